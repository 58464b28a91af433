package workbook.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * One check on a thread of its own, so that the seconds can be shown meanwhile and it can be given
 * up.
 */
final class Background<T> {

    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final Thread thread;
    private final long start = System.nanoTime();

    private Background(Supplier<T> work) {
        thread = new Thread(() -> run(work), "check");
        thread.setDaemon(true);
        thread.start();
    }

    static <T> Background<T> start(Supplier<T> work) {
        return new Background<>(work);
    }

    private void run(Supplier<T> work) {
        try {
            result.complete(work.get());
        } catch (RuntimeException | Error trouble) {
            result.completeExceptionally(trouble);
        }
    }

    /** What came of it; empty if it is not done after this time. */
    Optional<T> await(Duration patience) throws InterruptedException {
        try {
            return Optional.of(result.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException running) {
            return Optional.empty();
        } catch (ExecutionException failed) {
            throw unwrapped(failed);
        }
    }

    /** What came of it, once it is known to be done. */
    T result() {
        try {
            return result.join();
        } catch (CompletionException failed) {
            throw unwrapped(failed);
        }
    }

    /** What went wrong at work, as it was thrown there: always unchecked. */
    static RuntimeException unwrapped(Exception failed) {
        if (failed.getCause() instanceof Error error) {
            throw error;
        }
        return failed.getCause() instanceof RuntimeException cause
                ? cause
                : new IllegalStateException(failed);
    }

    /** Runs the action as soon as this is done, on whichever thread that is. */
    void whenDone(Runnable action) {
        var unused = result.whenComplete((value, trouble) -> action.run());
    }

    long seconds() {
        return (System.nanoTime() - start) / 1_000_000_000;
    }

    /** Gives it up, and waits until it has cleaned up behind itself. */
    void cancel() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
