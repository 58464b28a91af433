package ch02threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** How chapter 2's program finds out how far it may go, and what it says where it stops. */
class LimitsTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    @EnabledOnOs(OS.LINUX)
    void theTightestComesFirst() {
        List<Long> limits =
                Limits.now().all().stream().map(Limits.Limit::threads).toList();
        assertTrue(limits.size() >= 3, limits.toString());
        assertEquals(limits.stream().sorted().toList(), limits);
    }

    @Test
    void halfOfWhatIsLeftIsLeftToOthers() {
        Limits limits = Limits.of(List.of(
                new Limits.Limit(200, "tasks of a small container"),
                new Limits.Limit(5_000, "memory")));
        assertTrue(limits.allow(100));
        assertFalse(limits.allow(101));
    }

    @Test
    void aSizeThatIsTooNearToALimitIsNotTriedAndTheLimitIsNamed() {
        Limits limits = Limits.of(List.of(new Limits.Limit(400, "tasks of a small container")));
        assertEquals(2, Costs.measure(out, Thread::new, 1_000, limits).size());
        String said = printed.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains("1,000  not tried"), said);
        assertTrue(said.contains("400 tasks of a small container"), said);
    }

    @Test
    void aSystemThatGivesNoMoreThreadsIsQuoted() {
        Costs.measure(out, LimitsTest::tooLarge, 1_000, Limits.none());
        String said = printed.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains("1  not had: unable to create native thread"), said);
        assertTrue(said.contains("after 0"), said);
    }

    private static Thread tooLarge(Runnable work) {
        return new Thread(null, work, "too large", 1L << 46);
    }
}
