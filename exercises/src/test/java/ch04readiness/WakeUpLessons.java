package ch04readiness;

import java.io.IOException;
import java.lang.Thread.State;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import support.Attempt;
import support.Attempt.Outcome;
import support.Lesson;

/**
 * What the tests of a loop do again and again, and what they say when it goes wrong.
 *
 * @param selector where the loop sleeps
 * @param loop the learner's
 * @param ranOn which thread ran the task that matters; null if none has
 */
record WakeUpLessons(HookedSelector selector, Loop loop, AtomicReference<Thread> ranOn) {

    private static final String ASKED = "a loop that sleeps in select(), and wakes to run, on its"
            + " own thread, what other threads hand in";
    private static final Attempt ATTEMPT = Attempt.of(ASKED, 4, "Wake me up");
    static final String NOT_WOKEN = "The task is in the queue, and the loop does not know:"
            + " it sleeps until one of its channels is ready, and a queue is no channel."
            + " wakeup() ends that sleep.";
    private static final String LOCKED = "A lock that the loop holds while it sleeps is free for"
            + " nobody, and who waits for it is the one who would wake the loop. A queue that is"
            + " made for several threads needs no lock of yours.";

    WakeUpLessons(HookedSelector selector, Loop loop) {
        this(selector, loop, new AtomicReference<>());
    }

    Attempt attempt() {
        return ATTEMPT;
    }

    void startAndSleep() throws InterruptedException {
        loop.start().await(() -> selector.entered() > 0);
        rethrow("run()");
    }

    /** Starts it, and gives it a task that lasts until the latch is opened. */
    CountDownLatch startAndKeepBusy() throws InterruptedException {
        startAndSleep();
        String did = "execute() of a task that takes long, while the loop sleeps";
        return loop.keepBusy(task -> execute(did, task))
                .orElseThrow(() -> failed(did, "it has not begun", "it begins", NOT_WOKEN));
    }

    void execute(String did, Runnable task) {
        run(did, () -> loop.wakeUp().execute(task));
    }

    /** Calls it on a thread of its own, as others would: the loop must not keep them waiting. */
    void run(String did, Runnable call) {
        FutureTask<Boolean> called = new FutureTask<>(call, true);
        Thread caller = new Thread(called, "caller");
        caller.setDaemon(true);
        caller.start();
        ATTEMPT.get(did, () -> {
            while (!called.isDone()) {
                if (isKeptWaiting(caller)) {
                    throw failed(did, "it waits, and the loop sleeps", "it comes back", LOCKED);
                }
                LockSupport.parkNanos(50_000);
            }
            return resultOf(called);
        });
    }

    private boolean isKeptWaiting(Thread caller) {
        boolean waits = caller.getState() == State.BLOCKED || caller.getState() == State.WAITING;
        return waits && loop.isAsleep();
    }

    private static boolean resultOf(FutureTask<Boolean> called) throws Exception {
        try {
            return called.get();
        } catch (ExecutionException thrown) {
            throw thrown.getCause() instanceof Exception cause ? cause : thrown;
        }
    }

    void expectRun(String did, String why) throws InterruptedException {
        loop.await(() -> ranOn.get() != null);
        rethrow(did);
        if (ranOn.get() == null) {
            throw failed(did, "the loop sleeps, and the task has not run", "the task runs", why);
        }
    }

    /** What ended the loop is a lesson, if nothing was to end it. */
    void rethrow(String did) {
        if (loop.ended().isPresent()) {
            ATTEMPT.get(did, () -> {
                throw loop.ended().get() instanceof Exception thrown
                        ? thrown
                        : new IllegalStateException(loop.ended().get());
            });
        }
    }

    Lesson.Failure failed(String did, String saw, String expected, String why) {
        Outcome<Boolean> outcome = ATTEMPT.run(did, () -> true);
        return outcome.fail(saw, expected, why, loop.yours());
    }

    /** The next byte, or -1 if there is none. */
    static int read(Pipe.SourceChannel source) {
        ByteBuffer one = ByteBuffer.allocate(1);
        try {
            source.read(one);
        } catch (IOException broken) {
            return -1;
        }
        return one.get(0);
    }
}
