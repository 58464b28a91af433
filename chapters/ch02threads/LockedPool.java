package ch02threads;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A pool whose tasks hand tasks to the same pool and wait for them: nothing moves any more. */
final class LockedPool implements AutoCloseable {

    static final int SIZE = 4;

    private final ConcurrentLinkedQueue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final ThreadPoolExecutor pool =
            (ThreadPoolExecutor) Executors.newFixedThreadPool(SIZE, this::thread);

    /** Locks a pool up, looks at it twice, a second apart, and frees it. */
    static void run(PrintStream out) throws InterruptedException {
        try (LockedPool locked = new LockedPool()) {
            locked.lockUp();
            out.printf("%13s%9s%9s%9s%11s%n", "", "running", "queued", "done", "worked");
            locked.report("locked up", out);
            Thread.sleep(1_000);
            locked.report("1 s later", out);
        }
    }

    // tag::lock-up[]
    /** Returns when every thread waits for a task that gets none. */
    void lockUp() throws InterruptedException {
        CountDownLatch together = new CountDownLatch(SIZE);
        for (int i = 0; i < SIZE; i++) {
            pool.execute(() -> outer(together));
        }
        while (pool.getQueue().size() < SIZE) { // <1>
            LockSupport.parkNanos(100_000);
        }
    }

    private void outer(CountDownLatch together) {
        try {
            together.countDown();
            together.await(); // <2>
            Future<String> inner = pool.submit(() -> "done");
            inner.get(); // <3>
        } catch (Exception stopped) {
            // The end of the experiment.
        }
    }
    // end::lock-up[]

    private void report(String when, PrintStream out) {
        out.printf(
                "%-13s%9d%9d%9d%8d ms%n",
                when,
                pool.getActiveCount(),
                pool.getQueue().size(),
                pool.getCompletedTaskCount(),
                TimeUnit.NANOSECONDS.toMillis(worked()));
    }

    /** Nanoseconds that the pool's threads have spent on a processor. */
    long worked() {
        return threads.stream()
                .mapToLong(Thread::getId)
                .map(ManagementFactory.getThreadMXBean()::getThreadCpuTime)
                .sum();
    }

    ThreadPoolExecutor pool() {
        return pool;
    }

    List<Thread> threads() {
        return List.copyOf(threads);
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "pool");
        threads.add(thread);
        return thread;
    }

    /** Interrupts everybody, which is the only way out. */
    @Override
    public void close() {
        pool.shutdownNow();
    }
}
