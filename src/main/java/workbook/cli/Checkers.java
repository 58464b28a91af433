package workbook.cli;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.runner.Checker;

/**
 * The checker of a watch. Making one loads the compiler and boots a JVM, so that is done behind the
 * back of the first screen, and a check waits for it if it must.
 */
final class Checkers implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 2;

    private final Course course;
    private final CompletableFuture<Checker> made = new CompletableFuture<>();
    private final AtomicBoolean begun = new AtomicBoolean();

    Checkers(Course course) {
        this.course = course;
    }

    /**
     * Has the tests of an exercise that is shown compiled, and the compiler warmed by it, before
     * its first save; returns at once.
     */
    void getReady(Exercise shown) {
        warmUp();
        var unused = made.thenAcceptAsync(
                checker -> checker.getReady(shown, course.home().exerciseSources()));
    }

    /** Empty as long as it is not made. */
    Optional<Checker> ifMade() {
        return made.isDone() && !made.isCompletedExceptionally()
                ? Optional.of(made.join())
                : Optional.empty();
    }

    /** Begins to make it, and returns at once. */
    private void warmUp() {
        if (begun.compareAndSet(false, true)) {
            Thread maker = new Thread(this::make, "checker");
            maker.setDaemon(true);
            maker.start();
        }
    }

    private void make() {
        try {
            made.complete(Checker.standingBy(course));
        } catch (RuntimeException | Error trouble) {
            made.completeExceptionally(trouble);
        }
    }

    /** Waits until it is made. */
    Checker get() {
        warmUp();
        try {
            return made.join();
        } catch (CompletionException failed) {
            throw Background.unwrapped(failed);
        }
    }

    /**
     * Ends it. One that is just being made is waited for, but not for long: what it has begun would
     * be left behind.
     */
    @Override
    public void close() {
        if (!begun.get()) {
            return;
        }
        try {
            made.get(PATIENCE_SECONDS, TimeUnit.SECONDS).close();
        } catch (ExecutionException | TimeoutException unmade) {
            // There is nothing to close, or nobody who could wait for it.
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
