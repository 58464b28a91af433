package workbook.runner.child;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Sends one frame when a test method starts and one when it ends, whatever it is made of. */
final class Reporter implements TestExecutionListener {

    private final Wire wire;
    private final Witness witness;
    private final List<String> methods;
    private final Map<String, Long> started = new HashMap<>();
    private final Map<String, Throwable> failed = new HashMap<>();
    private final Set<String> reported = new HashSet<>();
    private @Nullable TestPlan plan;

    Reporter(Wire wire, Witness witness, List<String> methods) {
        this.wire = wire;
        this.witness = witness;
        this.methods = methods;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan testPlan) {
        plan = testPlan;
    }

    @Override
    public void executionStarted(TestIdentifier identifier) {
        method(identifier).ifPresent(method -> {
            if (started.putIfAbsent(method, System.nanoTime()) == null) {
                witness.testStarted(method);
                send(Frame.of(Frame.Kind.STARTED, method));
            }
        });
    }

    @Override
    public void executionSkipped(TestIdentifier identifier, String reason) {
        method(identifier).ifPresent(method -> report(Report.skipped(method, reason, 0)));
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        Optional<Throwable> thrown = result.getThrowable();
        Optional<String> method = method(identifier);
        if (method.isEmpty()) {
            thrown.ifPresent(this::failRest);
            return;
        }
        String name = method.get();
        thrown.ifPresent(failure -> failed.putIfAbsent(name, failure));
        if (isWhole(identifier)) {
            report(outcome(name, result));
        }
    }

    /** What stops the launcher itself, such as running out of memory, ends the current test. */
    void stopped(Throwable thrown) {
        started.keySet().stream()
                .filter(method -> !reported.contains(method))
                .findFirst()
                .ifPresent(method -> report(Report.failed(method, thrown, millis(method))));
    }

    private Report outcome(String method, TestExecutionResult result) {
        Throwable thrown = failed.get(method);
        if (thrown == null) {
            return Report.passed(method, millis(method));
        }
        return result.getStatus() == TestExecutionResult.Status.ABORTED
                ? Report.skipped(method, Asked.message(thrown), millis(method))
                : Report.failed(method, thrown, millis(method));
    }

    /** A failure of the class as a whole is every remaining test's failure. */
    private void failRest(Throwable thrown) {
        methods.stream()
                .filter(method -> !reported.contains(method))
                .forEach(method -> report(Report.failed(method, thrown, millis(method))));
    }

    private void report(Report report) {
        try {
            boolean timeUp = report.outcome() == Report.Outcome.TIMED_OUT;
            if (timeUp) {
                witness.tellWhere();
            } else {
                witness.testEnded(report.method());
            }
            if (reported.add(report.method())) {
                wire.send(report.frame());
            }
            if (timeUp) {
                // Its thread may still burn; later tests deserve a JVM without it.
                witness.tellHeard();
                wire.send(Frame.of(Frame.Kind.DONE));
                Runtime.getRuntime().halt(0);
            }
        } catch (IOException e) {
            giveUp(e);
        }
    }

    private long millis(String method) {
        Long start = started.get(method);
        return start == null ? 0 : (System.nanoTime() - start) / 1_000_000;
    }

    private static Optional<String> method(TestIdentifier identifier) {
        return identifier
                .getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getMethodName());
    }

    /** A repetition belongs to a method too, but is not the whole of it. */
    private boolean isWhole(TestIdentifier identifier) {
        TestPlan known = plan;
        return known == null
                || known.getParent(identifier).flatMap(Reporter::method).isEmpty();
    }

    private void send(Frame frame) {
        try {
            wire.send(frame);
        } catch (IOException e) {
            giveUp(e);
        }
    }

    /** Nobody listens any more: the parent is gone, or the channel was closed here. */
    private static void giveUp(IOException why) {
        boolean interrupted = why instanceof ClosedByInterruptException;
        Runtime.getRuntime().halt(interrupted ? ChildMain.INTERRUPTED : ChildMain.CHANNEL_LOST);
    }
}
