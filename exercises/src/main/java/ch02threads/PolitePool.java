package ch02threads;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** So many threads, so many places to wait, and a prompt no to everybody else. */
public final class PolitePool implements AutoCloseable {

    private final int places;
    private final Queue<Runnable> waiting = new ArrayDeque<>(); // guarded by this
    private boolean closed; // guarded by this
    private final List<Thread> threads = new ArrayList<>();

    /**
     * Starts the threads; it will never have more.
     *
     * @param size how many tasks run at the same time
     * @param places how many others may wait for their turn, 1 or more
     */
    public PolitePool(int size, int places) {
        this.places = places;
        for (int i = 0; i < size; i++) {
            Thread thread = new Thread(this::work, "pool-" + i);
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
    }

    /**
     * Takes a task if there is a place for it. Never waits.
     *
     * @return whether it was taken, which is a promise to run it; if false, tell
     *     whoever asked: a server answers 503
     */
    public synchronized boolean offer(Runnable task) {
        // TODO polite-pool: Say no if the pool is closed, or if no place is free. Otherwise let the
        // task wait, and wake a thread.
        throw new UnsupportedOperationException("ch02 / polite-pool: not written yet");
    }

    /** What each thread of the pool does from its start to its end. */
    private void work() {
        // TODO polite-pool: Run one task after the other, each when it comes, until the pool is
        // closed and no task waits. What a task throws must not end the thread.
        return; // So far, each thread of the pool ends at once.
    }

    /**
     * Runs the parts of some work, shared with the threads of the pool, and returns
     * when all of them have ended. A task of this pool may call it too.
     */
    public void runAll(List<Runnable> parts) throws InterruptedException {
        // TODO polite-pool:
        // Offer each part to the pool. What nobody has begun by then, run yourself:
        // if the threads of the pool all wait here, there is nobody else. Each part
        // is run once. Then wait for those that others have begun.
        throw new UnsupportedOperationException("ch02 / polite-pool: not written yet");
    }

    /** Takes no more, runs what it has taken, and returns when the threads have ended. */
    @Override
    public void close() {
        // TODO polite-pool:
        // From here on offer() says no. Wake all threads, so that those with nothing
        // to do can end, and wait for each.
        throw new UnsupportedOperationException("ch02 / polite-pool: not written yet");
    }
}
