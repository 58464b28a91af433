package workbook.runner;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Work on a thread that nobody interrupts: an interrupt closes the very jars that a thread reads,
 * and a compiler does not get over that.
 */
final class Undisturbed {

    private Undisturbed() {}

    /** What there is to do. */
    interface Work<T> {
        T run() throws CannotCheck;
    }

    /** Waits until it is done; an interrupt is kept for whatever comes after it. */
    static <T> T run(Work<T> work) throws CannotCheck {
        FutureTask<T> task = new FutureTask<>(work::run);
        Thread thread = new Thread(task, "workbook-compiler");
        thread.setDaemon(true);
        thread.start();
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

    private static CannotCheck rethrown(Throwable cause) {
        if (cause instanceof CannotCheck stop) {
            return stop;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) cause;
    }
}
