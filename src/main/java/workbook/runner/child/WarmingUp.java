package workbook.runner.child;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import workbook.runner.child.open.Native;
import workbook.runner.child.open.WarmUp;

/**
 * What a JVM does while it has no job: once everything that tests usually do, so that the first
 * real test finds the classes loaded. A job ends it after the step that it is at.
 */
final class WarmingUp {

    /** One thing to do. */
    interface Step {
        void run() throws Exception;
    }

    /** Whom to tell that nothing is left. */
    interface Told {
        void warm() throws IOException;
    }

    private static final List<Step> JUNIT = List.of(
            () -> TestJob.warmUp(WarmUp.PASS),
            () -> TestJob.warmUp(WarmUp.FAIL),
            () -> Report.failed("warming up", new AssertionError("no"), 0).frame(),
            WarmingUp::lookAround);

    private static final List<Step> SYSTEM = List.of(Network::touch, Native::touch);

    /** So often that what JUnit does for every test is compiled to machine code. */
    private static final int TIMES = 20;

    /** Before that; a check that has just begun has its job here by then, and needs the processor. */
    private static final long PAUSE_NANOS = 500_000_000;

    private volatile boolean over;
    private @Nullable Thread thread;

    void begin(Told whom) {
        thread = new Thread(() -> run(whom), "warming-up");
        thread.start();
    }

    private void run(Told whom) {
        once();
        pause();
        again();
        try {
            whom.warm();
        } catch (IOException e) {
            // Nobody is there any more, as whoever waits for a job will notice.
        }
    }

    /** Loads the classes. */
    void once() {
        run(JUNIT);
        run(SYSTEM);
    }

    private void pause() {
        long end = System.nanoTime() + PAUSE_NANOS;
        for (long left = PAUSE_NANOS; left > 0 && !over; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void again() {
        for (int i = 1; i < TIMES && !over; i++) {
            run(JUNIT);
        }
    }

    private void run(List<Step> steps) {
        for (Step step : steps) {
            if (over) {
                return;
            }
            try {
                step.run();
            } catch (Exception | LinkageError e) {
                // No network here, or no libc: the tests that need it will say so.
            }
        }
    }

    /** As before, between and after tests. */
    private static void lookAround() {
        Belongings belongings = new Belongings();
        belongings.after("");
        belongings.left("");
    }

    /** Returns when nothing of it runs any more: a test must find no thread but its own. */
    void end() throws IOException {
        over = true;
        Thread last = thread;
        if (last != null) {
            LockSupport.unpark(last);
            try {
                last.join();
            } catch (InterruptedException e) {
                throw new InterruptedIOException("interrupted while warming up");
            }
        }
    }
}
