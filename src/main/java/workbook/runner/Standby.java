package workbook.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where checks get their test JVMs from; if asked to, it keeps one booted and warm between checks.
 *
 * <pre>
 *            boot                 take                job, verdict
 *   nothing ------> one waiting ---------> in a check -------------> thrown away
 *      ^                 ^                      |                         |
 *      |                 +----------------------+                         |
 *      |                   not used: given back                           |
 *      +------------------------------------------------------------------+
 *                       no check runs: boot the next one
 * </pre>
 *
 * The next one boots behind the verdict and not beside the tests: with two cores it would take one
 * of them just while a learner waits.
 */
final class Standby implements AutoCloseable {

    private final Supplier<Optional<Path>> archive;
    private final boolean keepsOne;
    private @Nullable Station waiting;
    private int checks;
    private boolean closed;

    private Standby(Supplier<Optional<Path>> archive, boolean keepsOne) {
        this.archive = archive;
        this.keepsOne = keepsOne;
    }

    /** Boots a JVM when one is asked for. */
    static Standby onDemand(Supplier<Optional<Path>> archive) {
        return new Standby(archive, false);
    }

    /** Keeps one ready from now on. */
    static Standby ready(Supplier<Optional<Path>> archive) {
        Standby standby = new Standby(archive, true);
        standby.bootNext();
        return standby;
    }

    /** The one that waits, or a new one: nobody has ended it so far. */
    synchronized Station take() throws CannotCheck {
        Station ready = waiting;
        waiting = null;
        if (ready != null && !ready.isFit()) {
            ready.close();
            ready = null;
        }
        Station taken = ready == null ? fresh() : ready;
        checks++;
        return taken;
    }

    /** One that has only begun to boot. */
    Station fresh() throws CannotCheck {
        try {
            return Station.open(archive.get());
        } catch (IOException e) {
            throw new CannotCheck("The JVM for the tests cannot be started: " + e.getMessage()
                    + "\n  ./workbook doctor looks for the cause.");
        }
    }

    /** A check that took one had no use for it: its code did not compile, say. */
    synchronized void giveBack(Station unused) {
        if (keepsOne && !closed && waiting == null && unused.isFit()) {
            waiting = unused;
        } else {
            unused.close();
        }
    }

    /** A check that took one is over. */
    synchronized void checked() {
        checks--;
        bootNext();
    }

    private synchronized void bootNext() {
        if (keepsOne && !closed && checks == 0 && waiting == null) {
            Thread thread = new Thread(this::boot, "workbook-standby");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private synchronized void boot() {
        if (closed || checks > 0 || waiting != null) {
            return;
        }
        try {
            waiting = fresh();
            notifyAll();
        } catch (CannotCheck | RuntimeException e) {
            // The next check tries it itself, and says what is wrong if it still is.
        }
    }

    /** Waits until the one that waits is warm. */
    boolean awaitWarm(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        Optional<Station> next = awaitNext(deadline);
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        return next.isPresent() && next.get().child().awaitWarm(left);
    }

    private synchronized Optional<Station> awaitNext(long deadline) throws InterruptedException {
        long left = deadline - System.nanoTime();
        while (waiting == null && left > 0) {
            wait(left / 1_000_000 + 1);
            left = deadline - System.nanoTime();
        }
        return Optional.ofNullable(waiting);
    }

    /** The one that waits, for those who look at it. */
    synchronized Optional<Station> waiting() {
        return Optional.ofNullable(waiting);
    }

    /** Ends the one that waits; one that is in a check ends with it. */
    @Override
    public synchronized void close() {
        closed = true;
        if (waiting != null) {
            waiting.close();
            waiting = null;
        }
    }
}
