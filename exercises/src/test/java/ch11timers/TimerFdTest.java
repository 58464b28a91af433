package ch11timers;

import ch08poll.Event;
import ch08poll.Events;
import ch08poll.Interest;
import ch08poll.Poll;
import ch08poll.Token;
import java.time.Duration;
import jnr.constants.platform.Errno;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Rng;
import support.Underneath;

/** Chapter 11, exercise a-clock-with-a-number. */
class TimerFdTest {

    private static final String NEVER = "once(1 h), and ask at once";

    private final Rng rng = Rng.fresh();
    private final TimerFdLessons lessons = new TimerFdLessons();
    private final Strikes strikes = new Strikes(lessons);

    @AfterEach
    void close() throws Exception {
        lessons.close();
    }

    @Test
    @DisplayName("its clock is one that nobody can set, and reading it never waits")
    void itsClockCannotBeSet() {
        lessons.timer();
        lessons.judgeCreated();
    }

    @Test
    @DisplayName("once is once, to the nanosecond")
    void onceIsOnce() {
        lessons.timer();
        Duration delay = someTime();
        String did = "once(" + delay + ")";
        lessons.use(did, timer -> timer.once(delay));
        lessons.judgeSet(did, delay, Duration.ZERO);
    }

    @Test
    @DisplayName("every is once, and then again and again")
    void everyIsAgainAndAgain() {
        lessons.timer();
        Duration period = someTime();
        String did = "every(" + period + ")";
        lessons.use(did, timer -> timer.every(period));
        lessons.judgeSet(did, period, period);
    }

    @Test
    @DisplayName("what was set before is forgotten: every, and then once, is once")
    void onceAfterEvery() {
        lessons.timer();
        lessons.use("every(1 h)", timer -> timer.every(Duration.ofHours(1)));
        Duration delay = someTime();
        lessons.use("once(" + delay + ")", timer -> timer.once(delay));
        lessons.judgeSet("every(1 h), then once(" + delay + ")", delay, Duration.ZERO);
    }

    private Duration someTime() {
        return Duration.ofSeconds(rng.between(2, 3_000), rng.between(1, 999_999_999));
    }

    @Test
    @DisplayName("a time that is over strikes at once")
    void aTimeThatIsOverStrikesAtOnce() {
        TimerFd timer = lessons.timer();
        Duration over = Duration.ofMillis(-rng.between(1, 5_000));
        for (Duration delay : new Duration[] {Duration.ZERO, over}) {
            String did = "once(" + delay + ")";
            lessons.use(did, it -> it.once(delay));
            lessons.judgeStrikes(did);
            lessons.probe().await(timer.fd().number(), Underneath.POLLIN);
            strikes.judge(did + ", when it was readable", 1);
            strikes.judge(did + ", when it was readable; and asked again", 0);
        }
    }

    @Test
    @DisplayName("not yet is no error, and neither is never")
    void notYetIsNoError() {
        lessons.timer();
        strikes.judge("a timer that nobody has set", 0);
        lessons.use(NEVER, timer -> timer.once(Duration.ofHours(1)));
        strikes.judge(NEVER, 0);
    }

    @Test
    @DisplayName("what was canceled does not strike, and what it had struck is forgotten")
    void whatWasCanceled() {
        TimerFd timer = lessons.timer();
        lessons.use("once(1 h)", it -> it.once(Duration.ofHours(1)));
        lessons.use("cancel()", TimerFd::cancel);
        lessons.judgeOff("once(1 h), then cancel()");
        lessons.use("once(0)", it -> it.once(Duration.ZERO));
        lessons.judgeStrikes("once(0)");
        lessons.probe().await(timer.fd().number(), Underneath.POLLIN);
        lessons.use("cancel()", TimerFd::cancel);
        lessons.judgeOff("once(0); when it was readable, cancel()");
        strikes.judge("once(0); when it was readable, cancel()", 0);
    }

    @Test
    @DisplayName("how often it has struck is a number of 8 bytes")
    void howOften() {
        lessons.timer();
        long count = (1L << 33) + rng.between(1, 1_000_000_000);
        lessons.willRead(count);
        strikes.judge("a timer that nobody has read for a long time", count);
        int few = rng.between(9, 200);
        lessons.willRead(few);
        strikes.judge("a timer that has struck " + few + " times", few);
    }

    @Test
    @DisplayName("a signal ends nothing, and other errors are told")
    void errors() {
        lessons.timer();
        lessons.willRead(3);
        lessons.library().fails("read", 1, Errno.EINTR.intValue());
        strikes.judge("a timer that has struck 3 times; a signal comes", 3);
        lessons.library().fails("read", 1, Errno.EIO.intValue());
        strikes.judgeThrown("a read that fails with EIO", TimerFd::expirations, Errno.EIO);
        lessons.library().fails("timerfd_settime", 1, Errno.ENOMEM.intValue());
        strikes.judgeThrown(
                "a timerfd_settime that fails with ENOMEM",
                timer -> timer.once(Duration.ofSeconds(1)),
                Errno.ENOMEM);
    }

    @Test
    @DisplayName("a timer that cannot be made is told")
    void cannotBeMade() {
        lessons.judgeNotCreated(Errno.EMFILE);
    }

    @Test
    @DisplayName("it is a Source: a Poll tells when it has struck, each time after it was read")
    void itIsASource() {
        lessons.timer();
        String did = "every(1 ms) on a Poll; twice poll, and expirations()";
        lessons.use(did, it -> it.every(Duration.ofMillis(1)));
        lessons.judgeSet(did, Duration.ofMillis(1), Duration.ofMillis(1));
        lessons.use(did, it -> {
            try (Poll poll = new Poll(lessons.library().libc())) {
                poll.registry().register(it, new Token(7), Interest.READABLE);
                Events events = new Events(4);
                for (int turn = 0; turn < 2; turn++) {
                    awaitEvent(poll, events);
                    strikes.judgeStruck(did);
                }
            }
        });
    }

    private static void awaitEvent(Poll poll, Events events) throws Exception {
        poll.poll(events, Duration.ofMillis(Underneath.PATIENCE));
        int told = 0;
        for (Event event : events) {
            told += event.isReadable() ? 1 : 0;
        }
        if (told != 1) {
            throw new IllegalStateException("no event in " + Underneath.PATIENCE + " ms");
        }
    }
}
