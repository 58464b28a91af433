package workbook.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import workbook.course.Exercise;
import workbook.runner.child.Job;
import workbook.runner.child.Report;

/** Runs an exercise's tests in one child, and in a second one if a test spoils the first. */
final class TestRounds implements AutoCloseable {

    /** A test that hangs or exits costs the rest its JVM once; a second one ends the check. */
    private static final int ROUNDS = 2;

    private final Exercise exercise;
    private final ScratchFolder scratch;
    private final Limits limits;
    private final Optional<Path> archive;
    private ChildJvm child;

    /** Boots the first child, which warms up while the compiler works. */
    TestRounds(Exercise exercise, ScratchFolder scratch, Limits limits, Optional<Path> archive)
            throws CannotCheck {
        this.exercise = exercise;
        this.scratch = scratch;
        this.limits = limits;
        this.archive = archive;
        this.child = boot(scratch, archive);
    }

    private static ChildJvm boot(ScratchFolder scratch, Optional<Path> archive) throws CannotCheck {
        try {
            return ChildJvm.boot(scratch, archive);
        } catch (IOException e) {
            throw new CannotCheck("The JVM for the tests cannot be started: " + e.getMessage()
                    + "\n  ./workbook doctor looks for the cause.");
        }
    }

    /** Runs the tests in this order and tells the verdict what each of them said. */
    void run(List<String> tests, VerdictBuilder verdict) throws CannotCheck {
        List<String> left = new ArrayList<>(tests);
        long deadline = System.nanoTime() + limits.check().toNanos();
        for (int round = 1; round <= ROUNDS && !left.isEmpty(); round++) {
            if (round > 1) {
                child = boot(scratch, archive);
            }
            Duration patience = Duration.ofNanos(deadline - System.nanoTime());
            TestRun.Result result = TestRun.of(child, job(left), limits.boot(), patience);
            child.close();
            verdict.add(result, child.output());
            result.reports().stream().map(Report::method).forEach(left::remove);
            result.running().ifPresent(left::remove);
            if (!mayGoOn(result)) {
                return;
            }
        }
    }

    private Job job(List<String> tests) {
        long testMillis = limits.test().toMillis();
        return new Job(List.of(scratch.classes()), exercise.testClass(), tests, testMillis);
    }

    /** Only if one test is to blame, and there is time. */
    private static boolean mayGoOn(TestRun.Result result) {
        if (result.running().isPresent()) {
            return result.ending().kind() != Ending.Kind.TIME_UP;
        }
        return result.reports().stream()
                .anyMatch(report -> report.outcome() == Report.Outcome.TIMED_OUT);
    }

    @Override
    public void close() {
        child.close();
    }
}
