package ch01blocking;

import java.nio.charset.StandardCharsets;

/** A wait that nobody ends. */
public final class Request {

    private Request() {}

    public static byte[] requestFor(String path, String host) {
        synchronized (host) {
            try {
                host.wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
