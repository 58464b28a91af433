package ch01blocking;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;

/** An accept that nobody answers. */
public final class Request {

    private Request() {}

    public static byte[] requestFor(String path, String host) {
        try (ServerSocket server = new ServerSocket(0)) {
            server.accept().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
