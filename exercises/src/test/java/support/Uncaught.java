package support;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Hears the exceptions that end a learner's threads. Those that a test has thrown into them on
 * purpose are no news, so nothing is printed of them.
 */
public final class Uncaught implements AutoCloseable {

    private final UncaughtExceptionHandler usual = Thread.getDefaultUncaughtExceptionHandler();
    private final Queue<Throwable> heard = new ConcurrentLinkedQueue<>();

    /** What a test throws on purpose. */
    public static final class Planned extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /** One with a message to know it by. */
        public Planned(String message) {
            super(message);
        }

        @Override
        public String toString() {
            return "a RuntimeException of the test's: " + getMessage();
        }
    }

    /** What a test throws on purpose, and what most people forget to expect. */
    public static final class PlannedError extends Error {

        private static final long serialVersionUID = 1L;

        /** One with a message to know it by. */
        public PlannedError(String message) {
            super(message);
        }

        @Override
        public String toString() {
            return "an Error of the test's: " + getMessage();
        }
    }

    private Uncaught() {}

    /** Listens until it is closed. */
    public static Uncaught listening() {
        Uncaught uncaught = new Uncaught();
        Thread.setDefaultUncaughtExceptionHandler(uncaught::hear);
        return uncaught;
    }

    private void hear(Thread thread, Throwable thrown) {
        if (thrown instanceof Planned || thrown instanceof PlannedError) {
            return;
        }
        heard.add(thrown);
        if (usual != null) {
            usual.uncaughtException(thread, thrown);
        }
    }

    /** The first that nobody had planned. */
    public Optional<Throwable> first() {
        return Optional.ofNullable(heard.peek());
    }

    /** A lesson, if a learner's thread has come to code that is not written yet. */
    public void judgeUnwritten(Attempt attempt, String did) {
        first().filter(UnsupportedOperationException.class::isInstance)
                .ifPresent(thrown -> attempt.run(did, () -> {
                    throw (UnsupportedOperationException) thrown;
                }));
    }

    @Override
    public void close() {
        Thread.setDefaultUncaughtExceptionHandler(usual);
    }
}
