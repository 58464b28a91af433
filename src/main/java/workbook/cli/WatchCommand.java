package workbook.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import picocli.CommandLine.Command;
import workbook.course.Exercise;
import workbook.runner.Checker;
import workbook.watch.SaveWatch;

/** {@code watch}: checks the current exercise each time the learner saves. */
@Command(name = "watch", description = "Check the current exercise each time you save.")
final class WatchCommand extends WorkbookCommand {

    /** What arrives on the queue for a save; a typed line arrives as itself. */
    private static final String SAVED = "\0saved";

    private static final String END = "q";

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    WatchCommand(Session session) {
        super(session);
    }

    @Override
    Answer answer() throws Exception {
        if (session.wantsJson()) {
            throw new Wrong(
                    "watch talks with a person, and JSON is for programs.",
                    "Use this instead: ./workbook check --json");
        }
        session.tell(new StatusCommand(session).answer());
        prompt();
        background(this::readLines, "keys");
        try (Checker checker = new Checker(session.course())) {
            while (watch(checker)) {}
        }
        return new Text(Map.of(), out -> {});
    }

    /** Watches the folder of the current exercise until the learner moves on; false at the end. */
    private boolean watch(Checker checker) throws Exception {
        Exercise exercise = session.learner().named("");
        try (SaveWatch saves = watching(exercise)) {
            background(() -> forward(saves), "saves");
            String event = events.take();
            while (!event.equals(END)) {
                react(event, checker);
                prompt();
                if (!session.learner().named("").chapter().equals(exercise.chapter())) {
                    return true;
                }
                event = events.take();
            }
            return false;
        }
    }

    private SaveWatch watching(Exercise exercise) {
        Path folder = session.home().exerciseSources().resolve(exercise.chapter());
        try {
            return new SaveWatch(folder);
        } catch (IOException refused) {
            throw new Wrong(
                    session.home().show(folder) + " cannot be watched: " + refused.getMessage(),
                    "Check by hand instead: ./workbook check " + exercise.id());
        }
    }

    private void react(String event, Checker checker) throws Exception {
        switch (event) {
            case SAVED, "r" -> check(checker);
            case "n" -> session.tell(new NextCommand(session).answer());
            case "h" -> session.tell(new HintCommand(session).answer());
            case "l" -> session.tell(new ListCommand(session).answer());
            default -> {}
        }
    }

    private void check(Checker checker) throws IOException {
        Exercise exercise = session.learner().named("");
        if (session.terminal().lively()) {
            session.around().out().print("\033[2J\033[H");
        }
        session.notice("  checking " + exercise.id() + " ...");
        session.tell(new CheckAnswer(
                session.course(),
                List.of(session.learner().checkCalmly(checker, exercise)),
                true,
                false));
    }

    private void prompt() {
        session.around().out().println();
        session.around()
                .out()
                .println(
                        "  Save, and it is checked. r again, n next, h hint, l list, q quit; then Enter.");
        session.around().out().flush();
    }

    private void forward(SaveWatch saves) {
        try {
            while (saves.await()) {
                events.add(SAVED);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The terminal stays as it is, line by line, so there is nothing to put right afterwards. */
    private void readLines() {
        try {
            BufferedReader lines = new BufferedReader(
                    new InputStreamReader(session.around().in(), StandardCharsets.UTF_8));
            String line = lines.readLine();
            while (line != null) {
                events.add(line.strip());
                line = lines.readLine();
            }
            events.add(END);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static void background(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
