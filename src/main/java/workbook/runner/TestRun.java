package workbook.runner;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import workbook.runner.child.ChildMain;
import workbook.runner.child.Frame;
import workbook.runner.child.Job;
import workbook.runner.child.Report;
import workbook.runner.child.Spot;

/** One job in one child: what it reported, and how it ended. */
final class TestRun {

    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    private final ChildJvm child;
    private final List<Report> reports = new ArrayList<>();
    private List<Spot> spots = List.of();
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
     */
    record Result(List<Report> reports, Optional<String> running, Ending ending) {}

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
        return new Result(List.copyOf(run.reports), Optional.ofNullable(run.running), ending);
    }

    private Ending follow(Job job, Duration boot, Duration limit) throws InterruptedException {
        boolean ready = child.next(boot)
                .filter(frame -> frame.kind() == Frame.Kind.READY)
                .isPresent();
        if (!ready || !sent(job.frame())) {
            return Ending.of(Ending.Kind.NOT_BOOTED);
        }
        Optional<Frame> last = noteUntil(EnumSet.of(Frame.Kind.DONE, Frame.Kind.GONE), limit);
        if (last.isEmpty()) {
            return timeUp();
        }
        return last.get().kind() == Frame.Kind.DONE ? Ending.of(Ending.Kind.DONE) : ended();
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
                reports.add(Report.of(frame));
                running = null;
            }
            case HERE, EXITING ->
                spots = frame.fields().stream().map(Spot::parse).toList();
            default -> {}
        }
    }

    /** Asks where the learner's code is, then gives up on it. */
    private Ending timeUp() throws InterruptedException {
        if (sent(new Frame(Frame.Kind.WHERE, List.of()))) {
            noteUntil(EnumSet.of(Frame.Kind.HERE, Frame.Kind.GONE), A_MOMENT);
        }
        child.close();
        return new Ending(Ending.Kind.TIME_UP, "", spots);
    }

    private Ending ended() throws InterruptedException {
        Optional<Integer> code = child.exitCode(A_MOMENT);
        child.close();
        if (code.isEmpty() || code.get() == ChildMain.CHANNEL_LOST) {
            return new Ending(Ending.Kind.CUT_OFF, "", spots);
        }
        if (code.get() == ChildMain.BROKEN) {
            return Ending.of(Ending.Kind.BROKEN);
        }
        Optional<String> crash = CrashLog.accused(child.crashLog());
        if (crash.isPresent() || code.get() == 134 || code.get() == 139) {
            return new Ending(Ending.Kind.CRASHED, crash.orElse(""), spots);
        }
        Ending.Kind kind = code.get() == 137 ? Ending.Kind.KILLED : Ending.Kind.EXITED;
        return new Ending(kind, Integer.toString(code.get()), spots);
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
