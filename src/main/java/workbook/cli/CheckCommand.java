package workbook.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import workbook.course.Exercise;
import workbook.progress.Progress;
import workbook.runner.Checker;
import workbook.runner.Verdict;

/** {@code check}: runs the tests of what the learner wrote. */
@Command(name = "check", description = "Run the tests of an exercise, a chapter or everything.")
final class CheckCommand extends WorkbookCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "ID|CHAPTER",
            defaultValue = "",
            completionCandidates = Names.Both.class,
            description = "An exercise such as read-to-end, or a chapter such as ch01;"
                    + " the current exercise if you leave it out.")
    String name = "";

    @Option(names = "--all", description = "Check every exercise of the course.")
    boolean all;

    @Option(names = "--full", description = "Show every failure whole, not only the first.")
    boolean full;

    CheckCommand(Session session) {
        super(session);
    }

    @Override
    boolean takes(String word) {
        name = word;
        return true;
    }

    @Override
    Answer answer() throws Exception {
        if (all && !name.isEmpty()) {
            throw new Wrong(
                    "--all is every exercise, and " + name + " is less.", "Leave one of them out.");
        }
        try (Checker checker = new Checker(session.course())) {
            return all || isChapter() ? many(checker) : one(checker);
        }
    }

    /** As if {@code --all} had been given. */
    CheckAnswer everything() {
        all = true;
        try (Checker checker = new Checker(session.course())) {
            return many(checker);
        }
    }

    private boolean isChapter() {
        return !name.isEmpty()
                && new Targets(session.course()).find(name).isEmpty()
                && !new Targets(session.course()).exercises(name).isEmpty();
    }

    private Answer one(Checker checker) throws InterruptedException {
        Exercise exercise = session.learner().named(name);
        session.learner().moveTo(exercise);
        Background<Verdict> check =
                Background.start(() -> session.learner().check(checker, exercise));
        Optional<Verdict> done = check.await(Duration.ofSeconds(1));
        while (done.isEmpty()) {
            session.progress("checking " + exercise.id() + " ... " + check.seconds() + " s");
            done = check.await(Duration.ofSeconds(1));
        }
        session.progressDone();
        Verdict verdict = done.get();
        return new CheckAnswer(session.course(), List.of(verdict), true, full);
    }

    private CheckAnswer many(Checker checker) {
        Learner learner = session.learner();
        List<Exercise> exercises =
                all ? session.course().exercises() : new Targets(session.course()).exercises(name);
        Progress before = learner.progress();
        List<Verdict> verdicts = new ManyChecks(learner)
                .of(
                        checker,
                        exercises,
                        done -> session.progress(
                                "checking " + (done + 1) + " of " + exercises.size()));
        session.progressDone();
        Optional<DropBack> back =
                all ? DropBack.of(session.course(), verdicts, before) : Optional.empty();
        back.ifPresent(to -> learner.moveTo(to.exercise()));
        return new CheckAnswer(session.course(), verdicts, false, full, Ways.COMMANDS, back);
    }
}
