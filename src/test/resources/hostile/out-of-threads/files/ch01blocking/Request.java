package ch01blocking;

import java.nio.charset.StandardCharsets;

/** A thread that the system refuses. */
public final class Request {

    private Request() {}

    public static byte[] requestFor(String path, String host) {
        Thread thread = new Thread(null, () -> {}, "huge", 1L << 46);
        thread.start();
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
