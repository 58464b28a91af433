package ch04readiness;

import java.io.IOException;
import java.nio.channels.Selector;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import support.Frames;
import support.Sleeper;
import support.Sleeper.Rest;

/** A learner's loop on a thread of its own, and what became of it. */
final class Loop implements AutoCloseable {

    /** Who sleeps this long, in milliseconds, was not woken. */
    private static final long SURE = 300;
    /** How long something may take that is sure to come, in milliseconds. */
    private static final long PATIENCE = 7_000;

    private final Selector selector;
    private final WakeUp wakeUp;
    private final List<Exception> problems = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::run, "loop");
    private final CountDownLatch begun = new CountDownLatch(1);
    private volatile Sleeper sleeper;
    private volatile Throwable ended;
    private volatile boolean excused; // it sleeps because a test wants it to

    Loop(Selector selector) {
        this.selector = selector;
        this.wakeUp = new WakeUp(selector, problems::add);
        thread.setDaemon(true);
    }

    private void run() {
        sleeper = Sleeper.thisThread();
        begun.countDown();
        try {
            wakeUp.run();
        } catch (Throwable thrown) {
            ended = thrown;
        }
    }

    /** Starts the thread. */
    Loop start() throws InterruptedException {
        thread.start();
        begun.await();
        return this;
    }

    WakeUp wakeUp() {
        return wakeUp;
    }

    Thread thread() {
        return thread;
    }

    /** What the loop was told of what its tasks threw. */
    List<Exception> problems() {
        return problems;
    }

    /** Whether it sleeps, and has slept for so long that nothing will wake it. */
    boolean isAsleep() {
        return sleeper != null && !excused && sleeper.sleptMillis() > SURE;
    }

    /** What ended the loop, if it threw something. */
    Optional<Throwable> ended() {
        return Optional.ofNullable(ended);
    }

    /** From now on a sleep of its thread says nothing about the loop; or it does again. */
    void excuse(boolean now) {
        excused = now;
    }

    /** Waits until it sleeps, or clearly never will. */
    Rest awaitRest() {
        return sleeper.awaitRest(() -> !thread.isAlive());
    }

    /** Waits until it happened; false if the loop is asleep, or over, and it won't happen. */
    boolean await(BooleanSupplier it) {
        long begin = System.nanoTime();
        while (!it.getAsBoolean()) {
            boolean over = isAsleep() || !thread.isAlive();
            long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
            if (over || waited > PATIENCE) {
                return it.getAsBoolean();
            }
            LockSupport.parkNanos(500_000);
        }
        return true;
    }

    /** Gives it a task that lasts until the latch is opened; empty if it does not begin. */
    Optional<CountDownLatch> keepBusy(Executor caller) {
        CountDownLatch busy = new CountDownLatch(1);
        AtomicBoolean working = new AtomicBoolean();
        caller.execute(() -> {
            working.set(true);
            if (Thread.currentThread() == thread) {
                joined(busy::await);
            }
        });
        return await(working::get) ? Optional.of(busy) : Optional.empty();
    }

    /** Something that waits. */
    interface Waiting {
        /** Waits. */
        void untilDone() throws InterruptedException;
    }

    /** Waits where no InterruptedException may be thrown. */
    static void joined(Waiting waiting) {
        try {
            waiting.untilDone();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The learner's line on which the loop's thread is. */
    Optional<StackTraceElement> yours() {
        return Frames.yours(thread.getStackTrace(), WakeUp.class);
    }

    /** Ends it, one way or another. */
    @Override
    public void close() throws IOException {
        selector.close();
        thread.interrupt();
    }
}
