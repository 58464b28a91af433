package workbook.runner;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import workbook.course.Course;
import workbook.course.Exercise;

/** Gives verdicts: the one code path for learners, authors and graders. */
public final class Checker implements AutoCloseable {

    private final Course course;
    private final Limits limits;
    private final Javac javac = new Javac();
    private final Preparation preparation;
    private final Standby standby;

    /** Checks exercises of this course. */
    public Checker(Course course) {
        this(course, Limits.USUAL);
    }

    Checker(Course course, Limits limits) {
        this(course, limits, Standby.onDemand(() -> ChildArchive.of(course.home())));
    }

    Checker(Course course, Limits limits, Standby standby) {
        this.course = course;
        this.limits = limits;
        this.standby = standby;
        this.preparation = new Preparation(javac, course);
    }

    /**
     * The same for a session of many checks: a test JVM is kept warm for the next of them, until
     * this is closed.
     */
    public static Checker standingBy(Course course) {
        return standingBy(course, Limits.USUAL);
    }

    static Checker standingBy(Course course, Limits limits) {
        return new Checker(course, limits, Standby.ready(() -> ChildArchive.of(course.home())));
    }

    /**
     * Checks the exercise as it stands in {@code sources}: the learner's folder, or a copy of the
     * finished code, a starter or a near-miss. Safe to call from several threads at once.
     *
     * <p>A thread that is interrupted gets its verdict soon, and then it says nothing about the
     * exercise; other checks are not disturbed.
     */
    public Verdict check(Exercise exercise, Path sources) {
        long start = System.nanoTime();
        VerdictBuilder verdict = new VerdictBuilder(course, exercise, sources, limits);
        try (ScratchFolder scratch = ScratchFolder.open();
                TestRounds rounds = new TestRounds(exercise, scratch.classes(), limits, standby)) {
            List<String> tests =
                    Undisturbed.run(() -> compile(exercise, sources, scratch.classes(), verdict));
            if (Thread.currentThread().isInterrupted()) {
                throw new CannotCheck("The check was given up.");
            }
            rounds.run(tests, verdict);
        } catch (CannotCheck stop) {
            verdict.stopped(stop.problem());
        }
        return verdict.build((System.nanoTime() - start) / 1_000_000);
    }

    /** From sources to classes; returns the tests that there are to run. */
    List<String> compile(Exercise exercise, Path sources, Path classes, VerdictBuilder verdict)
            throws CannotCheck {
        Compilation compilation = new Compilation(javac, course, exercise, sources);
        List<TestList.Declared> tests = preparation.tests(exercise, compilation.testFile());
        verdict.declare(tests);
        Map<Path, String> texts = LearnerFiles.read(exercise, sources);
        preparation.examine(exercise, texts);
        compilation.into(classes, texts.keySet());
        return tests.stream().map(TestList.Declared::method).toList();
    }

    /**
     * Waits until the next check finds a JVM that is warm, as it does after a second or so.
     *
     * @return false if there is none by then, and the next check will take longer
     */
    public boolean awaitWarm(Duration patience) throws InterruptedException {
        return standby.awaitWarm(patience);
    }

    /** For tests, which look at it and do it harm. */
    Standby standby() {
        return standby;
    }

    @Override
    public void close() {
        standby.close();
    }
}
