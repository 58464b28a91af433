package ch08poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch05ffi.ErrnoException;
import ch05ffi.Fd;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import jnr.constants.platform.Errno;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What chapter 8 promises of an event: what it says, what it does not, and when one comes. */
@EnabledOnOs(OS.LINUX)
@Timeout(180)
class ToldTest {

    private final Token token = new Token(ThreadLocalRandom.current().nextLong());
    private Desk desk;

    @BeforeEach
    void open() throws IOException {
        desk = new Desk();
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    @Test
    @DisplayName("an event is no promise: a read after it may find nothing")
    void anEventIsNoPromise() throws IOException {
        Pipe pipe = desk.pipe();
        Fd other = desk.dup(pipe.receiver());
        readable(pipe.receiver());
        pipe.sender().write(Desk.bytes("hello"));
        assertTrue(desk.event().isReadable());
        assertEquals(5, Desk.LIBC.read(other.number(), ByteBuffer.allocateDirect(9), 9));
        assertEquals(0, pipe.receiver().read(ByteBuffer.allocate(9)), "nothing, and no failure");
    }

    @Test
    @DisplayName("an event has the very token that was given")
    void theVeryToken() throws IOException {
        Pipe pipe = desk.pipe();
        readable(pipe.receiver());
        pipe.sender().write(Desk.bytes("hello"));
        assertSame(token, desk.event().token());
    }

    @Test
    @DisplayName("what is left unread is not told again")
    void whatIsLeftIsNotTold() throws IOException {
        Pipe pipe = desk.pipe();
        readable(pipe.receiver());
        pipe.sender().write(Desk.bytes("hello"));
        assertEquals(List.of(token), desk.told());
        assertEquals(3, pipe.receiver().read(ByteBuffer.allocate(3)));
        assertEquals(List.of(), desk.told());
    }

    @Test
    @DisplayName("after would block, what comes next is told")
    void whatIsNewIsTold() throws IOException {
        Pipe pipe = desk.pipe();
        readable(pipe.receiver());
        for (int round = 0; round < 3; round++) {
            pipe.sender().write(Desk.bytes("hello"));
            assertEquals(List.of(token), desk.told());
            ByteBuffer buffer = ByteBuffer.allocate(9);
            assertEquals(5, pipe.receiver().read(buffer));
            assertEquals(0, pipe.receiver().read(buffer));
        }
    }

    @Test
    @DisplayName("when what was full has room again, that is told")
    void newRoomIsTold() throws IOException {
        Pipe pipe = desk.pipe();
        desk.registry().register(pipe.sender(), token, Interest.WRITABLE);
        assertTrue(desk.event().isWritable(), "there was room before");
        ByteBuffer much = ByteBuffer.allocateDirect(1 << 16);
        while (pipe.sender().write(much.clear()) > 0) {
            assertEquals(List.of(), desk.told());
        }
        while (pipe.receiver().read(much.clear()) > 0) {
            Thread.onSpinWait();
        }
        assertTrue(desk.event().isWritable());
    }

    @Test
    @DisplayName("an end is readable, and the hint says that it is one")
    void anEndIsReadable() throws IOException {
        Desk.Ends ends = desk.connection();
        readable(ends.ours());
        ends.theirs().shutdownWrite();
        Event event = desk.event();
        assertTrue(event.isReadable());
        assertTrue(event.isReadClosed());
        assertFalse(event.isWriteClosed());
        assertFalse(event.isError());
        assertEquals(-1, ends.ours().read(ByteBuffer.allocate(9)));
    }

    @Test
    @DisplayName("a reset is readable, and the hints say that it is one")
    void aResetIsReadable() throws IOException {
        Desk.Ends ends = desk.connection();
        readable(ends.ours());
        Desk.reset(ends.theirs());
        Event event = desk.event();
        assertTrue(event.isReadable());
        assertTrue(event.isError());
        assertTrue(event.isReadClosed());
        assertTrue(event.isWriteClosed());
        ErrnoException why =
                assertThrows(ErrnoException.class, () -> ends.ours().read(ByteBuffer.allocate(9)));
        assertEquals(Errno.ECONNRESET, why.errno());
    }

    @Test
    @DisplayName("a reset is told, whatever was asked for")
    void everybodyHearsOfAReset() throws IOException {
        Desk.Ends ends = desk.connection();
        desk.registry().register(ends.ours(), token, Interest.PRIORITY);
        Desk.reset(ends.theirs());
        assertTrue(desk.event().isError());
    }

    @Test
    @DisplayName("no more come than fit in, and the rest comes next time")
    void theRestComesNextTime() throws IOException {
        for (int i = 0; i < 5; i++) {
            Pipe pipe = desk.pipe();
            desk.registry().register(pipe.receiver(), new Token(i), Interest.READABLE);
            pipe.sender().write(Desk.bytes("hello"));
        }
        Events two = new Events(2);
        Set<Token> seen = new HashSet<>();
        for (int expected : new int[] {2, 2, 1, 0}) {
            desk.poll().poll(two, Duration.ZERO);
            List<Token> tokens = Desk.tokens(two);
            assertEquals(expected, tokens.size());
            seen.addAll(tokens);
        }
        assertEquals(5, seen.size());
    }

    @Test
    @DisplayName("readable and writable are one event")
    void oneEventForBothWays() throws IOException {
        Desk.Ends ends = desk.connection();
        readable(ends.ours());
        ends.theirs().write(Desk.bytes("hello"));
        assertFalse(desk.event().isWritable(), "nobody asked");
        Interest both = Interest.READABLE.add(Interest.WRITABLE);
        desk.registry().reregister(ends.ours(), token, both);
        Events events = new Events(4);
        desk.poll().poll(events);
        assertEquals(List.of(token), Desk.tokens(events));
        Event event = events.iterator().next();
        assertTrue(event.isReadable() && event.isWritable());
    }

    private void readable(Source source) throws IOException {
        desk.registry().register(source, token, Interest.READABLE);
    }
}
