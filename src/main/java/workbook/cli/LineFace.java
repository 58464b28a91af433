package workbook.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import workbook.course.Exercise;
import workbook.runner.Verdict;

/**
 * A watch line by line, for screen readers and for terminals that can do no more: each key is
 * followed by Enter, and what was said stays. Keys wait for the verdict, but for r and q.
 */
final class LineFace implements Watching.Face {

    private static final String KEYS =
            "r again, c check all, n next, h hint, s solution, l list, q quit";

    private final Session session;
    private final Watching watching;
    private final Deque<Optional<String>> later = new ArrayDeque<>();
    private String fallback = "";

    LineFace(Session session, Watching watching) {
        this.session = session;
        this.watching = watching;
    }

    /** Passes on what is typed; on a thread of its own. Empty is the end of the input. */
    void readLines() {
        try {
            BufferedReader lines = new BufferedReader(
                    new InputStreamReader(session.around().in(), StandardCharsets.UTF_8));
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                Optional<String> typed = Optional.of(line.strip());
                watching.post(() -> typed(typed));
            }
        } catch (IOException gone) {
            // A terminal that was closed is the end of the input, too.
        }
        watching.post(() -> typed(Optional.empty()));
    }

    private void typed(Optional<String> line) throws Exception {
        String key = line.orElse("");
        boolean quit = key.equals("q") && session.around().onTerminal();
        if (watching.isBusy() && !quit && !key.equals("r")) {
            later.add(line);
            return;
        }
        if (line.isEmpty() || key.equals("q")) {
            watching.quit(0);
            return;
        }
        react(key);
        if (!watching.isBusy()) {
            prompt();
        }
    }

    private void react(String key) throws Exception {
        Exercise exercise = watching.exercise();
        switch (key) {
            case "r" -> watching.check("");
            case "c" -> session.tell(new CheckCommand(session).everything());
            case "n" -> moveOn(exercise);
            case "h" -> session.tell(new HintCommand(session, Ways.KEYS).answer(exercise));
            case "s" -> session.tell(new SolutionCommand(session, Ways.KEYS).answer(exercise));
            case "l" -> session.tell(new ListCommand(session).answer());
            default ->
                session.terminal().wrapped("  ", key.isEmpty() ? "Keys: " + KEYS : unknown(key));
        }
    }

    /** What only the screen has as a key is a command here, too. */
    private String unknown(String key) {
        Exercise exercise = watching.exercise();
        String command = switch (key) {
            case "x" -> "reset " + exercise.id();
            case "u" -> "undo";
            case "o" -> "open " + exercise.id();
            case "t" -> "status";
            case "f" -> "check " + exercise.id() + " --full";
            case "?" -> "--help";
            default -> "";
        };
        return command.isEmpty()
                ? "No key " + key + ": " + KEYS
                : "No key " + key + " here. In a second terminal: ./workbook " + command;
    }

    private void moveOn(Exercise left) throws Exception {
        Optional<Exercise> next = session.learner().next(Optional.of(left));
        Optional<String> open = watching.leftOpen(next);
        if (open.isPresent()) {
            session.terminal().line();
            session.terminal().wrapped("  ", open.get());
        }
        session.tell(new NextCommand(session).answer(next));
        next.ifPresent(watching::moveTo);
    }

    @Override
    public void began(String why, String what) {
        if (session.terminal().lively()) {
            session.around().out().print("\033[2J\033[H");
            session.around().out().flush();
        }
        session.notice("  " + (why.isEmpty() ? "" : why + ": ") + "checking " + what + " ...");
    }

    @Override
    public void working(long seconds) {
        session.progress("checking " + watching.exercise().id() + " ... " + seconds + " s");
    }

    @Override
    public void fallback(String sentence) {
        if (!sentence.equals(fallback)) {
            fallback = sentence;
            session.notice("  " + sentence);
        }
    }

    @Override
    public void gaveUp() {
        session.progressDone();
    }

    @Override
    public void checked(Verdict verdict) throws IOException {
        session.progressDone();
        session.tell(new CheckAnswer(session.course(), List.of(verdict), true, false, Ways.KEYS));
        prompt();
        typedMeanwhile();
    }

    private void typedMeanwhile() {
        for (Optional<String> line = later.poll(); line != null; line = later.poll()) {
            Optional<String> typed = line;
            watching.post(() -> typed(typed));
        }
    }

    @Override
    public void failed(RuntimeException trouble) {
        Trouble.report(session, trouble);
        prompt();
    }

    void prompt() {
        Terminal terminal = session.terminal();
        terminal.line();
        terminal.wrapped(
                "  ", "Save, and it is checked; now: " + watching.exercise().id());
        terminal.wrapped("  ", KEYS + "; then Enter.");
        terminal.flush();
    }
}
