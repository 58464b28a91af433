package ch01blocking;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A heap that is full. */
public final class Request {

    private Request() {}

    public static byte[] requestFor(String path, String host) {
        List<byte[]> all = new ArrayList<>();
        while (host.length() > 0) {
            all.add(new byte[10_000_000]);
        }
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
