package workbook.cli;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import workbook.course.Exercise;
import workbook.progress.Healed;
import workbook.progress.Progress;
import workbook.progress.ProgressFile;
import workbook.progress.StateException;
import workbook.progress.Workspace;
import workbook.runner.Checker;
import workbook.runner.Verdict;

/** What is known of the learner: where they are, what passed, and a check of what they wrote. */
final class Learner {

    private final Session session;
    private final ProgressFile file;
    private final Clock clock = Clock.systemUTC();
    private final AtomicReference<String> told = new AtomicReference<>("");

    Learner(Session session) {
        this.session = session;
        this.file = new ProgressFile(session.home(), clock);
    }

    Progress progress() {
        ProgressFile.Loaded loaded = file.read();
        loaded.notKept().ifPresent(this::tellNotKept);
        return loaded.healed().isPresent() ? rebuilt(loaded.healed().get()) : loaded.progress();
    }

    /** The exercise they are at: the one they last chose, or else the first that is not done. */
    Optional<Exercise> current() {
        Progress progress = progress();
        return session.course().exercise(progress.current()).or(() -> firstOpen(progress, 0));
    }

    /** The exercise that was named, or else the current one. */
    Exercise named(String id) {
        return id.isEmpty()
                ? current().orElseGet(() -> session.course().exercises().get(0))
                : new Targets(session.course()).exercise(id);
    }

    /** The first that is not done after the current one, or else the first of all. */
    Optional<Exercise> next() {
        return next(session.course().exercise(progress().current()));
    }

    /** The first that is not done after this one, or else the first of all. */
    Optional<Exercise> next(Optional<Exercise> from) {
        Progress progress = progress();
        int at = from.map(session.course().exercises()::indexOf).orElse(-1);
        return firstOpen(progress, at + 1).or(() -> firstOpen(progress, 0));
    }

    private Optional<Exercise> firstOpen(Progress progress, int from) {
        List<Exercise> all = session.course().exercises();
        return all.subList(from, all.size()).stream()
                .filter(exercise -> !progress.of(exercise.id()).isDone())
                .findFirst();
    }

    void moveTo(Exercise exercise) {
        if (!progress().current().equals(exercise.id())) {
            update(progress -> progress.at(exercise.id()));
        }
    }

    void hinted(Exercise exercise, int step) {
        update(progress -> progress.hinted(exercise.id(), step));
    }

    void sawSolutionEarly(Exercise exercise) {
        Instant now = clock.instant();
        update(progress -> progress.solutionShownEarly(exercise.id(), now));
    }

    /** Checks what the learner wrote, and remembers how it came out. */
    Verdict check(Checker checker, Exercise exercise) {
        Verdict verdict = checker.check(exercise, session.home().exerciseSources());
        remember(verdict);
        return doubts().about(verdict);
    }

    /** Only checks: for a check that may be given up, which then never was. */
    Verdict verdict(Checker checker, Exercise exercise) {
        try {
            return doubts().about(checker.check(exercise, session.home().exerciseSources()));
        } catch (RuntimeException | Error trouble) {
            return troubled(exercise, trouble);
        }
    }

    /** What is known of the exercises that others are built on. */
    Doubts doubts() {
        return new Doubts(session.course(), this::progress);
    }

    private static Verdict troubled(Exercise exercise, Throwable trouble) {
        return Verdict.untried(exercise.id(), Trouble.message(trouble), 0);
    }

    /** Like {@link #check}, but trouble with one exercise becomes its verdict and stops no other. */
    Verdict checkCalmly(Checker checker, Exercise exercise) {
        try {
            return check(checker, exercise);
        } catch (RuntimeException | Error trouble) {
            return troubled(exercise, trouble);
        }
    }

    /** Keeps how a check came out; trouble with that becomes the verdict, and stops no other. */
    Verdict remembered(Verdict verdict) {
        try {
            remember(verdict);
            return verdict;
        } catch (RuntimeException trouble) {
            return Verdict.untried(verdict.exercise(), Trouble.message(trouble), 0);
        }
    }

    /** Keeps how a check came out. */
    void remember(Verdict verdict) {
        String status = verdict.status().word();
        Instant now = clock.instant();
        update(progress -> progress.checked(verdict.exercise(), verdict.passed(), status, now));
        new LastFailures(session.home()).remember(verdict);
    }

    private void update(UnaryOperator<Progress> change) {
        Optional<StateException> notKept = file.update(change).notKept();
        notKept.ifPresentOrElse(this::tellNotKept, () -> told.set(""));
    }

    /** Why progress is out of reach, if it is. */
    Optional<String> notKept() {
        return file.read().notKept().map(Trouble::message);
    }

    /** Once for each reason, and again if it comes back. */
    private void tellNotKept(StateException notKept) {
        String why = Trouble.message(notKept);
        if (!told.getAndSet(why).equals(why)) {
            session.notice("Nothing new is remembered; checks work all the same.\n" + why);
        }
    }

    /** Progress was unreadable: what the learner's files say is checked, and so it is known again. */
    private Progress rebuilt(Healed healed) {
        session.notice("progress.json cannot be used: " + healed.why() + ". It is kept as "
                + session.home().show(healed.keptAs())
                + ".\nIt is being rebuilt by checking every exercise that you have begun.");
        try (Checker checker = new Checker(session.course())) {
            Workspace workspace = Changes.workspace(session);
            for (Exercise exercise : session.course().exercises()) {
                if (workspace.isBegun(exercise)) {
                    checkCalmly(checker, exercise);
                }
            }
        }
        session.notice("Progress is rebuilt.");
        return file.read().progress();
    }
}
