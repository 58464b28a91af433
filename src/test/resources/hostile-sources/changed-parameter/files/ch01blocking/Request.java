package ch01blocking;

import java.nio.charset.StandardCharsets;

/** A parameter of another type. */
public final class Request {

    private Request() {}

    public static byte[] requestFor(CharSequence path, String host) {
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
