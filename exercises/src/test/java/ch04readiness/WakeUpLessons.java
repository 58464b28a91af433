package ch04readiness;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
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
        return ATTEMPT.get(did, loop::keepBusy)
                .orElseThrow(() -> failed(did, "it has not begun", "it begins", NOT_WOKEN));
    }

    void execute(String did, Runnable task) {
        run(did, () -> loop.wakeUp().execute(task));
    }

    void run(String did, Runnable call) {
        ATTEMPT.get(did, () -> {
            call.run();
            return true;
        });
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
}
