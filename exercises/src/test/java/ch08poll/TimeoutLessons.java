package ch08poll;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import support.Attempt;
import support.Attempt.Outcome;
import support.NativeCall;

/** Asks a learner's queue to wait for a while, and looks at how long the kernel was told to. */
final class TimeoutLessons {

    private static final Attempt ATTEMPT = PollLessons.ATTEMPT;
    private static final int NO_CALL = -2;
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private final Queue queue;
    private final PollLessons lessons;

    TimeoutLessons(Queue queue, PollLessons lessons) {
        this.queue = queue;
        this.lessons = lessons;
    }

    /** Something is there already: the wait is over at once, whatever it was asked for. */
    void judge(Duration timeout, int millis) throws IOException {
        queue.write(lessons.pipe(1));
        queue.library().forget();
        Outcome<Boolean> outcome = ATTEMPT.run("poll(events, " + timeout + ")", () -> {
            lessons.queue().poll(new Events(8), timeout);
            return true;
        });
        if (outcome.thrown(ArithmeticException.class).isPresent()) {
            throw outcome.fail(
                    "it threw " + outcome.thrown(),
                    "a wait of " + millis + " ms, the longest there is",
                    "So many nanoseconds do not fit into a long. Whoever asks for that wants to wait"
                            + " for a very long time, and not an exception.");
        }
        outcome.value();
        int asked = asked();
        boolean asGoodAsForEver = asked == -1 && timeout.compareTo(LONGEST) > 0;
        if (asked != millis && !asGoodAsForEver) {
            throw outcome.fail(
                    asked == NO_CALL ? "no epoll_wait" : "epoll_wait with " + asked + " ms",
                    millis + " ms",
                    why(timeout, asked, millis));
        }
    }

    /** Something is there already, so the wait is over at once all the same. */
    void judgeForEver() throws IOException {
        queue.write(lessons.pipe(1));
        judgeForEver("poll(events)", () -> {
            lessons.queue().poll(new Events(8));
            return true;
        });
        queue.write(lessons.pipe(2));
        judgeForEver("pollNanos(events, -5)", () -> {
            lessons.queue().pollNanos(new Events(8), -5);
            return true;
        });
    }

    private void judgeForEver(String did, Callable<Boolean> wait) {
        queue.library().forget();
        Outcome<Boolean> outcome = ATTEMPT.run(did, wait);
        outcome.value();
        if (asked() != -1) {
            throw outcome.fail(
                    asked() == NO_CALL ? "no epoll_wait" : "epoll_wait with " + asked() + " ms",
                    "-1 ms, which is for ever",
                    "Less than zero is for ever, for you as for the kernel: hand it on as it is."
                            + " Whoever makes a zero of it turns in circles as long as nothing"
                            + " happens.");
        }
    }

    private int asked() {
        List<NativeCall> waits = queue.library().calls("epoll_wait");
        return waits.isEmpty() ? NO_CALL : (Integer) waits.get(0).arguments().get(3);
    }

    private static String why(Duration timeout, int asked, int millis) {
        if (asked == NO_CALL) {
            return "Even a wait of no time at all asks the kernel what there is.";
        }
        if (timeout.isNegative()) {
            return "A time that is over is not waited for. Less than zero means for ever, one level"
                    + " below.";
        }
        if (asked == -1) {
            return "Less than zero means for ever, one level below. Here nobody asked for that: if"
                    + " nothing happens, this wait never comes back.";
        }
        if (asked > millis) {
            return "That is longer than what was asked for. Hand on the nanoseconds as they are:"
                    + " they are rounded up below, and once is enough.";
        }
        if (millis == Integer.MAX_VALUE) {
            return "So many nanoseconds do not fit into a long: something has run over on the way."
                    + " Such a wait is to last as long as one can.";
        }
        return "A wait is never shorter than what was asked for: hand on the nanoseconds, all of"
                + " them. They are rounded up below.";
    }
}
