package ch06epoll;

import java.util.List;
import java.util.concurrent.TimeUnit;
import jnr.constants.platform.Errno;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Rng;

/** Chapter 6, exercise how-long. */
class PatientWaitTest {

    private static final long MILLI = 1_000_000;

    private final Rng rng = Rng.fresh();
    /** A clock's zero is anywhere, and it stands on no whole millisecond. */
    private final FakeKernel kernel =
            new FakeKernel(rng.between(-1_000_000, 1_000_000) * MILLI + 900_001);

    @Test
    @DisplayName("nanoseconds are rounded up to milliseconds")
    void roundedUp() {
        int millis = rng.between(2, 1_000_000);
        TimeoutLessons.judge(millis * MILLI, millis);
        TimeoutLessons.judge(millis * MILLI + 1, millis + 1);
        TimeoutLessons.judge(millis * MILLI - 1, millis);
        TimeoutLessons.judge(millis * MILLI - rng.between(2, 999_999), millis);
        TimeoutLessons.judge(1, 1);
        TimeoutLessons.judge(999_999, 1);
    }

    @Test
    @DisplayName("0 stays 0, and less than 0 is for ever")
    void zeroStaysZero() {
        TimeoutLessons.judge(0, 0);
        for (long less : List.of(-1L, -rng.between(2, 1_000) * MILLI, Long.MIN_VALUE)) {
            TimeoutLessons.judge(less, -1);
        }
    }

    @Test
    @DisplayName("a time of more than 24 days stays long")
    void longTimesStayLong() {
        long longest = Integer.MAX_VALUE * MILLI;
        TimeoutLessons.judge(longest, Integer.MAX_VALUE);
        TimeoutLessons.judge(longest + 1, Integer.MAX_VALUE);
        TimeoutLessons.judge(TimeUnit.DAYS.toNanos(30), Integer.MAX_VALUE);
        TimeoutLessons.judge(TimeUnit.DAYS.toNanos(50), Integer.MAX_VALUE);
        TimeoutLessons.judge(Long.MAX_VALUE, Integer.MAX_VALUE);
    }

    @Test
    @DisplayName("a time that is no whole number of milliseconds is one wait, and no loop")
    void aRestIsNoLoop() {
        int millis = rng.between(3, 500);
        WaitLessons lessons = waitFor(millis * MILLI - rng.between(1, 999_999));
        lessons.judgeReturned(0);
        lessons.judgeTimeouts(List.of(millis));
    }

    @Test
    @DisplayName("a signal ends nothing: it goes on until something is ready")
    void aSignalEndsNothing() {
        kernel.signalAfter(MILLI).signalAfter(MILLI).ready(3, MILLI);
        waitFor(1_000 * MILLI).judgeReturned(3);
    }

    @Test
    @DisplayName("after a signal it waits for what is left, however many there are")
    void aSignalDoesNotBeginAnew() {
        int less = rng.between(50, 100);
        long step = less * MILLI + rng.between(1, 300_000); // a signal knows of no milliseconds
        kernel.signalAfter(step).signalAfter(step).signalAfter(step);
        int millis = 1_000;
        WaitLessons lessons = waitFor(millis * MILLI);
        lessons.judgeTimeouts(List.of(millis, millis - less, millis - 2 * less, millis - 3 * less));
        lessons.judgeReturned(0);
    }

    @Test
    @DisplayName("a signal that comes late does not make it wait for ever")
    void whoIsLateDoesNotWaitForEver() {
        kernel.signalAfter(rng.between(120, 300) * MILLI);
        WaitLessons lessons = waitFor(100 * MILLI);
        lessons.judgeLate();
        lessons.judgeReturned(0);
    }

    @Test
    @DisplayName("the clock may start anywhere, and turn over")
    void theClockMayStartAnywhere() {
        FakeKernel turning = new FakeKernel(Long.MAX_VALUE - 150 * MILLI);
        turning.signalAfter(100 * MILLI).signalAfter(100 * MILLI);
        WaitLessons lessons = WaitLessons.waitFor(turning, 300 * MILLI);
        lessons.judgeTurning(List.of(300, 200, 100));
        lessons.judgeReturned(0);
    }

    @Test
    @DisplayName("a 0 that comes a little too early ends nothing")
    void aLittleTooEarlyEndsNothing() {
        kernel.ready(0, 100 * MILLI - 300);
        WaitLessons lessons = waitFor(100 * MILLI);
        lessons.judgeTimeouts(List.of(100, 1));
        lessons.judgeReturned(0);
    }

    @Test
    @DisplayName("what is ready when the time is up is told")
    void whatIsReadyAtTheEndIsTold() {
        kernel.ready(2, 100 * MILLI + rng.between(0, 10) * MILLI);
        waitFor(100 * MILLI).judgeToldAtTheEnd(2);
    }

    @Test
    @DisplayName("for ever is for ever, signals or not")
    void forEverIsForEver() {
        kernel.signalAfter(MILLI).signalAfter(TimeUnit.DAYS.toNanos(40)).ready(1, 0);
        WaitLessons lessons = waitFor(-1);
        lessons.judgeReturned(1);
        lessons.judgeTimeouts(List.of(-1, -1, -1));
    }

    @Test
    @DisplayName("a wait for 30 days does not end after 24")
    void itDoesNotEndTooEarly() {
        WaitLessons lessons = waitFor(TimeUnit.DAYS.toNanos(30));
        lessons.judgeReturned(0);
        int rest = (int) (TimeUnit.DAYS.toMillis(30) - Integer.MAX_VALUE);
        lessons.judgeTimeouts(List.of(Integer.MAX_VALUE, rest));
    }

    @Test
    @DisplayName("with 0 it asks once, and comes back")
    void zeroAsksOnce() {
        WaitLessons lessons = waitFor(0);
        lessons.judgeReturned(0);
        lessons.judgeTimeouts(List.of(0));
    }

    @Test
    @DisplayName("other errors are told")
    void otherErrorsAreTold() {
        kernel.fails(Errno.EBADF, MILLI);
        waitFor(1_000 * MILLI).judgeThrown(Errno.EBADF);
    }

    @Test
    @DisplayName("real signals, one after the other, do not make it begin anew")
    void realSignalsDoNotBeginAnew() throws Exception {
        try (Hail hail = new Hail(rng.between(5, 9))) {
            WaitLessons lessons = hail.waitFor(rng.between(20, 40) * 1_000 * MILLI);
            lessons.judgeHail(hail.asked());
            lessons.judgeReturned(1);
        }
    }

    private WaitLessons waitFor(long nanos) {
        return WaitLessons.waitFor(kernel, nanos);
    }
}
