package ch01blocking;

import java.nio.charset.StandardCharsets;

/** An exception in a background thread. */
public final class Request {

    private Request() {}

    public static byte[] requestFor(String path, String host) {
        Thread thread = new Thread(() -> host.substring(1000), "counts");
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
