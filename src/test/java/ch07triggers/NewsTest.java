package ch07triggers;

import static ch05ffi.SysEpoll.EPOLLET;
import static ch05ffi.SysEpoll.EPOLLHUP;
import static ch05ffi.SysEpoll.EPOLLIN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ch05ffi.ErrnoException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What chapter 7 says of news that is read before it is told: of bytes never, of an end again. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class NewsTest {

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
    void bytesThatWereReadBeforeTheirEdgeAreNotTold() throws Exception {
        Wires.Ends pipe = wires.pipeToRead();
        wires.epoll().add(pipe.ours(), EPOLLIN | EPOLLET, 1);
        Wires.send(pipe.theirs(), "one ");
        assertEquals(1, wires.told(0));
        Wires.send(pipe.theirs(), "two");
        assertEquals("one two", Wires.read(pipe.ours(), 100));
        assertEquals(0, wires.told(0));
    }

    @Test
    void anEndThatWasReadBeforeItsEdgeIsTold() throws Exception {
        Wires.Ends pipe = wires.pipeToRead();
        wires.epoll().add(pipe.ours(), EPOLLIN | EPOLLET, 1);
        Wires.send(pipe.theirs(), "hello");
        assertEquals(1, wires.told(0));
        pipe.theirs().close();
        assertEquals("hello", Wires.read(pipe.ours(), 100));
        assertEquals("", Wires.read(pipe.ours(), 100));
        assertEquals(EPOLLHUP, wires.mask(0));
        assertEquals(0, wires.mask(0));
    }

    @Test
    void soItIsWithAConnection() throws Exception {
        try (Loopback connection = new Loopback(Wires.LIBC)) {
            wires.epoll().add(connection.ours(), EPOLLIN | EPOLLET, 1);
            connection.sends("hello");
            assertEquals(1, wires.told(0));
            connection.ends();
            assertEquals("hello", Wires.read(connection.ours(), 100));
            assertEquals("", Wires.read(connection.ours(), 100));
            assertEquals(1, wires.told(0));
            assertEquals("", Wires.read(connection.ours(), 100));
            assertEquals(0, wires.told(0));
        }
    }

    @Test
    void oneThatIsDeletedAtItsEndIsNotToldAgain() throws Exception {
        try (Loopback connection = new Loopback(Wires.LIBC)) {
            wires.epoll().add(connection.ours(), EPOLLIN | EPOLLET, 1);
            connection.sends("hello");
            assertEquals(1, wires.told(0));
            connection.ends();
            wires.epoll().delete(connection.ours());
            assertEquals(0, wires.told(0));
        }
    }
}
