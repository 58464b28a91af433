package support;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import support.Attempt.Outcome;
import support.Crowd.Reached;

/**
 * Calls a learner's method on a thread of its own, so that the test can watch it wait.
 *
 * @param <T> what the method returns
 */
public final class Caller<T> {

    private final Crowd crowd;
    private final Thread thread;
    private volatile Outcome<T> outcome;
    private volatile Throwable failure;

    private Caller(Crowd crowd, Attempt attempt, String did, Callable<T> call) {
        this.crowd = crowd;
        this.thread = new Thread(() -> call(attempt, did, call), "caller");
        thread.setDaemon(true);
    }

    /** Begins the call. What it starts belongs to the crowd, and so does the caller. */
    public static <T> Caller<T> start(Crowd crowd, Attempt attempt, String did, Callable<T> call) {
        Caller<T> caller = new Caller<>(crowd, attempt, did, call);
        crowd.met(caller.thread);
        caller.thread.start();
        return caller;
    }

    private void call(Attempt attempt, String did, Callable<T> call) {
        try {
            outcome = attempt.run(did, call);
        } catch (Throwable lesson) {
            failure = lesson;
        }
    }

    /** Waits for an event, for the end of the call, or until neither can come. */
    public Reached until(BooleanSupplier event) {
        return crowd.until(() -> event.getAsBoolean() || ended());
    }

    /** Waits for the end of the call, or until it cannot come. */
    public Reached untilEnded() {
        return until(() -> false);
    }

    /** Whether the call has come back, one way or the other. */
    public boolean ended() {
        return outcome != null || failure != null;
    }

    /** What came of the call, once it has ended: a lesson is thrown. */
    public Outcome<T> outcome() {
        if (failure instanceof Error error) {
            throw error;
        }
        return outcome;
    }

    /** Whether the caller waits, and not only for a guessed time to pass. */
    public boolean parks() {
        return Crowd.waits(thread) && !ended() && !sleeps();
    }

    /** Whether the caller sleeps for a guessed time. */
    public boolean sleeps() {
        return Crowd.sleeps(thread);
    }

    /** Tells the caller to stop waiting. */
    public void interrupt() {
        thread.interrupt();
    }

    /**
     * Ends the wait of a caller whose test is over, so that it is not there when the runner asks
     * what a learner's code has left behind. It may have to be told at several places.
     */
    public void letGo() {
        for (int told = 0; told < 10 && thread.isAlive(); told++) {
            thread.interrupt();
            try {
                thread.join(20);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Whether the caller itself is inside of a method of this class. */
    public boolean isIn(Class<?> owner) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(owner.getName()));
    }

    /** Whether it is the one who makes the call. */
    public boolean is(Thread other) {
        return thread == other;
    }

    /** The learner's line at which the call stands, in this class if it is there. */
    public Optional<StackTraceElement> yours(Class<?> preferred) {
        return Frames.yours(thread.getStackTrace(), preferred);
    }
}
