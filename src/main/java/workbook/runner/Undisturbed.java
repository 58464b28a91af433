package workbook.runner;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import workbook.compile.CannotCheck;

/**
 * Work on a thread that nobody interrupts: an interrupt closes the very jars that a thread reads,
 * and a compiler does not get over that.
 */
final class Undisturbed<T> {

    private final FutureTask<T> task;

    private Undisturbed(FutureTask<T> task) {
        this.task = task;
    }

    /** What there is to do. */
    interface Work<T> {
        T run() throws CannotCheck;
    }

    /** Begins with it. */
    static <T> Undisturbed<T> start(String name, Work<T> work) {
        FutureTask<T> task = new FutureTask<>(work::run);
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return new Undisturbed<>(task);
    }

    boolean isDone() {
        return task.isDone();
    }

    /** Waits until it is done, whatever comes of it, or for so long. */
    void await(Duration patience) {
        try {
            task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // Whoever wants what comes of it hears of it there.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until it is done; an interrupt is kept for whatever comes after it. */
    T get() throws CannotCheck {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static CannotCheck rethrown(@Nullable Throwable cause) {
        if (cause instanceof CannotCheck stop) {
            return stop;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        throw cause instanceof RuntimeException trouble
                ? trouble
                : new IllegalStateException(cause);
    }
}
