package ch01blocking;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Answers {@code GET /{delay-ms}/{message}} with the message, after the delay. */
public final class DelayServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int BACKLOG = 1024;

    private final ServerSocket listener;
    private final Consumer<String> log;
    private final Pause pause;
    private final Duration patience;
    private final AtomicInteger requests = new AtomicInteger();
    private final Map<Thread, Socket> open = new ConcurrentHashMap<>();
    private final Thread accepting = new Thread(this::acceptLoop, "delay-server");

    private DelayServer(
            ServerSocket listener, Consumer<String> log, Pause pause, Duration patience) {
        this.listener = listener;
        this.log = log;
        this.pause = pause;
        this.patience = patience;
        accepting.setDaemon(true);
    }

    /** Starts one that logs to standard output. Port 0 takes any free port. */
    public static DelayServer start(int port) throws IOException {
        return start(port, System.out::println);
    }

    /** Starts one that hands out its log: lines such as {@code #1 - 500ms: hi}. */
    public static DelayServer start(int port, Consumer<String> log) throws IOException {
        return start(port, log, Thread::sleep, PATIENCE);
    }

    /**
     * Starts one for tests.
     *
     * @param pause lets the delay pass, or pretends to
     * @param patience how long a client may take to send its request
     */
    public static DelayServer start(int port, Consumer<String> log, Pause pause, Duration patience)
            throws IOException {
        // The loopback address: what runs here is nobody else's business.
        InetAddress here = InetAddress.getLoopbackAddress();
        ServerSocket listener = new ServerSocket(port, BACKLOG, here);
        DelayServer server = new DelayServer(listener, log, pause, patience);
        server.accepting.start();
        return server;
    }

    // tag::accept-loop[]
    private void acceptLoop() {
        while (!listener.isClosed()) {
            try {
                converse(listener.accept()); // <1>
            } catch (IOException problem) {
                // close() ended the wait, or there is no descriptor left.
                // Then a short rest is better than asking in a frenzy.
                LockSupport.parkNanos(10_000_000);
            }
        }
    }

    private void converse(Socket socket) {
        Thread thread = new Thread(() -> serve(socket), "delay-server"); // <2>
        thread.setDaemon(true); // <3>
        open.put(thread, socket);
        thread.start();
    }

    private void serve(Socket socket) {
        try {
            new Conversation(socket, this::log, pause, patience).run();
        } finally {
            open.remove(Thread.currentThread());
        }
    }
    // end::accept-loop[]

    private void log(DelayRequest request) {
        log.accept(request.logLine(requests.incrementAndGet()));
    }

    /** The port it listens on. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), port());
    }

    /** Hangs up on everybody, and returns when every socket and thread is gone. */
    @Override
    public void close() throws IOException {
        listener.close();
        try {
            accepting.join();
            for (Map.Entry<Thread, Socket> conversation : open.entrySet()) {
                conversation.getValue().close();
                conversation.getKey().interrupt();
                conversation.getKey().join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs the server until it is stopped: {@code --port N}, or any free port. */
    public static void main(String[] args) throws InterruptedException {
        try (DelayServer server = start(portIn(args))) {
            String here = server.listener.getInetAddress().getHostAddress();
            String url = "http://" + here + ":" + server.port();
            System.out.println(url + "/{delay-ms}/{message}");
            new CountDownLatch(1).await(); // Ctrl-C is the way out.
        } catch (IOException | IllegalArgumentException problem) {
            System.err.println("delay-server: " + problem.getMessage());
            System.err.println("Say --port N with a free port, or nothing to get one.");
            System.exit(2);
        }
    }

    private static int portIn(String[] args) {
        if (args.length == 0) {
            return 0;
        }
        if (String.join(" ", args).matches("--port \\d{1,5}")) {
            return Integer.parseInt(args[1]);
        }
        throw new IllegalArgumentException("no such option");
    }
}
