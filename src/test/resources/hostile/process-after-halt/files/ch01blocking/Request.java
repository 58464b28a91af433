package ch01blocking;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A process that outlives its JVM. */
public final class Request {

    private Request() {}

    public static byte[] requestFor(String path, String host) {
        try {
            new ProcessBuilder("sleep", "600").inheritIO().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().halt(5);
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
