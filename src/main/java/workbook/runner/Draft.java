package workbook.runner;

import java.nio.file.Path;
import workbook.compile.CannotCheck;
import workbook.compile.Workbench;
import workbook.course.Exercise;

/** An exercise on its way to classes: begun by its check, or a moment before that. */
final class Draft implements AutoCloseable {

    private final long begun = System.nanoTime();
    private final ScratchFolder scratch = ScratchFolder.open();
    private final VerdictBuilder verdict;
    private final Undisturbed<Workbench.Ready> ready;

    /** Begins to compile; what is found is told to the verdict. */
    Draft(Workbench workbench, Exercise exercise, Path sources, VerdictBuilder verdict) {
        this.verdict = verdict;
        this.ready = Undisturbed.start(
                "workbook-compiler",
                () -> workbench.prepare(exercise, sources, scratch.root(), verdict));
        scratch.isWrittenBy(ready);
    }

    /** Nobody else may touch it before {@link #ready} has returned. */
    VerdictBuilder verdict() {
        return verdict;
    }

    /** Waits for the classes. */
    Workbench.Ready ready() throws CannotCheck {
        return ready.get();
    }

    long millis() {
        return (System.nanoTime() - begun) / 1_000_000;
    }

    /** Waits, too: a compiler that still writes keeps its folder alive. */
    @Override
    public void close() {
        try {
            ready.get();
        } catch (CannotCheck | RuntimeException e) {
            // Whoever asked for the classes has heard of it.
        } finally {
            scratch.close();
        }
    }
}
