package workbook.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import workbook.course.Chapter;
import workbook.course.Exercise;
import workbook.course.Finished;
import workbook.course.Home;
import workbook.progress.ProgressFile;
import workbook.runner.Checker;
import workbook.runner.ChildArchive;
import workbook.runner.Verdict;

/**
 * Does what learners do most, without a trace, so that the JVM can keep an archive of the classes
 * that it takes. The launcher asks for it once after each build.
 */
final class Rehearsal {

    private final Session session;
    private final Home elsewhere;

    private Rehearsal(Session session) {
        this.session = session;
        this.elsewhere = new Home(session.home().target().resolve("workbook/rehearsal"));
    }

    /**
     * Rehearses.
     *
     * @param quick whether only what looks something up, and compiles and parses nothing
     */
    static int run(Session session, boolean quick) throws Exception {
        Session silent = session.writingTo(new PrintStream(OutputStream.nullOutputStream()));
        Rehearsal rehearsal = new Rehearsal(silent);
        rehearsal.progress();
        Main main = new Main(silent);
        main.run(new String[] {"list"});
        main.run(new String[] {"status"});
        if (quick) {
            return 0;
        }
        ChildArchive.make();
        rehearsal.check();
        new WatchCommand(silent).rehearse();
        return Parser.run(silent, new CheckCommand(silent), "check", new String[] {"--help"});
    }

    /** Somewhere else: a learner who has not begun has no progress to read yet. */
    private void progress() {
        ProgressFile file = new ProgressFile(elsewhere, Clock.systemUTC());
        file.update(progress -> progress.at("rehearsal"));
        file.read();
    }

    /** A first exercise that is not begun, and one that is solved; the learner's are left alone. */
    private void check() throws Exception {
        Chapter chapter = session.course().chapters().get(0);
        Exercise first = session.course().exercises().get(0);
        new Targets(session.course()).exercise(first.id());
        for (Path sources : List.of(starters(chapter), session.home().chapters())) {
            try (Checker checker = new Checker(session.course())) {
                Background<Verdict> check = Background.start(() -> checker.check(first, sources));
                Verdict verdict = check.await(Duration.ofMinutes(1)).orElseThrow();
                new ProgressFile(elsewhere, Clock.systemUTC())
                        .update(progress -> progress.checked(
                                first.id(),
                                verdict.passed(),
                                verdict.status().word(),
                                Clock.systemUTC().instant()));
                new LastFailures(elsewhere).remember(verdict);
                session.tell(new CheckAnswer(session.course(), List.of(verdict), true, false));
            }
        }
    }

    private Path starters(Chapter chapter) throws IOException {
        Path folder = elsewhere.exerciseSources().resolve(chapter.name());
        Files.createDirectories(folder);
        for (var starter : Finished.read(chapter).starters().entrySet()) {
            Files.writeString(folder.resolve(starter.getKey()), starter.getValue());
        }
        return elsewhere.exerciseSources();
    }
}
