package ch02threads;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A server with a pool. Whoever finds no place in it is told so at once. */
final class BusyServer implements AutoCloseable {

    // tag::no[]
    static final String NO = "HTTP/1.1 503 Service Unavailable\r\n"
            + "Retry-After: 1\r\n" // <1>
            + "Content-Length: 0\r\n"
            + "Connection: close\r\n"
            + "\r\n";

    // end::no[]

    private final ServerSocket listener;
    private final Handler handler;
    private final PolitePool pool;
    private final Thread accepting = new Thread(this::acceptLoop, "busy-server");

    /** Starts one on a free port of the loopback address. */
    BusyServer(Handler handler, int size, int places) throws IOException {
        this.listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        this.handler = handler;
        this.pool = new PolitePool(size, places);
        accepting.setDaemon(true);
        accepting.start();
    }

    InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    private void acceptLoop() {
        while (!listener.isClosed()) {
            try {
                converse(listener.accept());
            } catch (IOException closedOrGone) {
                // The listener was closed, or this one client has gone.
            }
        }
    }

    // tag::converse[]
    private void converse(Socket socket) throws IOException {
        if (!pool.offer(() -> serve(socket))) {
            try (socket) {
                socket.getOutputStream().write(NO.getBytes(US_ASCII)); // <2>
            }
        }
    }
    // end::converse[]

    private void serve(Socket socket) {
        try (socket) {
            handler.serve(socket);
        } catch (IOException gone) {
            // Nobody is left to tell.
        }
    }

    /** Takes no more, and returns when everybody who had a place has been served. */
    @Override
    public void close() throws IOException {
        listener.close();
        try {
            accepting.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        pool.close();
    }
}
