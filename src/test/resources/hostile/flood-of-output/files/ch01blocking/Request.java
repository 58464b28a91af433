package ch01blocking;

import java.nio.charset.StandardCharsets;

/** A flood of output. */
public final class Request {

    private Request() {}

    public static byte[] requestFor(String path, String host) {
        String line = "x".repeat(99);
        for (int i = 0; i < 150_000; i++) {
            System.out.println(line);
        }
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
