package ch02threads;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
// tag::solution-polite-pool-imports[]
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
// end::solution-polite-pool-imports[]

/** So many threads, so many places to wait, and a prompt no to everybody else. */
public final class PolitePool implements AutoCloseable {

    // tag::fields[]
    private final int places;
    private final Queue<Runnable> waiting = new ArrayDeque<>(); // guarded by this
    private boolean closed; // guarded by this
    private final List<Thread> threads = new ArrayList<>();
    // end::fields[]

    // tag::constructor[]
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
    // end::constructor[]

    // tag::offer[]
    /**
     * Takes a task if there is a place for it. Never waits.
     *
     * @return whether it was taken, which is a promise to run it; if false, tell
     *     whoever asked: a server answers 503
     */
    public synchronized boolean offer(Runnable task) {
        // end::offer[]
        //? Say no if the pool is closed, or if no place is free. Otherwise let the
        //? task wait, and wake a thread.
        // tag::solution-polite-pool[]
        if (closed || waiting.size() == places) {
            return false;
        }
        waiting.add(task);
        notify();
        return true;
        // end::solution-polite-pool[]
    }

    // tag::work[]
    /** What each thread of the pool does from its start to its end. */
    private void work() {
        // end::work[]
        //? Run one task after the other, each when it comes, until the pool is
        //? closed and no task waits. What a task throws must not end the thread.
        //= return; // So far, each thread of the pool ends at once.
        // tag::solution-polite-pool-work[]
        for (Runnable task = next(); task != null; task = next()) {
            run(task);
        }
        // end::solution-polite-pool-work[]
    }

    // tag::solution-polite-pool-next[]
    /** Waits for a task; null if none will come any more. */
    private synchronized Runnable next() {
        while (waiting.isEmpty() && !closed) {
            try {
                wait();
            } catch (InterruptedException late) {
                // Meant for a task that is over by now. The pool is stopped by close().
            }
        }
        return waiting.poll();
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable problem) {
            // Reported as if the thread had died of it. But it lives.
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, problem);
        }
    }
    // end::solution-polite-pool-next[]

    // tag::run-all[]
    /**
     * Runs the parts of some work, shared with the threads of the pool, and returns
     * when all of them have ended. A task of this pool may call it too.
     */
    public void runAll(List<Runnable> parts) throws InterruptedException {
        // end::run-all[]
        //? Offer each part to the pool. What nobody has begun by then, run yourself:
        //? if the threads of the pool all wait here, there is nobody else. Each part
        //? is run once. Then wait for those that others have begun.
        // tag::solution-polite-pool-run-all[]
        CountDownLatch left = new CountDownLatch(parts.size());
        List<FutureTask<?>> all = new ArrayList<>();
        for (Runnable part : parts) {
            Runnable counted = () -> {
                run(part);
                left.countDown();
            };
            FutureTask<?> once = new FutureTask<>(counted, null);
            all.add(once);
            offer(once); // A no does no harm here.
        }
        // Does nothing if a thread of the pool has begun it: a FutureTask runs once.
        all.forEach(FutureTask::run);
        left.await();
        // end::solution-polite-pool-run-all[]
    }

    // tag::close[]
    /** Takes no more, runs what it has taken, and returns when the threads have ended. */
    @Override
    public void close() {
        // end::close[]
        //? From here on offer() says no. Wake all threads, so that those with nothing
        //? to do can end, and wait for each.
        // tag::solution-polite-pool-close[]
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        // end::solution-polite-pool-close[]
    }
}
