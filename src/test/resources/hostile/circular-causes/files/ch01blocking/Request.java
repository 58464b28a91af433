package ch01blocking;

import java.nio.charset.StandardCharsets;

/** An exception with causes that have no end. */
public final class Request {

    private Request() {}

    public static byte[] requestFor(String path, String host) {
        if (!path.isEmpty()) {
            throw new Odd();
        }

        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static final class Odd extends RuntimeException {

        Odd() {
            super("no end");
        }

        @Override
        public synchronized Throwable getCause() {
            return new Odd();
        }
    }
}
