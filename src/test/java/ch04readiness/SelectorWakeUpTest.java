package ch04readiness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What chapter 4 says about a thread that waits in select: what it costs, what gets it out. */
class SelectorWakeUpTest {

    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(3);

    private Selector selector;
    private Pair pair;
    private FutureTask<Integer> selecting;
    private Thread waiter;

    @BeforeEach
    void open() throws IOException {
        selector = Selector.open();
        pair = Pair.connect();
        pair.ours().register(selector, SelectionKey.OP_READ);
        selecting = new FutureTask<>(selector::select);
        waiter = new Thread(selecting, "waiter");
        waiter.setDaemon(true);
    }

    @AfterEach
    void close() throws IOException {
        selector.close();
        pair.close();
    }

    @Test
    void aThreadThatWaitsInSelectBurnsNoProcessorTime() throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        startWaiting();
        long before = threads.getThreadCpuTime(waiter.getId());
        long mine = threads.getCurrentThreadCpuTime();
        // We burn 200 ms; a loop in the waiter would have burned some too.
        while (threads.getCurrentThreadCpuTime() - mine < TimeUnit.MILLISECONDS.toNanos(200)) {
            Thread.onSpinWait();
        }
        long burned = threads.getThreadCpuTime(waiter.getId()) - before;
        assertTrue(burned < TimeUnit.MILLISECONDS.toNanos(20), burned + " ns");
        pair.send(1);
        assertEquals(1, selecting.get());
    }

    @Test
    void aWakeUpGetsItOutWithNothingSelected() throws Exception {
        startWaiting();
        selector.wakeup();
        assertEquals(0, selecting.get());
        assertTrue(selector.selectedKeys().isEmpty());
    }

    @Test
    void aWakeUpThatComesTooEarlyIsRemembered() throws IOException {
        selector.wakeup();
        assertEquals(0, selector.select()); // would never return otherwise
    }

    @Test
    void threeEarlyWakeUpsAreRememberedAsOne() throws Exception {
        selector.wakeup();
        selector.wakeup();
        selector.wakeup();
        assertEquals(0, selector.select());
        startWaiting(); // a second memory would end this wait with 0
        pair.send(1);
        assertEquals(1, selecting.get());
    }

    @Test
    void selectNowUsesUpTheMemory() throws Exception {
        selector.wakeup();
        assertEquals(0, selector.selectNow());
        startWaiting();
        pair.send(1);
        assertEquals(1, selecting.get());
    }

    @Test
    void anInterruptGetsItOutTooAndStaysSet() throws Exception {
        FutureTask<Boolean> interrupted = new FutureTask<>(() -> {
            selector.select();
            return Thread.currentThread().isInterrupted();
        });
        waiter = new Thread(interrupted, "waiter");
        waiter.setDaemon(true);
        startWaiting();
        waiter.interrupt();
        assertTrue(interrupted.get());
    }

    @Test
    void aRegistrationFromOutsideIsAllowedAndDoesNotGetItOut() throws Exception {
        startWaiting();
        try (Pair other = Pair.connect()) {
            other.ours().register(selector, SelectionKey.OP_READ);
            other.send(1); // ready, but the kernel has not been told of it yet
            pair.send(1);
            assertEquals(1, selecting.get());
            assertEquals(Set.of(pair.ours().keyFor(selector)), selector.selectedKeys());
            assertEquals(1, selector.select(), "the next select tells the kernel");
        }
    }

    @Test
    void closingTheSelectorGetsItOut() throws Exception {
        FutureTask<Boolean> open = new FutureTask<>(() -> {
            selector.select();
            return selector.isOpen();
        });
        waiter = new Thread(open, "waiter");
        waiter.setDaemon(true);
        startWaiting();
        selector.close();
        assertFalse(open.get());
    }

    /** Returns when the waiter is inside the kernel's wait. */
    private void startWaiting() {
        waiter.start();
        long begin = System.nanoTime();
        while (!isInWait(waiter)) {
            assertTrue(waiter.isAlive(), "select returned at once");
            assertTrue(System.nanoTime() - begin < PATIENCE, "it never waited");
            LockSupport.parkNanos(200_000);
        }
    }

    private static boolean isInWait(Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        return Stream.of(stack).limit(1).anyMatch(StackTraceElement::isNativeMethod)
                && Stream.of(stack).anyMatch(frame -> frame.getMethodName().equals("select"));
    }
}
