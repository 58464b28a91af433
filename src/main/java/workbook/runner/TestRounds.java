package workbook.runner;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import workbook.compile.CannotCheck;
import workbook.compile.Workbench;
import workbook.course.Exercise;
import workbook.runner.child.Job;
import workbook.runner.child.Report;

/** Runs an exercise's tests in one child, and in a second one if a test spoils the first. */
final class TestRounds implements AutoCloseable {

    /** A test that hangs or exits costs the rest its JVM once; a second one ends the check. */
    private static final int ROUNDS = 2;

    private final Exercise exercise;
    private final Limits limits;
    private final Standby standby;
    private final Undisturbed<Station> first;
    private @Nullable Station last;
    private boolean done;

    /** Takes the first child, which may go on warming up while the compiler works. */
    TestRounds(Exercise exercise, Limits limits, Standby standby) {
        this.exercise = exercise;
        this.limits = limits;
        this.standby = standby;
        this.first = standby.take();
    }

    /** Runs the tests in this order and tells the verdict what each of them said. */
    void run(Workbench.Ready ready, VerdictBuilder verdict) throws CannotCheck {
        List<String> left = new ArrayList<>(ready.methods());
        long deadline = System.nanoTime() + limits.check().toNanos();
        for (int round = 1; round <= ROUNDS && !left.isEmpty(); round++) {
            Station station = round == 1 ? first.get() : another();
            TestRun.Result result = one(station, ready.places(), left, deadline);
            if (round == 1 && neverBegan(result)) {
                // It died while it waited, which is no fault of the learner's.
                station = another();
                result = one(station, ready.places(), left, deadline);
            }
            verdict.add(result, station.child().output());
            result.reports().stream().map(Report::method).forEach(left::remove);
            result.running().ifPresent(left::remove);
            if (!mayGoOn(result)) {
                return;
            }
        }
    }

    private Station another() throws CannotCheck {
        closeLast();
        return standby.boot().get();
    }

    private TestRun.Result one(
            Station station, List<Path> places, List<String> tests, long deadline) {
        last = station;
        Duration patience = Duration.ofNanos(deadline - System.nanoTime());
        TestRun.Result result =
                TestRun.of(station.child(), job(places, tests), limits.boot(), patience);
        // A test that was given up may have started something that only its JVM leads to.
        done = result.ending().kind() == Ending.Kind.DONE && result.stuck().isEmpty();
        if (done) {
            station.child().kill();
        } else {
            station.child().close();
        }
        return result;
    }

    private Job job(List<Path> places, List<String> tests) {
        long testMillis = limits.test().toMillis();
        return new Job(places, exercise.testClass(), tests, testMillis);
    }

    private static boolean neverBegan(TestRun.Result result) {
        Ending.Kind kind = result.ending().kind();
        boolean gone = kind == Ending.Kind.NOT_BOOTED || kind == Ending.Kind.KILLED;
        return gone
                && result.running().isEmpty()
                && result.reports().isEmpty()
                && !Thread.currentThread().isInterrupted();
    }

    /** Only if one test is to blame, and there is time. */
    private static boolean mayGoOn(TestRun.Result result) {
        if (Thread.currentThread().isInterrupted()) {
            return false;
        }
        boolean someTestRan = result.running().isPresent() || !result.reports().isEmpty();
        return someTestRan && result.ending().kind() != Ending.Kind.TIME_UP;
    }

    private void closeLast() {
        if (last != null) {
            last.close();
        }
    }

    /** A child that had nothing to do is as good as new; one that is done ends by itself. */
    @Override
    public void close() {
        Station used = last;
        if (used == null) {
            standby.giveBack(first);
        } else if (done) {
            standby.afterwards().end(used::close);
        } else {
            used.close();
        }
        standby.checked();
    }
}
