package ch02threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that do nothing but park. A call of {@link #wakeAll} wakes each of them once, and each
 * parks again. One thread owns a crowd: the one that made it.
 */
final class Crowd implements AutoCloseable {

    private static final long LOOK = 100_000; // nanoseconds between two looks

    private final ThreadFactory factory;
    private final Phaser gate = new Phaser(1); // the 1 is the owner
    private final List<Thread> threads = new ArrayList<>();
    private String refusal = "";

    Crowd(ThreadFactory factory) {
        this.factory = factory;
    }

    // tag::grow[]
    /** Adds threads up to this size; false if the system gives no more. */
    boolean growTo(int size) {
        while (threads.size() < size) {
            Thread thread = factory.newThread(this::park);
            gate.register();
            try {
                thread.start();
            } catch (OutOfMemoryError noMore) { // <1>
                gate.arriveAndDeregister();
                refusal = String.valueOf(noMore.getMessage());
                return false;
            }
            threads.add(thread);
        }
        awaitParked();
        return true;
    }

    private void park() {
        while (gate.arriveAndAwaitAdvance() >= 0) { // <2>
            // Woken. Nothing to do, so it parks again.
        }
    }
    // end::grow[]

    /** Wakes each thread once, and returns when all of them wait again. */
    void wakeAll() {
        gate.arriveAndAwaitAdvance();
        awaitParked();
    }

    private void awaitParked() {
        while (gate.getUnarrivedParties() > 1) {
            LockSupport.parkNanos(LOOK);
        }
    }

    int size() {
        return threads.size();
    }

    /** What the system said when it gave no more threads; empty if it always did. */
    String refusal() {
        return refusal;
    }

    /** Lets every thread go, and returns when all are gone. */
    @Override
    public void close() {
        gate.forceTermination();
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
