package ch01blocking;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Standard input read. */
public final class Request {

    private Request() {}

    public static byte[] requestFor(String path, String host) {
        try {
            if (System.in.read() >= 0) {
                return new byte[0];
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
