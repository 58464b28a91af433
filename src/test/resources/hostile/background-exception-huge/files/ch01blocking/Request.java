package ch01blocking;

import java.nio.charset.StandardCharsets;

/** An exception of megabytes in a background thread. */
public final class Request {

    private Request() {}

    public static byte[] requestFor(String path, String host) {
        Thread thread = new Thread(Request::tooMuch, "huge");
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }

        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static void tooMuch() {
        throw new IllegalStateException("x".repeat(5_000_000));
    }
}
