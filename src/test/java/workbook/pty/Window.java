package workbook.pty;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;

/** A terminal's window: a thread draws what comes, and whoever waits is told of it. */
final class Window {

    /** Only ends what would never end: on a machine that is busy, a check may take very long. */
    static final long PATIENCE_SECONDS = Integer.getInteger("patience", 180);

    /** Longer than the screen ever takes from one stroke to the next. */
    private static final long REST_MILLIS = 700;

    private final Pty pty;
    private final Glass glass;
    private final Tape tape;
    private final Thread reader = new Thread(this::read, "glass");
    private boolean over;

    private Window(Pty pty, Glass glass, Tape tape) {
        this.pty = pty;
        this.glass = glass;
        this.tape = tape;
    }

    static Window open(int columns, int rows, Tape tape) throws IOException {
        Window window = new Window(Pty.open(columns, rows), new Glass(columns, rows), tape);
        tape.begin(columns, rows);
        window.reader.setDaemon(true);
        return window;
    }

    Pty pty() {
        return pty;
    }

    /** Begins to draw: what is to be drawn has the terminal now. */
    void begin() {
        reader.start();
    }

    private void read() {
        char[] some = new char[8192];
        try (Reader text = new InputStreamReader(pty.shown(), StandardCharsets.UTF_8)) {
            for (int n = text.read(some); n >= 0; n = text.read(some)) {
                draw(new String(some, 0, n));
            }
        } catch (IOException gone) {
            // Told as an end, with what there was to see.
        }
        synchronized (glass) {
            over = true;
            glass.notifyAll();
        }
    }

    private void draw(String text) throws IOException {
        tape.add("o", text);
        String answer;
        synchronized (glass) {
            answer = glass.draw(text);
            glass.notifyAll();
        }
        if (!answer.isEmpty()) {
            pty.write(answer);
        }
    }

    void resize(int columns, int rows) throws IOException {
        synchronized (glass) {
            glass.resize(columns, rows);
        }
        tape.add("r", columns + "x" + rows);
        pty.resize(columns, rows);
    }

    /** Waits until the screen is as the predicate says. */
    void await(String what, Predicate<Glass> awaited) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        synchronized (glass) {
            while (!awaited.test(glass)) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (over || left <= 0) {
                    String how = over ? "The program ended" : "It did not come";
                    throw new AssertionError(how + ", awaited: " + what + "\n" + glass);
                }
                glass.wait(left);
            }
        }
    }

    /** Waits until nothing was drawn for a while: only for a recording, which nothing awaits. */
    void awaitRest() throws InterruptedException {
        synchronized (glass) {
            int before = -1;
            while (before < glass.raw().length()) {
                before = glass.raw().length();
                glass.wait(REST_MILLIS);
            }
        }
    }

    /** Waits until no program has the terminal any more. */
    void awaitEnd() throws InterruptedException {
        await("the end", drawn -> over);
    }

    /** Looks at it as it is now. */
    <T> T seen(Function<Glass, T> what) {
        synchronized (glass) {
            return what.apply(glass);
        }
    }

    /** Closes it, whatever is on it. */
    void close() throws IOException {
        pty.hangUp();
        try {
            reader.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        pty.close();
    }
}
