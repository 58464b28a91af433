package ch02threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The crowd that chapter 2 measures: all of it parks, wakes, and in the end is gone. */
class CrowdTest {

    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(3);

    private final List<Thread> made = new ArrayList<>();

    @Test
    void everyThreadOfACrowdIsParked() {
        try (Crowd crowd = new Crowd(this::thread)) {
            assertTrue(crowd.growTo(50));
            assertTrue(crowd.growTo(60));
            assertEquals(60, crowd.size());
            await(() -> made.stream().allMatch(one -> one.getState() == Thread.State.WAITING));
        }
    }

    @Test
    void aClosedCrowdLeavesNobodyBehind() {
        try (Crowd crowd = new Crowd(this::thread)) {
            crowd.growTo(60);
        }
        assertEquals(60, made.size());
        assertTrue(made.stream().noneMatch(Thread::isAlive));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void eachWakeUpOfAParkedThreadIsOneMoreSleepInTheKernel() {
        try (Crowd crowd = new Crowd(this::thread)) {
            crowd.growTo(60);
            await(() -> made.stream().allMatch(one -> one.getState() == Thread.State.WAITING));
            Map<Path, Long> before = Proc.sleeps();
            for (int round = 1; round <= 5; round++) {
                crowd.wakeAll();
                int slept = 60 * round;
                await(() -> Proc.sleepsSince(before) >= slept);
            }
        }
    }

    /** A stack that no machine has room for: the JVM then says what it says at a limit. */
    @Test
    void aSystemThatGivesNoMoreIsToldAndWhatThereIsIsCleanedUp() {
        try (Crowd crowd = new Crowd(this::threadUpTo20)) {
            assertTrue(crowd.growTo(20));
            assertFalse(crowd.growTo(30));
            assertEquals(20, crowd.size());
            assertTrue(crowd.refusal().contains("unable to create native thread"));
            crowd.wakeAll();
        }
        assertTrue(made.stream().noneMatch(Thread::isAlive));
    }

    private Thread threadUpTo20(Runnable work) {
        return made.size() < 20 ? thread(work) : new Thread(null, work, "too large", 1L << 46);
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "crowd");
        made.add(thread);
        return thread;
    }

    private static void await(BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - begin < PATIENCE, "it never came true");
            LockSupport.parkNanos(200_000);
        }
    }
}
