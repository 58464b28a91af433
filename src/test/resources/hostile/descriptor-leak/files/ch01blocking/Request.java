package ch01blocking;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Sockets and a file that are left open. */
public final class Request {

    private Request() {}

    private static final List<Closeable> OPEN = new ArrayList<>();

    public static byte[] requestFor(String path, String host) {
        try {
            ServerSocket server = new ServerSocket(0);
            OPEN.add(server);
            OPEN.add(new Socket("localhost", server.getLocalPort()));
            OPEN.add(new FileOutputStream("left-open.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
