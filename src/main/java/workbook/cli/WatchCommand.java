package workbook.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import workbook.progress.OpenWatch;
import workbook.screen.Screen;
import workbook.watch.SaveWatch;

/** {@code watch}: checks an exercise each time the learner saves it. */
@Command(name = "watch", description = "Check an exercise each time you save it.")
final class WatchCommand extends WorkbookCommand {

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
        // Progress that has to be rebuilt says so before there is a screen.
        session.learner().progress();
        try (OpenWatch here = OpenWatch.enter(session.home(), Clock.systemUTC())) {
            Optional<Screen> screen = session.interactive() ? screen() : Optional.empty();
            int code = screen.isPresent()
                    ? onScreen(screen.get(), here.note())
                    : lineByLine(here.note());
            return new Text(code, Map.of(), out -> {});
        }
    }

    /** Shows the first screen to nobody, for the archive of classes. */
    void rehearse() throws Exception {
        onScreen(Screen.rehearsal(session.around().variables()), Optional.empty());
    }

    private Optional<Screen> screen() {
        Path folder = session.home().target().resolve("workbook/native");
        try {
            Files.createDirectories(folder);
            return Optional.of(Screen.open(session.around().variables(), folder));
        } catch (IOException unfit) {
            session.notice("No screen here, for " + unfit.getMessage()
                    + ": so line by line, and each key is followed by Enter.");
            return Optional.empty();
        }
    }

    private int onScreen(Screen opened, Optional<String> note) throws Exception {
        ScreenFace[] face = new ScreenFace[1];
        int code;
        try (Screen screen = opened) {
            Session behind = session.behindScreen(told -> face[0].notice(told));
            try (Watching watching = new Watching(behind, loop -> {
                face[0] = new ScreenFace(behind, loop, screen);
                return face[0];
            })) {
                code = watch(watching, () -> {
                    face[0].begin();
                    note.ifPresent(face[0]::notice);
                });
            }
        }
        face[0].goodbye(session.terminal());
        return code;
    }

    private int lineByLine(Optional<String> note) throws Exception {
        session.tell(new StatusCommand(session).answer());
        note.ifPresent(session::notice);
        LineFace[] face = new LineFace[1];
        try (Watching watching = new Watching(session, loop -> {
            face[0] = new LineFace(session, loop);
            return face[0];
        })) {
            return watch(watching, () -> {
                face[0].prompt();
                background(face[0]::readLines, "keys");
            });
        }
    }

    /** Saves are heard of before there is anything to see, so that none is missed. */
    private int watch(Watching watching, Runnable begin) throws Exception {
        // Every chapter, because what is saved decides what is checked.
        try (SaveWatch saves = new SaveWatch(List.of(session.home().exerciseSources()))) {
            background(() -> forward(saves, watching), "saves");
            begin.run();
            watching.fallback(saves.fallback());
            watching.warmUp();
            return watching.run();
        }
    }

    private static void forward(SaveWatch saves, Watching watching) {
        try {
            Optional<Set<Path>> next;
            do {
                next = saves.awaitTelling(early -> watching.post(() -> watching.expect(early)));
                next.ifPresent(files -> watching.post(() -> {
                    watching.fallback(saves.fallback());
                    watching.saved(files);
                }));
            } while (next.isPresent());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void background(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
