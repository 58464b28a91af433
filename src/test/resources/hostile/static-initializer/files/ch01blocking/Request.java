package ch01blocking;

import java.nio.charset.StandardCharsets;

/** A static initializer that throws. */
public final class Request {

    private Request() {}

    private static final int PORT = Integer.parseInt("eighty");

    public static byte[] requestFor(String path, String host) {
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
