package ch06epoll;

import ch05ffi.EpollEvents;
import ch05ffi.ErrnoException;
import java.util.List;
import java.util.concurrent.Callable;
import jnr.constants.platform.Errno;
import support.Attempt;
import support.Attempt.Outcome;
import support.Lesson;

/**
 * Finds out which of the well-known wrong turns a patient wait took.
 *
 * @param outcome what came of it
 * @param timeouts what epoll_wait was asked for, one after the other, in milliseconds
 * @param nanos how long the wait was to be
 * @param looked whether the clock that was handed in was asked
 */
record WaitLessons(Outcome<Integer> outcome, List<Integer> timeouts, long nanos, boolean looked) {

    private static final Attempt ATTEMPT = Earlier.attempt(
                    "a wait that lasts as long as it should, whatever signals come",
                    "How long is a while?")
            .after("one-queue", 6, "Add, modify, delete");

    static WaitLessons waitFor(FakeKernel kernel, long nanos) {
        Outcome<Integer> outcome = ATTEMPT.run("wait(events, " + nanos + " ns)", () -> {
            Epoll epoll = new Epoll(kernel.libc());
            return new PatientWait(epoll, kernel::nanoTime).wait(new EpollEvents(4), nanos);
        });
        return new WaitLessons(outcome, kernel.timeouts(), nanos, kernel.looks() > 0);
    }

    /** Likewise, with a clock that is looked at for certain. */
    static WaitLessons run(String did, List<Integer> timeouts, long nanos, Callable<Integer> wait) {
        return new WaitLessons(ATTEMPT.run(did, wait), timeouts, nanos, true);
    }

    /** Fails unless it returned this. */
    void judgeReturned(int expected) {
        judgeStopped(expected);
        if (outcome.thrown() instanceof ErrnoException failed && failed.errno() == Errno.EINTR) {
            throw fail(
                    "it threw " + failed,
                    returns(expected),
                    "EINTR is no failure: a signal came, its handler ran, and nothing was lost."
                            + " Whoever called you asked for events or for time to pass, and has"
                            + " got neither: wait again.");
        }
        int got = outcome.value();
        if (got != expected) {
            throw fail("it returned " + got, returns(expected), whyReturned(got));
        }
    }

    private static String returns(int expected) {
        return "it returns " + expected + (expected == 0 ? ", when the time is up" : "");
    }

    private String whyReturned(int got) {
        return got == 0 ? whys().tooEarly() : "What epoll_wait returns is what you return.";
    }

    private WaitWhys whys() {
        return new WaitWhys(timeouts, nanos, looked);
    }

    /** Fails unless it told of so many, which were ready when the time was just up. */
    void judgeToldAtTheEnd(int expected) {
        if (outcome.thrown() == null && outcome.result() == 0) {
            throw fail(
                    "epoll_wait returned " + expected + " when the time was up; you returned 0",
                    "it returns " + expected,
                    "The kernel has written them into the array, and will tell some of them to"
                            + " nobody again. What came is looked at first, and the clock only if"
                            + " nothing did.");
        }
        judgeReturned(expected);
    }

    private void judgeStopped(int expected) {
        if (!(outcome.thrown() instanceof Stop stop)) {
            return;
        }
        if (stop.why() == Stop.Why.NOBODY_LEFT && timeouts.get(0) != -1) {
            throw fail(asked(), returns(expected), WaitWhys.LATE);
        }
        throw fail(asked(), returns(expected), whys().endless());
    }

    /** Fails if, its time being over, it went on to wait. To ask once more without is all right. */
    void judgeLate() {
        if (timeouts.size() > 1 && timeouts.get(1) < 0) {
            throw fail(asked(), "it returns 0, when the time is up", WaitWhys.LATE);
        }
        if (timeouts.size() > 1 && timeouts.get(1) > 0) {
            throw fail(asked(), "it returns 0, when the time is up", WaitWhys.ANEW);
        }
    }

    /** Fails unless these were the waits; one more, without waiting, at the end is all right. */
    void judgeTimeouts(List<Integer> expected) {
        if (outcome.thrown() == null || outcome.thrown() instanceof Stop) {
            judgeWaits(expected);
        }
    }

    private void judgeWaits(List<Integer> expected) {
        int size = timeouts.size();
        boolean oneMore = size == expected.size() + 1 && size > 1 && timeouts.get(size - 1) == 0;
        List<Integer> waits = oneMore ? timeouts.subList(0, size - 1) : timeouts;
        if (!waits.equals(expected)) {
            throw fail(asked(), expected + " ms", whys().wrong(expected));
        }
    }

    /** Likewise, with a clock that turns over meanwhile. */
    void judgeTurning(List<Integer> expected) {
        boolean stopsEarly = outcome.thrown() == null
                && timeouts.size() < expected.size()
                && timeouts.equals(expected.subList(0, timeouts.size()));
        if (stopsEarly && !timeouts.isEmpty()) {
            throw fail(asked(), expected + " ms", WaitWhys.DIFFERENCE);
        }
        judgeTimeouts(expected);
    }

    /** Fails unless real signals have made it wait for what was left, each time. */
    void judgeHail(List<Integer> expected) {
        judgeTimeouts(expected);
    }

    /** Fails unless it threw this. */
    void judgeThrown(Errno reason) {
        if (outcome.thrown() instanceof ErrnoException failed && failed.errno() == reason) {
            return;
        }
        throw fail(
                (outcome.thrown() == null
                                ? "it returned " + outcome.result()
                                : "it threw " + outcome.thrown())
                        + "; " + asked(),
                "an ErrnoException with " + reason.name(),
                "Only EINTR means: call it again. Any other error will be the same next time, and"
                        + " whoever waits has to hear of it.");
    }

    private String asked() {
        int shown = Math.min(8, timeouts.size());
        return "epoll_wait was asked for " + timeouts.subList(0, shown)
                + (shown < timeouts.size() ? " and so on, in ms" : " ms");
    }

    private Lesson.Failure fail(String saw, String expected, String why) {
        return outcome.fail(saw, expected, why);
    }
}
