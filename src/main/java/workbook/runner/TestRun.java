package workbook.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import workbook.runner.child.Aside;
import workbook.runner.child.Frame;
import workbook.runner.child.Job;
import workbook.runner.child.Report;
import workbook.runner.child.Spot;
import workbook.runner.child.Stack;

/** One job in one child: what it reported, and how it ended. */
final class TestRun {

    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    private static final Set<Frame.Kind> LAST =
            EnumSet.of(Frame.Kind.DONE, Frame.Kind.GONE, Frame.Kind.FORGED);

    private final ChildJvm child;
    private final List<Report> reports = new ArrayList<>();
    private final List<Aside> asides = new ArrayList<>();
    private final Map<String, List<Stack>> stuck = new HashMap<>();
    private List<Stack> stacks = List.of();
    private List<Spot> spots = List.of();
    private boolean exiting;
    private @Nullable String running;

    private TestRun(ChildJvm child) {
        this.child = child;
    }

    /**
     * What a child left behind.
     *
     * @param reports of the tests that ended
     * @param running the test that had started and did not end
     * @param ending how the JVM came to its end
     * @param stuck for a test that was given up: where the threads were then
     * @param asides what happened beside the tests
     * @param folders the compiled classes that it ran
     */
    record Result(
            List<Report> reports,
            Optional<String> running,
            Ending ending,
            Map<String, List<Stack>> stuck,
            List<Aside> asides,
            List<Path> folders) {}

    /** Hands over the job and waits until it is done, or cannot be any more. */
    static Result of(ChildJvm child, Job job, Duration boot, Duration limit) {
        TestRun run = new TestRun(child);
        Ending ending;
        try {
            ending = run.follow(job, boot, limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ending = Ending.of(Ending.Kind.TIME_UP);
        }
        return new Result(
                List.copyOf(run.reports),
                Optional.ofNullable(run.running),
                ending,
                Map.copyOf(run.stuck),
                List.copyOf(run.asides),
                job.folders());
    }

    private Ending follow(Job job, Duration boot, Duration limit) throws InterruptedException {
        boolean ready = child.next(boot)
                .filter(frame -> frame.kind() == Frame.Kind.READY)
                .isPresent();
        if (!ready || !sent(job.frame())) {
            return Ending.of(Ending.Kind.NOT_BOOTED);
        }
        // A job ends the warming up after the step that it is at; that time is not the learner's.
        child.awaitWarm(boot);
        Optional<Frame> last = noteUntil(LAST, limit);
        if (last.isEmpty()) {
            return timeUp();
        }
        return switch (last.get().kind()) {
            case DONE -> done();
            case FORGED -> forged();
            default -> ended(job);
        };
    }

    /** Takes in frames up to one of these kinds; empty if time is up before. */
    private Optional<Frame> noteUntil(Set<Frame.Kind> kinds, Duration limit)
            throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            Optional<Frame> next = child.next(Duration.ofNanos(deadline - System.nanoTime()));
            next.ifPresent(this::note);
            if (next.isEmpty() || kinds.contains(next.get().kind())) {
                return next;
            }
        }
    }

    private void note(Frame frame) {
        switch (frame.kind()) {
            case STARTED -> running = frame.fields().get(0);
            case FINISHED -> {
                Report report = Report.of(frame);
                reports.add(report);
                if (report.outcome() == Report.Outcome.TIMED_OUT) {
                    stuck.putIfAbsent(report.method(), stacks);
                }
                running = null;
            }
            case HERE -> stacks = frame.fields().stream().map(Stack::parse).toList();
            case EXITING -> {
                exiting = true;
                spots = frame.fields().stream().map(Spot::parse).toList();
            }
            case ASIDE -> asides.add(Aside.of(frame));
            default -> {}
        }
    }

    /** Asks where the learner's code is, then gives up on it. */
    private Ending timeUp() throws InterruptedException {
        if (sent(new Frame(Frame.Kind.WHERE, List.of()))) {
            noteUntil(EnumSet.of(Frame.Kind.HERE, Frame.Kind.GONE), A_MOMENT);
        }
        end();
        return new Ending(Ending.Kind.TIME_UP, "", List.of(), stacks);
    }

    private Ending done() {
        end();
        return Ending.of(Ending.Kind.DONE);
    }

    private Ending forged() {
        end();
        return Ending.of(Ending.Kind.FORGED);
    }

    private Ending ended(Job job) throws InterruptedException {
        Optional<Integer> code = child.exitCode(A_MOMENT);
        end();
        Optional<CrashLog> crash = CrashLog.read(child.crashLog());
        if (crash.isPresent()) {
            List<Spot> where = crash.get().spots(job.folders());
            return new Ending(Ending.Kind.CRASHED, crash.get().accused(), where, List.of());
        }
        boolean begun = running != null || !reports.isEmpty();
        Ending.Kind kind = ExitCodes.kind(code, exiting, begun);
        // A crash without a log has no words of its own, and its number says nothing to anybody.
        String detail =
                kind == Ending.Kind.CRASHED ? "" : code.map(String::valueOf).orElse("");
        return new Ending(kind, detail, spots, List.of());
    }

    /** The child, and what it started and did not wait for. */
    private void end() {
        child.close();
        Strays.end(child.folder()).stream().map(TestRun::stray).forEach(asides::add);
    }

    private static Aside stray(String command) {
        return new Aside(Aside.Kind.PROCESS, "", "", command, List.of());
    }

    private boolean sent(Frame frame) {
        try {
            child.send(frame);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
