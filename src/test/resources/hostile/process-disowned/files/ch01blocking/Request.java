package ch01blocking;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A process that nobody knows any more. */
public final class Request {

    private Request() {}

    public static byte[] requestFor(String path, String host) {
        try {
            new ProcessBuilder("sh", "-c", "sleep 611 >/dev/null 2>&1 &").start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }

        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
