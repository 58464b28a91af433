package ch10waker;

import static ch05ffi.SysEpoll.EPOLLET;
import static ch05ffi.SysEpoll.EPOLLIN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch05ffi.EpollEvents;
import ch08poll.Events;
import ch08poll.Interest;
import ch08poll.Pipe;
import ch08poll.Poll;
import ch08poll.Token;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What chapter 10 says of a thread that sleeps in a wait: what wakes it, and what does not. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class SleeperTest {

    private static final int FOR_EVER = -1;

    private final Events events = new Events(4);

    @Test
    void anInterruptDoesNotWakeItAndAWriteDoes() throws Exception {
        try (Bell bell = new Bell(EPOLLIN | EPOLLET)) {
            Napper<Boolean> napper = Napper.asleep(() -> {
                assertEquals(EPOLLIN, bell.told(FOR_EVER));
                return Thread.currentThread().isInterrupted();
            });
            napper.thread().interrupt();
            napper.mustBeAsleep();
            bell.write(1);
            assertTrue(napper.awake(), "the interrupt has set its flag, and nothing else");
        }
    }

    /** The wait holds on to the epoll, which lives until it returns; its number is free at once. */
    @Test
    void toCloseTheEpollDoesNotWakeIt() throws Exception {
        try (Bell bell = new Bell(EPOLLIN | EPOLLET)) {
            EpollEvents one = new EpollEvents(1);
            Napper<Integer> napper = Napper.asleep(() -> bell.epoll().wait(one, FOR_EVER));
            bell.epoll().close();
            napper.mustBeAsleep();
            bell.write(1);
            assertEquals(1, napper.awake());
            assertEquals(7, one.token(0));
        }
    }

    @Test
    void aPollIsNotClosedUnderASleeper() throws Exception {
        try (Poll poll = new Poll(Bell.LIBC);
                Pipe pipe = Pipe.open(Bell.LIBC)) {
            poll.registry().register(pipe.receiver(), new Token(1), Interest.READABLE);
            Napper<Boolean> napper = Napper.asleep(() -> isTold(poll));
            assertThrows(IllegalStateException.class, poll::close);
            pipe.sender().write(ByteBuffer.wrap(new byte[1]));
            assertTrue(napper.awake());
        }
    }

    @Test
    void whoIsRegisteredDuringTheWaitIsHeardInIt() throws Exception {
        try (Poll poll = new Poll(Bell.LIBC);
                Pipe pipe = Pipe.open(Bell.LIBC)) {
            Napper<Boolean> napper = Napper.asleep(() -> isTold(poll));
            poll.registry().register(pipe.receiver(), new Token(1), Interest.READABLE);
            napper.mustBeAsleep();
            pipe.sender().write(ByteBuffer.wrap(new byte[1]));
            assertTrue(napper.awake());
        }
    }

    @Test
    void whoIsReadyWhenItIsRegisteredWakesTheWait() throws Exception {
        try (Poll poll = new Poll(Bell.LIBC);
                Pipe pipe = Pipe.open(Bell.LIBC)) {
            Napper<Boolean> napper = Napper.asleep(() -> isTold(poll));
            pipe.sender().write(ByteBuffer.wrap(new byte[1]));
            napper.mustBeAsleep();
            poll.registry().register(pipe.receiver(), new Token(1), Interest.READABLE);
            assertTrue(napper.awake());
        }
    }

    @Test
    void whoIsDeregisteredDuringTheWaitIsHeardNoMore() throws Exception {
        try (Poll poll = new Poll(Bell.LIBC);
                Pipe gone = Pipe.open(Bell.LIBC);
                Pipe stays = Pipe.open(Bell.LIBC)) {
            poll.registry().register(gone.receiver(), new Token(2), Interest.READABLE);
            poll.registry().register(stays.receiver(), new Token(1), Interest.READABLE);
            Napper<Boolean> napper = Napper.asleep(() -> isTold(poll));
            poll.registry().deregister(gone.receiver());
            gone.sender().write(ByteBuffer.wrap(new byte[1]));
            napper.mustBeAsleep();
            stays.sender().write(ByteBuffer.wrap(new byte[1]));
            assertTrue(napper.awake());
        }
    }

    /** The old way: a pipe, of which one end is for whoever has news. */
    @Test
    void aPipeFillsUpIfNobodyReadsIt() throws Exception {
        try (Pipe pipe = Pipe.open(Bell.LIBC)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            int written = 0;
            while (pipe.sender().write(one.clear()) == 1) {
                written++;
            }
            assertTrue(written > 0 && written <= 65_536, written + " bytes");
        }
    }

    /** Whether the one event of a wait for ever is that of token 1. */
    private boolean isTold(Poll poll) throws Exception {
        poll.poll(events);
        return events.iterator().next().token().value() == 1;
    }
}
