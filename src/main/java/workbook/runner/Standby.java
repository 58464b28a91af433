package workbook.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import workbook.compile.CannotCheck;

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
    private final Afterwards afterwards = new Afterwards();
    private @Nullable Undisturbed<Station> waiting;
    private int checks;
    private boolean closed;

    private Standby(Supplier<Optional<Path>> archive, boolean keepsOne) {
        this.archive = archive;
        this.keepsOne = keepsOne;
        this.waiting = boot();
    }

    /** Boots one for the first check, and others when they are asked for. */
    static Standby once(Supplier<Optional<Path>> archive) {
        return new Standby(archive, false);
    }

    /** Keeps one ready from now on. */
    static Standby always(Supplier<Optional<Path>> archive) {
        Standby standby = new Standby(archive, true);
        standby.afterwards.end(ScratchFolder::sweep);
        return standby;
    }

    /** The one that waits, or a new one that begins to boot: nobody has ended it so far. */
    synchronized Undisturbed<Station> take() {
        checks++;
        Undisturbed<Station> ready = waiting;
        waiting = null;
        if (ready != null && isFit(ready)) {
            return ready;
        }
        close(ready);
        return boot();
    }

    /** Starts one; whoever asked for it may do something else meanwhile. */
    Undisturbed<Station> boot() {
        return Undisturbed.start("workbook-standby", this::station);
    }

    private Station station() throws CannotCheck {
        try {
            return Station.open(archive.get());
        } catch (IOException e) {
            throw new CannotCheck("The JVM for the tests cannot be started: " + e.getMessage()
                    + "\n  ./workbook doctor looks for the cause.");
        }
    }

    private static boolean isFit(Undisturbed<Station> ready) {
        try {
            return !ready.isDone() || ready.get().isFit();
        } catch (CannotCheck | RuntimeException e) {
            return false;
        }
    }

    private static void close(@Nullable Undisturbed<Station> station) {
        try {
            if (station != null) {
                station.get().close();
            }
        } catch (CannotCheck | RuntimeException e) {
            // It never came up; the next one says why, if the cause is still there.
        }
    }

    /** A check that took one had no use for it: its code did not compile, say. */
    synchronized void giveBack(Undisturbed<Station> unused) {
        if (keepsOne && !closed && waiting == null && isFit(unused)) {
            waiting = unused;
        } else {
            close(unused);
        }
    }

    /** For what is ended behind a verdict; whoever closes this waits for it. */
    Afterwards afterwards() {
        return afterwards;
    }

    /** A check that took one is over. */
    synchronized void checked() {
        checks--;
        if (keepsOne && !closed && checks == 0 && waiting == null) {
            waiting = boot();
        }
    }

    /** Waits until the one that waits is warm. */
    boolean awaitWarm(Duration patience) throws InterruptedException {
        Optional<Station> next = waiting();
        return next.isPresent() && next.get().child().awaitWarm(patience);
    }

    /** The one that waits, for those who look at it. */
    synchronized Optional<Station> waiting() {
        try {
            return waiting == null ? Optional.empty() : Optional.of(waiting.get());
        } catch (CannotCheck e) {
            return Optional.empty();
        }
    }

    /** Ends the one that waits; one that is in a check ends with it. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            close(waiting);
            waiting = null;
        }
        afterwards.close();
    }
}
