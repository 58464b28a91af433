package ch02threads;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
// tag::solution-thread-per-connection-imports[]
import java.util.concurrent.locks.LockSupport;
// end::solution-thread-per-connection-imports[]

/** Serves each connection on a thread of its own. */
public final class ThreadServer implements AutoCloseable {

    private static final int BACKLOG = 1024;

    // tag::fields[]
    private final ServerSocket listener;
    private final Handler handler;
    private final Map<Thread, Socket> open = new ConcurrentHashMap<>();
    private final Thread accepting = new Thread(this::acceptLoop, "accepting");
    // end::fields[]

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

    // tag::signature[]
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
    // end::signature[]

    /** Where it listens. */
    public InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    // tag::accept-loop[]
    /** Accepts until the listener is closed, whatever happens meanwhile. */
    private void acceptLoop() {
        // end::accept-loop[]
        //? Accept, and give each socket a thread of its own, which calls serve().
        //? Note both in `open`. An accept() that fails is not the end: only
        //? listener.isClosed() is.
        // tag::solution-thread-per-connection[]
        while (!listener.isClosed()) {
            try {
                handOver(listener.accept());
            } catch (IOException problem) {
                // close() ended the wait, or this one connection failed. If there is no
                // descriptor left, a short rest is better than asking in a frenzy.
                LockSupport.parkNanos(10_000_000);
            }
        }
        // end::solution-thread-per-connection[]
    }

    // tag::solution-thread-per-connection-hand-over[]
    private void handOver(Socket socket) throws IOException {
        Thread thread = new Thread(() -> serve(socket), "serving");
        open.put(thread, socket);
        try {
            thread.start();
        } catch (OutOfMemoryError noThreadLeft) {
            // That is how the JVM says it. One client less, but the server goes on.
            open.remove(thread);
            socket.close();
        }
    }
    // end::solution-thread-per-connection-hand-over[]

    // tag::serve[]
    /** Serves one connection, on its thread; the socket is closed whatever happens. */
    private void serve(Socket socket) {
        // end::serve[]
        //? Let the handler talk. Close the socket on every way out, and forget the
        //? connection. What the handler throws ends this connection, and nothing else.
        // tag::solution-thread-per-connection-serve[]
        try (socket) {
            handler.serve(socket);
        } catch (IOException gone) {
            // The client went away, or close() was called. Nobody is left to tell.
        } finally {
            open.remove(Thread.currentThread());
        }
        // end::solution-thread-per-connection-serve[]
    }

    // tag::close[]
    /**
     * Hangs up on everybody, and returns when every socket is closed and every thread
     * has ended, or has nothing left to do but to end.
     */
    @Override
    public void close() throws IOException {
        // end::close[]
        //? Close the listener and wait for the accepting thread: from then on no
        //? connection is added. Then close each socket, which wakes a thread that
        //? reads from it, interrupt its thread, and wait for it to end.
        // tag::solution-thread-per-connection-close[]
        listener.close();
        try {
            accepting.join();
            for (Map.Entry<Thread, Socket> connection : open.entrySet()) {
                connection.getValue().close();
                connection.getKey().interrupt();
                connection.getKey().join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        // end::solution-thread-per-connection-close[]
    }
}
