package ch03nonblocking;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Waits for what will happen, not for a time: a thread that is where it should be, say. */
final class Await {

    static final long PATIENCE = TimeUnit.MINUTES.toNanos(3);

    /** What is waited for. */
    interface Condition {
        boolean holds() throws IOException;
    }

    private Await() {}

    static void until(Condition condition) throws IOException {
        long begin = System.nanoTime();
        while (!condition.holds()) {
            assertTrue(System.nanoTime() - begin < PATIENCE, "it never came true");
            Thread.onSpinWait();
        }
    }

    /** Started; it keeps no JVM from ending. */
    static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Whether a thread has come as far as the JDK's own method for this system call. */
    static boolean isIn(Thread thread, String call) {
        return Stream.of(thread.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().matches("poll|" + call + "0"));
    }
}
