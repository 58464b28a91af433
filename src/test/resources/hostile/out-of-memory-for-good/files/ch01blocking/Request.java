package ch01blocking;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A heap that stays full. */
public final class Request {

    private Request() {}

    private static final List<byte[]> ALL = new ArrayList<>();

    public static byte[] requestFor(String path, String host) {
        while (host.length() > 0) {
            ALL.add(new byte[1000]);
        }
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
