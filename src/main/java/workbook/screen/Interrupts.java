package workbook.screen;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Passes on the first Ctrl-C. If there is another before that one was heard, the loop hangs, and it
 * is time to go without it.
 */
final class Interrupts implements Runnable {

    /** What a shell reports of a program that a Ctrl-C has ended. */
    private static final int INTERRUPTED = 130;

    private final Consumer<Runnable> loop;
    private final BooleanSupplier meant;
    private final Runnable interrupted;
    private volatile boolean waiting;

    /**
     * A handler of that signal.
     *
     * @param meant false while it is for somebody else: whoever has borrowed the terminal
     * @param interrupted is run by the loop
     */
    Interrupts(Consumer<Runnable> loop, BooleanSupplier meant, Runnable interrupted) {
        this.loop = loop;
        this.meant = meant;
        this.interrupted = interrupted;
    }

    @Override
    public void run() {
        if (!meant.getAsBoolean()) {
            return;
        }
        if (waiting) {
            Runtime.getRuntime().exit(INTERRUPTED);
        }
        waiting = true;
        loop.accept(() -> {
            waiting = false;
            interrupted.run();
        });
    }
}
