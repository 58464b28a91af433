package ch06epoll;

import static ch05ffi.SysEpoll.EPOLLIN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch05ffi.EpollEvents;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongToIntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What chapter 6 says of the milliseconds that a wait is given. */
@EnabledOnOs(OS.LINUX)
class TimeoutTest {

    private final EpollEvents events = new EpollEvents(4);
    private Kernel epoll;
    private Ends ends;

    @BeforeEach
    void open() throws IOException {
        epoll = new Kernel();
        ends = Ends.connect();
        epoll.add(ends.number(), EPOLLIN, 1);
    }

    @AfterEach
    void close() throws IOException {
        epoll.close();
        ends.close();
    }

    @Test
    void zeroAsksAndComesBack() {
        assertEquals(0, epoll.wait(events, 0));
        ends.send(1);
        assertEquals(1, epoll.wait(events, 0));
    }

    /** It may be late, by as much as the machine is busy; it is never early. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 20})
    void whenTheTimeIsUpItSaysZeroAndNotBefore(int millis) {
        long begin = System.nanoTime();
        assertEquals(0, epoll.wait(events, millis));
        long took = System.nanoTime() - begin;
        assertTrue(took >= TimeUnit.MILLISECONDS.toNanos(millis), took + " ns");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1, Integer.MAX_VALUE})
    void whatIsReadyIsReportedWithoutWaiting(int millis) {
        ends.send(1);
        assertEquals(1, epoll.wait(events, millis));
    }

    @Test
    void anEndIsReadyToo() throws IOException {
        ends.peer().close();
        assertEquals(1, epoll.wait(events, -1));
        assertEquals(0, ends.read(8));
        assertEquals(1, epoll.wait(events, -1), "and it stays so");
    }

    /** By a clock on which each look takes 10 microseconds: real ones take less, and spin more. */
    @Test
    void roundedDownTheLastBitIsABusyLoopAndRoundedUpItIsOneWait() {
        long left = 400_000; // nanoseconds
        assertEquals(40, waitsUntilOver(left, nanos -> (int) (nanos / 1_000_000)));
        assertEquals(1, waitsUntilOver(left, Timeout::millis));
    }

    private int waitsUntilOver(long nanos, LongToIntFunction rounded) {
        int waits = 0;
        long left = nanos;
        while (left > 0) {
            int millis = rounded.applyAsInt(left);
            assertEquals(0, epoll.wait(events, millis));
            left -= Math.max(TimeUnit.MILLISECONDS.toNanos(millis), 10_000);
            waits++;
        }
        return waits;
    }
}
