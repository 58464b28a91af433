package workbook.pty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Predicate;
import workbook.whole.Workshop;

/**
 * A person at a real terminal: a pseudo-terminal with the real command on it, keys that are pressed
 * and a screen that is read.
 *
 * <pre>{@code
 * try (PtyDesk desk = PtyDesk.of(workshop).size(80, 24).run()) {
 *     desk.await("request");
 *     desk.press("h");
 * }
 * }</pre>
 *
 * <p>Waiting ends as soon as what is awaited is shown. What never comes is told with the screen.
 */
final class PtyDesk implements AutoCloseable {

    private final Seat seat;
    private final Tape tape = new Tape();
    private int columns = 80;
    private int rows = 24;
    private Window window;
    private Process process;

    private PtyDesk(Seat seat) {
        this.seat = seat;
    }

    /** A desk in this copy of the course; nothing runs yet. */
    static PtyDesk of(Workshop workshop) {
        return new PtyDesk(new Seat(workshop.home().root(), workshop.command().command()));
    }

    /** A desk in a folder without the course. */
    static PtyDesk in(Path folder) {
        return new PtyDesk(new Seat(folder, List.of()));
    }

    /** The window's size; once something runs, the window is resized. */
    PtyDesk size(int columns, int rows) throws IOException {
        this.columns = columns;
        this.rows = rows;
        if (window != null) {
            window.resize(columns, rows);
        }
        return this;
    }

    /** An environment variable of what will run. */
    PtyDesk with(String name, String value) {
        seat.variables().put(name, value);
        return this;
    }

    /** Runs {@code ./workbook ARGUMENTS} alone on the terminal. */
    PtyDesk run(String... arguments) throws IOException {
        return start(seat.workbook(arguments));
    }

    /** Runs a shell that has the terminal's jobs under control, as at a desk. */
    PtyDesk shell() throws IOException, InterruptedException {
        start(List.of("sh", "-i"));
        return awaitPrompt();
    }

    private PtyDesk start(List<String> command) throws IOException {
        window = Window.open(columns, rows, tape);
        process = seat.start(window.pty().device(), command);
        window.begin();
        return this;
    }

    /** Presses keys; nothing is added to them. */
    PtyDesk press(String keys) throws IOException {
        tape.add("i", keys);
        window.pty().write(keys);
        return this;
    }

    /** Types a line for a shell. */
    PtyDesk type(String line) throws IOException {
        return press(line + "\r");
    }

    /** Waits until all of these are on the screen at once. */
    PtyDesk await(String... texts) throws InterruptedException {
        return await(
                Arrays.toString(texts),
                glass -> Arrays.stream(texts).allMatch(glass.text()::contains));
    }

    /** Waits until a shell's prompt is the last thing on the screen. */
    PtyDesk awaitPrompt() throws InterruptedException {
        return await("a prompt", glass -> glass.text().matches("(?s)(.*\n)?\\$"));
    }

    /** Waits until this was drawn, even if something else is there by now. */
    PtyDesk awaitDrawn(String text) throws InterruptedException {
        return await(text + ", drawn at some time", glass -> glass.raw().contains(text));
    }

    /** Waits until none of these is on the screen any more. */
    PtyDesk awaitGone(String... texts) throws InterruptedException {
        return await(
                "no " + Arrays.toString(texts),
                glass -> Arrays.stream(texts).noneMatch(glass.text()::contains));
    }

    /** Waits until the screen is as the predicate says. */
    PtyDesk await(String what, Predicate<Glass> awaited) throws InterruptedException {
        window.await(what, awaited);
        return this;
    }

    /** Waits until nothing was drawn for a while: only for a recording, which nothing awaits. */
    void awaitRest() throws InterruptedException {
        window.awaitRest();
    }

    /** Waits until nothing is left on the terminal, and says how the command ended. */
    int awaitEnd() throws InterruptedException {
        window.awaitEnd();
        return process.waitFor();
    }

    /** The screen as text. */
    String screen() {
        return window.seen(Glass::text);
    }

    /** All that was ever sent to the screen, escape sequences and all. */
    String raw() {
        return window.seen(Glass::raw);
    }

    /** What the terminal would still be told to do differently: none of it may stay. */
    SortedSet<String> modes() {
        return window.seen(Glass::modes);
    }

    /** How the terminal is set. */
    String settings() throws IOException {
        return window.pty().settings();
    }

    Tape tape() {
        return tape;
    }

    /** Sends a signal to the program here whose command line contains this. */
    PtyDesk signal(int number, String command) throws IOException {
        for (String line : processes()) {
            if (line.contains(command)) {
                Pty.kill(Long.parseLong(line.substring(0, line.indexOf(' '))), number);
                return this;
            }
        }
        throw new AssertionError("no " + command + " in " + processes());
    }

    /** Waits until what the shell started is gone. */
    void awaitOnlyShell() throws IOException {
        new Sitting(process.pid()).awaitOnlyLeader(Window.PATIENCE_SECONDS);
    }

    /** The processes that run on this terminal. */
    List<String> processes() throws IOException {
        return new Sitting(process.pid()).processes();
    }

    /** The folders of checks that are there. */
    List<Path> scratch() throws IOException {
        return seat.scratch();
    }

    /** Closes the terminal's window, whatever runs in it, and waits until all that is gone. */
    void hangUp() throws IOException {
        window.close();
        window = null;
        new Sitting(process.pid()).awaitNobody(Window.PATIENCE_SECONDS);
    }

    @Override
    public void close() {
        if (process == null) {
            return;
        }
        try {
            new Sitting(process.pid()).end();
            if (window != null) {
                hangUp();
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
