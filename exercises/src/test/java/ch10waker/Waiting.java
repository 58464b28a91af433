package ch10waker;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.locks.LockSupport;

/** Whether another thread waits for this one: for a lock that this one holds, or else for long. */
final class Waiting {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int LONG = 300; // looks in a row, where nobody knows who holds what
    private static final long LOOK = 500_000; // nanoseconds between two of them

    private final Thread other;
    private int looks;

    Waiting(Thread other) {
        this.other = other;
    }

    /** Waits until another thread has ended, or waits for this one. */
    static void untilOverOrForUs(Thread other) {
        Waiting waiting = new Waiting(other);
        while (other.isAlive() && !waiting.isForUs()) {
            LockSupport.parkNanos(LOOK);
        }
    }

    /** What the JVM says of it now. */
    boolean isForUs() {
        ThreadInfo info = THREADS.getThreadInfo(other.getId());
        if (info == null) {
            return false;
        }
        boolean waits = info.getThreadState() == Thread.State.BLOCKED
                || info.getThreadState() == Thread.State.WAITING;
        looks = waits ? looks + 1 : 0;
        return info.getLockOwnerId() == Thread.currentThread().getId() || looks > LONG;
    }
}
