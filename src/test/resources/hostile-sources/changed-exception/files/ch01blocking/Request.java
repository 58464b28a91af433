package ch01blocking;

import java.nio.charset.StandardCharsets;

/** A checked exception more. */
public final class Request {

    private Request() {}

    public static byte[] requestFor(String path, String host) throws java.io.IOException {
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
