package ch11timers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch06epoll.Timeout;
import org.junit.jupiter.api.Test;

/** What chapter 11 says of times in a long: what is compared is their difference. */
@SuppressWarnings("ConstantOverflow") // that is what it is about
class NanoTimeTest {

    private static final long NOW = Long.MAX_VALUE - 10; // nanoTime may be there: its zero is free

    @Test
    void aDifferenceIsRightWhenTheClockTurnsOver() {
        long deadline = NOW + 100;
        assertEquals(100, deadline - NOW);
        assertFalse(IsDue.isDue(deadline, NOW));
        assertTrue(IsDue.isDue(deadline, deadline));
    }

    @Test
    void aComparisonIsNot() {
        assertTrue(IsDue.isDueMostly(NOW + 100, NOW), "as if it had passed");
    }

    @Test
    void whatIsNoWholeMillisecondIsRoundedUp() {
        assertEquals(5, Timeout.millis(4_500_000));
        assertEquals(1, Timeout.millis(1));
        assertEquals(0, Timeout.millis(0));
    }
}
