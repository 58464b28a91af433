package ch02threads;

import ch01blocking.DelayServer;
import ch01blocking.FiveRequests;
import ch01blocking.Timeline;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Five requests for a pool of four: the fifth waits for a thread, and then for its reply. */
final class FiveForFour {

    private static final int DELAY = 500; // milliseconds

    private final DelayServer server;
    private final Timeline timeline = new Timeline(); // guarded by itself

    private FiveForFour(DelayServer server) {
        this.server = server;
    }

    /** Runs and draws them. */
    static void run(PrintStream out) throws IOException, InterruptedException, ExecutionException {
        try (DelayServer server = DelayServer.start(0, line -> {})) {
            FiveRequests.fetch(server.address(), "/0/warm-up"); // loads classes
            Timeline timeline = new FiveForFour(server).measure();
            out.printf("%s%nin all          %4d ms%n", timeline.draw(), timeline.end());
        }
    }

    private Timeline measure() throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Future<?>> asked = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            String path = "/" + DELAY + "/request-" + i;
            asked.add(pool.submit(() -> fetch(path)));
        }
        pool.shutdown();
        for (Future<?> one : asked) {
            one.get();
        }
        return timeline;
    }

    private boolean fetch(String path) throws IOException {
        long start = timeline.now();
        String text = FiveRequests.fetch(server.address(), path).text();
        synchronized (timeline) {
            timeline.add(text, start);
        }
        return true;
    }
}
