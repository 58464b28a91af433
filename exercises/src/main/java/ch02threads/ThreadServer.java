package ch02threads;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Serves each connection on a thread of its own. */
public final class ThreadServer implements AutoCloseable {

    private static final int BACKLOG = 1024;

    private final ServerSocket listener;
    private final Handler handler;
    private final Map<Thread, Socket> open = new ConcurrentHashMap<>();
    private final Thread accepting = new Thread(this::acceptLoop, "accepting");

    private ThreadServer(ServerSocket listener, Handler handler) {
        this.listener = listener;
        this.handler = handler;
        accepting.setDaemon(true);
    }

    /** Starts one on a free port of the loopback address. */
    public static ThreadServer start(Handler handler) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        return start(new ServerSocket(0, BACKLOG, here), handler);
    }

    /**
     * Starts one that accepts from here on.
     *
     * @param listener belongs to the server from now on, which closes it
     * @param handler is called once for each connection, on that one's thread
     */
    public static ThreadServer start(ServerSocket listener, Handler handler) {
        ThreadServer server = new ThreadServer(listener, handler);
        server.accepting.start();
        return server;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    /** Accepts until the listener is closed, whatever happens meanwhile. */
    private void acceptLoop() {
        // TODO thread-per-connection:
        // Accept, and give each socket a thread of its own, which calls serve().
        // Note both in `open`. An accept() that fails is not the end: only
        // listener.isClosed() is.
        throw new UnsupportedOperationException("ch02 / thread-per-connection: not written yet");
    }

    /** Serves one connection, on its thread; the socket is closed whatever happens. */
    private void serve(Socket socket) {
        // TODO thread-per-connection:
        // Let the handler talk. Close the socket on every way out, and forget the
        // connection. What the handler throws ends this connection, and nothing else.
        throw new UnsupportedOperationException("ch02 / thread-per-connection: not written yet");
    }

    /**
     * Hangs up on everybody, and returns when every socket is closed and every thread
     * has ended, or has nothing left to do but to end.
     */
    @Override
    public void close() throws IOException {
        // TODO thread-per-connection:
        // Close the listener and wait for the accepting thread: from then on no
        // connection is added. Then close each socket, which wakes a thread that
        // reads from it, interrupt its thread, and wait for it to end.
        throw new UnsupportedOperationException("ch02 / thread-per-connection: not written yet");
    }
}
