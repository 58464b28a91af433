package ch10waker;

import static ch05ffi.SysEpoll.EPOLLET;
import static ch05ffi.SysEpoll.EPOLLIN;
import static ch05ffi.SysEpoll.EPOLLOUT;
import static ch10waker.Bell.DONE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import jnr.constants.platform.Errno;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What chapter 10 says of eventfd: a number that can be added to, taken, and waited for. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class EventfdTest {

    private static final int EDGE = EPOLLIN | EPOLLET;
    private static final int FOR_EVER = -1;
    private static final long MOST = -2; // without a sign: 2 to the power of 64, less 2

    @Test
    void theCounterAddsUpAndAReadTakesItAll() throws Exception {
        try (Bell bell = new Bell(EPOLLIN)) {
            bell.write(1);
            bell.write(40);
            bell.write(1);
            assertEquals(42, bell.read());
            assertEquals(-1, bell.read());
            assertEquals(Errno.EAGAIN.intValue(), Bell.LIBC.errno());
        }
    }

    @Test
    void itIsReadableAsLongAsItIsNotZero() throws Exception {
        try (Bell bell = new Bell(EPOLLIN)) {
            assertEquals(0, bell.told(0));
            bell.write(1);
            assertEquals(EPOLLIN, bell.told(0));
            assertEquals(EPOLLIN, bell.told(0));
            bell.read();
            assertEquals(0, bell.told(0));
        }
    }

    @Test
    void aWriteBeforeTheWaitIsNotLost() throws Exception {
        for (int mask : new int[] {EPOLLIN, EDGE}) {
            try (Bell bell = new Bell(mask)) {
                bell.write(1);
                assertEquals(EPOLLIN, bell.told(FOR_EVER));
            }
        }
    }

    @Test
    void norIsOneFromBeforeItWasWatched() throws Exception {
        try (Bell bell = new Bell(0)) {
            bell.write(1);
            bell.epoll().modify(bell.counter(), EDGE, 7);
            assertEquals(EPOLLIN, bell.told(FOR_EVER));
        }
    }

    @Test
    void writesBetweenTwoWaitsAreOneEvent() throws Exception {
        try (Bell bell = new Bell(EDGE)) {
            for (int i = 0; i < 100; i++) {
                bell.write(1);
            }
            assertEquals(EPOLLIN, bell.told(0));
            assertEquals(0, bell.told(0));
        }
    }

    @Test
    void eachWriteIsAnEdgeWhetherOrNotTheLastWasRead() throws Exception {
        try (Bell bell = new Bell(EDGE)) {
            for (int i = 0; i < 10; i++) {
                bell.write(1);
                assertEquals(EPOLLIN, bell.told(FOR_EVER));
                assertEquals(0, bell.told(0));
            }
            assertEquals(10, bell.read());
        }
    }

    @Test
    void whatWouldNotFitInIsRefusedAndMakesNoEdge() throws Exception {
        try (Bell bell = new Bell(EDGE)) {
            assertEquals(DONE, bell.write(MOST));
            assertEquals(EPOLLIN, bell.told(0));
            assertEquals(Errno.EAGAIN, bell.write(1));
            assertEquals(0, bell.told(0));
            assertEquals(MOST, bell.read());
            assertEquals(DONE, bell.write(1));
            assertEquals(EPOLLIN, bell.told(0));
        }
    }

    @Test
    void itIsWritableAsLongAsOneMoreFitsIn() throws Exception {
        try (Bell bell = new Bell(EPOLLOUT)) {
            assertEquals(EPOLLOUT, bell.told(0));
            bell.write(MOST);
            assertEquals(0, bell.told(0));
        }
    }

    @Test
    void aWriteOrAReadIsEightBytes() throws Exception {
        try (Bell bell = new Bell(EPOLLIN)) {
            int fd = bell.counter().number();
            bell.write(1);
            assertEquals(Errno.EINVAL, Bell.outcome(Bell.LIBC.write(fd, Bell.memory(), 4)));
            assertEquals(Errno.EINVAL, Bell.outcome(Bell.LIBC.read(fd, Bell.memory(), 4)));
            assertEquals(Errno.EINVAL, bell.write(-1), "all ones are no number to add");
            assertEquals(1, bell.read());
        }
    }

    @Test
    void toAddNothingMakesAnEdgeAndLeavesNothingToRead() throws Exception {
        try (Bell bell = new Bell(EDGE)) {
            bell.write(0);
            assertEquals(0, bell.told(0));
            assertEquals(-1, bell.read());
        }
    }
}
