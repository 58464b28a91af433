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
 */
record WaitLessons(Outcome<Integer> outcome, List<Integer> timeouts) {

    private static final Attempt ATTEMPT = Earlier.attempt(
                    "a wait that lasts as long as it should, whatever signals come",
                    "How long is a while?")
            .after("one-queue", 6, "Add, modify, delete");

    private static final String DOWN =
            "What is left after the last wait is less than a millisecond, and was rounded down"
                    + " to 0. That is no short wait but none: a busy loop until the time is up.";
    private static final String TOO_EARLY =
            "0 says that the time is up, and it is not: a signal came, or the longest time that"
                    + " an int can say is over. Look at the clock, and wait for what is left.";
    private static final String ANEW =
            "A signal came, and you waited for the whole time once more. With one signal that"
                    + " is late; with a profiler's hundred a second it never ends. Remember when"
                    + " the wait is over, not how long it is, and wait for what is left.";

    static WaitLessons waitFor(FakeKernel kernel, long nanos) {
        return run("wait(events, " + nanos + " ns)", kernel.timeouts(), () -> {
            Epoll epoll = new Epoll(kernel.libc());
            return new PatientWait(epoll, kernel::nanoTime).wait(new EpollEvents(4), nanos);
        });
    }

    static WaitLessons run(String did, List<Integer> timeouts, Callable<Integer> wait) {
        return new WaitLessons(ATTEMPT.run(did, wait), timeouts);
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

    private static String whyReturned(int got) {
        return got == 0 ? TOO_EARLY : "What epoll_wait returns is what you return.";
    }

    private void judgeStopped(int expected) {
        if (!(outcome.thrown() instanceof Stop stop)) {
            return;
        }
        if (stop.why() == Stop.Why.NOBODY_LEFT && timeouts.get(0) != -1) {
            throw fail(asked(), returns(expected), late());
        }
        throw fail(asked(), returns(expected), timeouts.contains(0) ? DOWN : ANEW);
    }

    private static String late() {
        return "What is left of your time is below 0, because the signal came late; and to"
                + " epoll_wait below 0 means for ever. Look first whether anything is left.";
    }

    /** Fails if, its time being over, it went on to wait. To ask once more without is all right. */
    void judgeLate() {
        if (timeouts.size() > 1 && timeouts.get(1) < 0) {
            throw fail(asked(), "it returns 0, when the time is up", late());
        }
        if (timeouts.size() > 1 && timeouts.get(1) > 0) {
            throw fail(asked(), "it returns 0, when the time is up", ANEW);
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
            throw fail(asked(), expected + " ms", whyWaits(expected));
        }
    }

    private String whyWaits(List<Integer> expected) {
        int first = timeouts.isEmpty() ? 0 : timeouts.get(0);
        if (first < 0 != expected.get(0) < 0) {
            return "For ever is -1, and only that: no time that is asked for becomes it, and no"
                    + " other number stands for it.";
        }
        if (first < expected.get(0)) {
            return DOWN;
        }
        if (timeouts.equals(expected.subList(0, Math.min(timeouts.size(), expected.size())))) {
            return TOO_EARLY;
        }
        if (timeouts.stream().filter(timeout -> timeout == first).count() > 1) {
            return ANEW;
        }
        return "The clock that you were given says how much is left. Its zero may be anywhere, and"
                + " it may turn over: only the difference of two of its times means something.";
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
