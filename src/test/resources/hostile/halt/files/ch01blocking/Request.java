package ch01blocking;

import java.nio.charset.StandardCharsets;

/** Runtime.halt. */
public final class Request {

    private Request() {}

    public static byte[] requestFor(String path, String host) {
        Runtime.getRuntime().halt(0);
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
