package workbook.screen;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jline.terminal.Size;

/**
 * The terminal, while all of it is ours.
 *
 * <pre>
 *            open                   suspend, lend
 *  (theirs) ------> drawn, raw ----------------------> theirs, as they left it
 *     ^              |      ^                                |
 *     +--------------+      +--------------------------------+
 *     close, the end of the JVM       continued, given back
 * </pre>
 *
 * Everything but {@link #restore} belongs to one thread, the one that runs what is handed to {@link
 * #listen}.
 */
public final class Screen implements AutoCloseable {

    /** Another screen beside the one with the shell's lines; no cursor, no wrapping, pastes marked. */
    private static final String ENTER = "\033[?1049h\033[?25l\033[?7l\033[?2004h";

    private static final String LEAVE =
            "\033[0m\033[2J\033[H\033[?2004l\033[?7h\033[?25h\033[?1049l";

    private final Tty tty;
    private final Map<String, String> variables;
    private final Frame frame;
    private final Signals signals = new Signals();
    private final ReentrantLock lock = new ReentrantLock();
    private final Thread atExit = new Thread(this::restore, "terminal");
    private volatile boolean ours;
    private volatile boolean lent;
    private boolean over;

    private Screen(Tty tty, Map<String, String> variables) {
        this.tty = tty;
        this.variables = variables;
        boolean colors = variables.getOrDefault("NO_COLOR", "").isEmpty();
        this.frame = new Frame(colors, Links.shown(variables));
    }

    /**
     * Finds out whether this terminal will do.
     *
     * @param folder where a library may be unpacked to
     * @throws IOException with the reason, in words, if this terminal is not up to it
     */
    public static Screen open(Map<String, String> variables, Path folder) throws IOException {
        String type = variables.getOrDefault("TERM", "");
        if (type.isEmpty() || type.equals("dumb") || type.equals("unknown")) {
            throw new IOException(type.isEmpty() ? "TERM is not set" : "TERM is " + type);
        }
        System.setProperty("jline.tmpdir", folder.toString());
        return open(Tty::open, variables);
    }

    /** One where nobody sits, so that the JVM can keep an archive of the classes that it takes. */
    public static Screen rehearsal(Map<String, String> variables) throws IOException {
        return open(Tty::deserted, variables);
    }

    private interface Opening {
        Tty open() throws IOException;
    }

    private static Screen open(Opening terminal, Map<String, String> variables) throws IOException {
        try {
            Screen screen = new Screen(terminal.open(), variables);
            Runtime.getRuntime().addShutdownHook(screen.atExit);
            return screen;
        } catch (LinkageError | RuntimeException missing) {
            throw new IOException("the terminal's modes cannot be set: " + missing, missing);
        }
    }

    private void enter() throws IOException {
        lock.lock();
        try {
            if (over) {
                return;
            }
            // First of all the modes: a process in the background is stopped right here.
            tty.raw();
            ours = true;
            frame.forget();
            tty.write(ENTER);
        } finally {
            lock.unlock();
        }
    }

    private void leave() throws IOException {
        lock.lock();
        try {
            if (ours) {
                ours = false;
                tty.cooked();
                tty.write(LEAVE);
            }
        } finally {
            lock.unlock();
        }
    }

    /** What happens at the terminal; all of it on the thread of the loop. */
    public interface Listener {
        /** A key was pressed. */
        void pressed(Key key);

        /** It has another size, or may show something else than was drawn. */
        void redraw();

        /** Ctrl-C. */
        void interrupted();

        /** Ctrl-Z: {@link Screen#suspend} is expected. */
        void stopped();

        /** Nobody is there any more. */
        void gone();
    }

    /**
     * Takes all of the terminal, and tells of what happens there from now on. Signals come first: a
     * Ctrl-Z that nobody hears would stop us with the terminal taken.
     *
     * @param loop runs what it is given, one after the other, on the screen's thread
     */
    public void listen(Consumer<Runnable> loop, Listener listener) throws IOException {
        signals.on("WINCH", () -> loop.accept(listener::redraw));
        signals.on("CONT", () -> loop.accept(() -> continued(listener)));
        signals.on("INT", new Interrupts(loop, () -> !lent, listener::interrupted));
        signals.on("TSTP", () -> loop.accept(listener::stopped));
        enter();
        new KeyReader(tty, loop, key -> pressed(key, listener), listener::gone).start();
    }

    private void pressed(Key key, Listener listener) {
        if (key.kind() == Key.Kind.OTHER) {
            // Ctrl-L, by habit, when something else has written to the terminal.
            frame.forget();
        }
        listener.pressed(key);
    }

    /** After a stop that nobody asked us about, the shell has set the modes it likes. */
    private void continued(Listener listener) {
        try {
            if (ours) {
                enter();
                listener.redraw();
            }
        } catch (IOException gone) {
            listener.gone();
        }
    }

    /** Shows a view as it is now. */
    public void draw(View view) throws IOException {
        Size size = tty.size(variables);
        List<String> lines = view.lines(size.getColumns(), size.getRows());
        lock.lock();
        try {
            if (ours) {
                tty.write(frame.update(lines, size.getColumns(), size.getRows()));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Stops the workbook, with the terminal as it was found; comes back when it is continued. */
    public void suspend() throws IOException, InterruptedException {
        leave();
        try {
            signals.stop();
        } finally {
            enter();
        }
    }

    /** Something that needs the terminal for itself. */
    public interface Borrower {
        /** Runs until it does not need it any more. */
        void run() throws IOException, InterruptedException;
    }

    /** Lends the terminal, and takes it back. */
    public void lend(Borrower borrower) throws IOException, InterruptedException {
        leave();
        lent = true;
        signals.letStop();
        try {
            borrower.run();
        } finally {
            signals.takeStop();
            lent = false;
            enter();
        }
    }

    /** Gives the terminal back as it was found, on whichever thread and however things stand. */
    private void restore() {
        boolean locked = false;
        try {
            // Whoever holds the lock may be writing to a terminal that takes nothing any more.
            locked = lock.tryLock(500, TimeUnit.MILLISECONDS);
            over = true;
            if (locked) {
                leave();
            } else {
                tty.cooked();
            }
        } catch (IOException | RuntimeException gone) {
            // Then there is no terminal left to care for.
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } finally {
            if (locked) {
                lock.unlock();
            }
        }
    }

    @Override
    public void close() {
        signals.giveBack();
        restore();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException ending) {
            // The hook is at work already.
        }
    }
}
