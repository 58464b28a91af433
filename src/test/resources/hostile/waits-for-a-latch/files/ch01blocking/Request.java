package ch01blocking;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** A latch that nobody counts down. */
public final class Request {

    private Request() {}

    public static byte[] requestFor(String path, String host) {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
