package ch01blocking;

import java.nio.charset.StandardCharsets;

/** A method that is not static any more. */
public final class Request {

    private Request() {}

    public byte[] requestFor(String path, String host) {
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
