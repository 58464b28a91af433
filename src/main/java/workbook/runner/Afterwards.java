package workbook.runner;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import workbook.compile.CannotCheck;

/** Ends behind a verdict what nobody waits for: a test JVM that is done, a folder. */
final class Afterwards implements AutoCloseable {

    private final Queue<Undisturbed<Boolean>> begun = new ConcurrentLinkedQueue<>();

    /** Does it on a thread of its own. */
    void end(Runnable what) {
        begun.removeIf(Undisturbed::isDone);
        begun.add(Undisturbed.start("workbook-afterwards", () -> {
            what.run();
            return true;
        }));
    }

    /** Waits until all of it is done. */
    @Override
    public void close() {
        for (var next = begun.poll(); next != null; next = begun.poll()) {
            try {
                next.get();
            } catch (CannotCheck | RuntimeException e) {
                // The verdict is out; what could not be ended is deleted when this process ends.
            }
        }
    }
}
