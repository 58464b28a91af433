package ch10waker;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread that works until its loop is closed, asking again and again, in a method that is hot:
 * the compiler has been there, and has taken out of the turn what need not be in it.
 */
final class Spinner {

    private static final int WARM = 60; // calls
    private static final long SHORT = 40_000; // turns
    private static final long LONG = 300_000_000; // turns: some tenths of a second
    private static final ThreadMXBean TIMES = ManagementFactory.getThreadMXBean();

    /** So much processor time nobody needs to see a field that has changed: nanoseconds. */
    private static final long MUCH = TimeUnit.MILLISECONDS.toNanos(50);

    private static final long SOME = TimeUnit.MILLISECONDS.toNanos(2);

    private Spinner() {}

    /** Has the method compiled. */
    static void warm(Loop loop) {
        for (int i = 0; i < WARM; i++) {
            spin(loop, SHORT);
        }
    }

    /** Whether a thread that is at it sees that the loop is closed. */
    static boolean sees(Loop loop, Runnable close) throws InterruptedException {
        Thread thread = new Thread(() -> spin(loop, LONG), "works until it is closed");
        thread.setDaemon(true);
        thread.start();
        awaitWork(thread, SOME);
        close.run();
        boolean seen = !awaitWork(thread, TIMES.getThreadCpuTime(thread.getId()) + MUCH);
        thread.join();
        return seen;
    }

    /** Waits until it has worked so long; false if it has ended before. */
    private static boolean awaitWork(Thread thread, long nanos) {
        while (thread.isAlive() && TIMES.getThreadCpuTime(thread.getId()) < nanos) {
            LockSupport.parkNanos(200_000);
        }
        return thread.isAlive();
    }

    /** What every busy program has somewhere. */
    private static long spin(Loop loop, long most) {
        long turns = 0;
        while (!loop.isClosed()) {
            turns++;
            if (turns == most) {
                return turns;
            }
        }
        return turns;
    }
}
