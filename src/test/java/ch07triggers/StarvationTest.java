package ch07triggers;

import static ch05ffi.SysEpoll.EPOLLET;
import static ch05ffi.SysEpoll.EPOLLIN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ch05ffi.EpollEvents;
import ch05ffi.ErrnoException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What chapter 7 says of one that never stops talking: who starves the others, and who does not. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class StarvationTest {

    private static final String PIECE = "on and on ";

    private Wires wires;

    @BeforeEach
    void open() throws ErrnoException {
        wires = new Wires();
    }

    @AfterEach
    void close() throws Exception {
        wires.close();
    }

    @Test
    void drainingOneThatNeverStopsHasNoEnd() throws Exception {
        Wires.Ends busy = wires.pipeToRead();
        Wires.Ends quiet = wires.pipeToRead();
        wires.epoll().add(busy.ours(), EPOLLIN | EPOLLET, 1);
        wires.epoll().add(quiet.ours(), EPOLLIN | EPOLLET, 2);
        Wires.send(busy.theirs(), PIECE);
        Wires.send(quiet.theirs(), "me too");
        assertEquals(2, wires.told(0));
        // Each read finds the next piece: no EAGAIN, so by the rule no turn for the other.
        for (int i = 0; i < 1_000; i++) {
            assertEquals(PIECE, Wires.read(busy.ours(), 100));
            Wires.send(busy.theirs(), PIECE);
        }
        assertEquals("me too", Wires.read(quiet.ours(), 100));
    }

    @Test
    void theKernelItselfTakesTurnsWithOneSlotLevelTriggered() throws Exception {
        for (int token = 1; token <= 3; token++) {
            Wires.Ends pipe = wires.pipeToRead();
            wires.epoll().add(pipe.ours(), EPOLLIN, token);
            Wires.send(pipe.theirs(), PIECE);
        }
        assertEquals(List.of(1L, 2L, 3L, 1L, 2L, 3L), tokens(6, () -> {}));
    }

    @Test
    void theKernelItselfTakesTurnsWithOneSlotEdgeTriggered() throws Exception {
        Wires.Ends busy = wires.pipeToRead();
        Wires.Ends quiet = wires.pipeToRead();
        wires.epoll().add(busy.ours(), EPOLLIN | EPOLLET, 1);
        wires.epoll().add(quiet.ours(), EPOLLIN | EPOLLET, 2);
        Wires.send(busy.theirs(), PIECE);
        Wires.send(quiet.theirs(), "me too");
        // After each event there is a new edge of the busy one: it goes behind the quiet one.
        List<Long> tokens = tokens(3, () -> Wires.send(busy.theirs(), PIECE));
        assertEquals(List.of(1L, 2L, 1L), tokens);
    }

    @Test
    void whatACapLeavesIsToldAgainByLevelOnly() throws Exception {
        Wires.Ends level = wires.pipeToRead();
        wires.epoll().add(level.ours(), EPOLLIN, 1);
        Wires.send(level.theirs(), PIECE + PIECE);
        assertEquals(1, wires.told(0));
        assertEquals(PIECE, Wires.read(level.ours(), PIECE.length()));
        assertEquals(1, wires.told(0));
        wires.epoll().delete(level.ours());

        Wires.Ends edge = wires.pipeToRead();
        wires.epoll().add(edge.ours(), EPOLLIN | EPOLLET, 2);
        Wires.send(edge.theirs(), PIECE + PIECE);
        assertEquals(1, wires.told(0));
        assertEquals(PIECE, Wires.read(edge.ours(), PIECE.length()));
        assertEquals(0, wires.told(0));
        assertEquals(PIECE, Wires.read(edge.ours(), 100)); // it was there all the time
    }

    /** Something that happens on descriptors. */
    private interface Event {
        void happen() throws ErrnoException;
    }

    /** Whose events come, one at a time; after each of them something happens. */
    private List<Long> tokens(int count, Event afterEach) throws ErrnoException {
        List<Long> tokens = new ArrayList<>();
        EpollEvents one = new EpollEvents(1);
        while (tokens.size() < count) {
            assertEquals(1, wires.epoll().wait(one, 0));
            tokens.add(one.token(0));
            afterEach.happen();
        }
        return tokens;
    }
}
