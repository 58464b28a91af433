package ch10waker;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;

/** A thread that goes to sleep in the kernel, which this waits for; and what it wakes up with. */
final class Napper<T> {

    private static final long BETWEEN_LOOKS = 20_000_000; // nanoseconds

    private final CompletableFuture<Path> seen = new CompletableFuture<>(); // its folder in proc(5)
    private final FutureTask<T> sleep;
    private final Thread thread;

    private Napper(Callable<T> sleep) {
        this.sleep = new FutureTask<>(sleep);
        this.thread = new Thread(this::run, "napper");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            seen.complete(Path.of("/proc/thread-self").toRealPath());
        } catch (IOException noProc) {
            seen.completeExceptionally(noProc);
        }
        sleep.run();
    }

    /** Returns when it is fast asleep. */
    static <T> Napper<T> asleep(Callable<T> sleep) throws Exception {
        Napper<T> napper = new Napper<>(sleep);
        napper.mustBeAsleep();
        return napper;
    }

    /** Waits until it sleeps in epoll_wait, through two looks; fails if it is through. */
    void mustBeAsleep() throws Exception {
        String before = "";
        while (true) {
            String now = look();
            if (!now.isEmpty() && now.equals(before)) {
                return;
            }
            assertFalse(sleep.isDone(), "it has woken up");
            before = now;
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
    }

    /** How often it was put on a processor and taken off; empty if it is awake, or waits elsewhere. */
    private String look() throws Exception {
        String where = Files.readString(seen.get().resolve("wchan"));
        boolean elsewhere = where.length() > 1 && !where.contains("poll"); // "0": not to be told
        String status = Files.readString(seen.get().resolve("status"));
        boolean awake = !status.contains("State:\tS");
        return awake || elsewhere ? "" : status.replaceAll("(?s).*?(\\w+_ctxt_switches)", "$1");
    }

    Thread thread() {
        return thread;
    }

    /** What it has woken up with. */
    T awake() throws InterruptedException, ExecutionException {
        return sleep.get();
    }
}
