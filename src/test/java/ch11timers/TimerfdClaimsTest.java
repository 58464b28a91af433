package ch11timers;

import static ch05ffi.SysEpoll.EPOLLET;
import static ch05ffi.SysEpoll.EPOLLIN;
import static ch11timers.Clock.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import jnr.constants.platform.Errno;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What chapter 11 says of timerfd: when it is ready, what its number counts, and what 0 means. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class TimerfdClaimsTest {

    private static final int RELATIVE = 0;
    private static final int FOR_EVER = -1;
    private static final long SOON = 1;
    private static final long AN_HOUR = 3600 * SECOND;
    private static final long MILLI = 1_000_000;

    @Test
    void itIsReadableFromItsTimeOnUntilItIsRead() throws Exception {
        try (Clock clock = new Clock(EPOLLIN)) {
            assertEquals(0, clock.told(0), "not armed");
            clock.set(RELATIVE, SOON, 0);
            assertEquals(1, clock.told(FOR_EVER));
            assertEquals(1, clock.told(0));
            assertEquals(1, clock.read());
            assertEquals(0, clock.told(0));
            assertEquals(-1, clock.read());
            assertEquals(Errno.EAGAIN.intValue(), Clock.LIBC.errno());
        }
    }

    @Test
    void itIsNeverEarly() throws Exception {
        try (Clock clock = new Clock(EPOLLIN)) {
            long begin = System.nanoTime();
            clock.set(RELATIVE, 2_345_678, 0);
            clock.told(FOR_EVER);
            assertTrue(System.nanoTime() - begin >= 2_345_678);
        }
    }

    /** Set to half a second ago, and every millisecond since: the kernel counts them itself. */
    @Test
    void theNumberSaysHowManyHavePassedSinceItWasRead() throws Exception {
        try (Clock clock = new Clock(EPOLLIN)) {
            clock.set(Clock.ABSOLUTE, System.nanoTime() - SECOND / 2, MILLI);
            clock.told(FOR_EVER);
            assertTrue(clock.read() >= 500);
            clock.told(FOR_EVER);
            long sinceThen = clock.read();
            assertTrue(sinceThen > 0, sinceThen + " more");
        }
    }

    @Test
    void aTimeOfTheClockThatHasPassedStrikesAtOnce() throws Exception {
        try (Clock clock = new Clock(EPOLLIN)) {
            clock.set(Clock.ABSOLUTE, System.nanoTime() - SECOND, 0);
            assertEquals(1, clock.told(FOR_EVER));
            assertEquals(1, clock.read());
        }
    }

    @Test
    void zeroIsNotAtOnceButNever() throws Exception {
        try (Clock clock = new Clock(EPOLLIN)) {
            clock.set(RELATIVE, SOON, 0);
            clock.told(FOR_EVER);
            clock.set(RELATIVE, 0, 0);
            assertEquals(0, clock.told(0));
            assertEquals(-1, clock.read());
            clock.set(RELATIVE, 0, MILLI);
            assertEquals(0, remaining(clock), "with an interval too");
        }
    }

    @Test
    void toSetItAnewForgetsWhatItHasStruck() throws Exception {
        try (Clock clock = new Clock(EPOLLIN)) {
            clock.set(Clock.ABSOLUTE, System.nanoTime() - SECOND, MILLI);
            clock.told(FOR_EVER);
            clock.set(RELATIVE, AN_HOUR, 0);
            assertEquals(-1, clock.read());
            assertTrue(remaining(clock) > AN_HOUR / 2);
        }
    }

    /** The kernel winds it up again in the read. An edge that was told is not told again. */
    @Test
    void whoDoesNotReadAPeriodicOneIsToldOfItOnce() throws Exception {
        try (Clock clock = new Clock(EPOLLIN | EPOLLET)) {
            clock.set(RELATIVE, MILLI, MILLI);
            assertEquals(1, clock.told(FOR_EVER));
            assertEquals(0, clock.told(20));
            assertTrue(clock.read() >= 20, "they were counted all the same");
            assertEquals(1, clock.told(FOR_EVER));
        }
    }

    @Test
    void aReadIsEightBytesAndABillionNanosecondsAreASecond() throws Exception {
        try (Clock clock = new Clock(EPOLLIN)) {
            clock.set(RELATIVE, SOON, 0);
            clock.told(FOR_EVER);
            assertEquals(-1, Clock.LIBC.read(clock.timer().number(), Clock.memory(4), 4));
            assertEquals(Errno.EINVAL.intValue(), Clock.LIBC.errno());
            ByteBuffer tooMany = Clock.spec(0, 0).putLong(24, SECOND);
            assertEquals(Errno.EINVAL, clock.set(RELATIVE, tooMany, null));
        }
    }

    /** So a time that nanoTime gives can be handed to the kernel as it is. */
    @Test
    void nanoTimeIsTheMonotonicClock() {
        ByteBuffer time = Clock.memory(16);
        long before = System.nanoTime();
        assertEquals(0, Clock.LIBC.clock_gettime(Clock.MONOTONIC, time));
        long after = System.nanoTime();
        long kernels = time.getLong(0) * SECOND + time.getLong(8);
        assertTrue(before <= kernels && kernels <= after);
    }

    /** What is left until it strikes, in nanoseconds; it is not armed afterwards. */
    private static long remaining(Clock clock) {
        ByteBuffer before = Clock.memory(32);
        assertNull(clock.set(RELATIVE, Clock.spec(0, 0), before));
        return before.getLong(16) * SECOND + before.getLong(24);
    }
}
