package workbook.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import picocli.CommandLine.Command;
import workbook.progress.OpenWatch;
import workbook.watch.SaveWatch;

/** {@code watch}: checks an exercise each time the learner saves it. */
@Command(name = "watch", description = "Check an exercise each time you save it.")
final class WatchCommand extends WorkbookCommand {

    private final BlockingQueue<Watching.Event> events = new LinkedBlockingQueue<>();

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
        try (OpenWatch here = OpenWatch.enter(session.home(), Clock.systemUTC());
                SaveWatch saves = open();
                Watching watching = new Watching(session, events)) {
            here.note().ifPresent(session::notice);
            background(() -> forward(saves), "saves");
            background(this::readLines, "keys");
            watching.run();
        }
        return new Text(Map.of(), out -> {});
    }

    /** Every chapter, because what is saved decides what is checked. */
    private SaveWatch open() {
        Path sources = session.home().exerciseSources();
        try {
            return new SaveWatch(List.of(sources));
        } catch (IOException refused) {
            throw new Wrong(
                    session.home().show(sources) + " cannot be watched: " + refused.getMessage(),
                    "Check by hand instead: ./workbook check");
        }
    }

    private void forward(SaveWatch saves) {
        try {
            for (var next = saves.await(); next.isPresent(); next = saves.await()) {
                events.add(new Watching.Saved(next.get()));
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
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                events.add(new Watching.Typed(Optional.of(line.strip())));
            }
        } catch (IOException gone) {
            // A terminal that was closed is the end of the input, too.
        }
        events.add(new Watching.Typed(Optional.empty()));
    }

    private static void background(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
