package workbook.runner;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import workbook.course.Course;
import workbook.course.Exercise;

/** Gives verdicts: the one code path for learners, authors and graders. */
public final class Checker implements AutoCloseable {

    private final Course course;
    private final Limits limits;
    private final Javac javac = new Javac();
    private final Preparation preparation;

    /** Checks exercises of this course. */
    public Checker(Course course) {
        this(course, Limits.USUAL);
    }

    Checker(Course course, Limits limits) {
        this.course = course;
        this.limits = limits;
        this.preparation = new Preparation(javac, course);
    }

    /**
     * Checks the exercise as it stands in {@code sources}: the learner's folder, or a copy of the
     * finished code, a starter or a near-miss. Safe to call from several threads at once.
     */
    public Verdict check(Exercise exercise, Path sources) {
        long start = System.nanoTime();
        VerdictBuilder verdict = new VerdictBuilder(course, exercise, sources, limits);
        try (ScratchFolder scratch = ScratchFolder.open()) {
            check(exercise, sources, scratch, verdict);
        } catch (CannotCheck stop) {
            verdict.stopped(stop.problem());
        }
        return verdict.build((System.nanoTime() - start) / 1_000_000);
    }

    private void check(
            Exercise exercise, Path sources, ScratchFolder scratch, VerdictBuilder verdict)
            throws CannotCheck {
        Compilation compilation = new Compilation(javac, course, exercise, sources);
        List<TestList.Declared> tests = preparation.tests(exercise, compilation.testFile());
        verdict.declare(tests);
        Map<Path, String> texts = LearnerFiles.read(exercise, sources);
        preparation.examine(exercise, texts);
        try (TestRounds rounds = new TestRounds(exercise, scratch, limits, archive())) {
            compilation.into(scratch.classes(), texts.keySet());
            rounds.run(tests.stream().map(TestList.Declared::method).toList(), verdict);
        }
    }

    private Optional<Path> archive() {
        return ChildArchive.of(course.home());
    }

    @Override
    public void close() {
        // A child lives no longer than its check; a standby child will end here.
    }
}
