package ch01blocking;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Direct buffers without end. */
public final class Request {

    private Request() {}

    public static byte[] requestFor(String path, String host) {
        List<ByteBuffer> all = new ArrayList<>();
        while (host.length() > 0) {
            all.add(ByteBuffer.allocateDirect(50_000_000));
        }
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
