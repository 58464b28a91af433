package ch07triggers;

import static ch05ffi.SysEpoll.EPOLLET;
import static ch05ffi.SysEpoll.EPOLLIN;
import static ch05ffi.SysEpoll.EPOLLONESHOT;
import static ch07triggers.Wires.FOR_EVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ch05ffi.ErrnoException;
import ch05ffi.Fd;
import ch06epoll.Epoll;
import java.util.concurrent.TimeUnit;
import jnr.constants.platform.Errno;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What chapter 7 says of level, edge and one-shot, on the kernel. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class TriggersTest {

    private Wires wires;
    private Fd ours;
    private Fd theirs;

    @BeforeEach
    void open() throws ErrnoException {
        wires = new Wires();
        Wires.Ends tcp = wires.connection();
        ours = tcp.ours();
        theirs = tcp.theirs();
    }

    @AfterEach
    void close() throws Exception {
        wires.close();
    }

    @Test
    void levelNagsUntilAllIsRead() throws Exception {
        wires.epoll().add(ours, EPOLLIN, 1);
        Wires.send(theirs, "hello");
        assertEquals(1, wires.told(FOR_EVER));
        assertEquals(1, wires.told(0));
        assertEquals("hel", Wires.read(ours, 3));
        assertEquals(1, wires.told(0));
        assertEquals("lo", Wires.read(ours, 3));
        assertEquals(0, wires.told(0));
    }

    @Test
    void edgeTellsOnce() throws Exception {
        wires.epoll().add(ours, EPOLLIN | EPOLLET, 1);
        Wires.send(theirs, "hello");
        assertEquals(1, wires.told(FOR_EVER));
        assertEquals(0, wires.told(0));
        assertEquals("hel", Wires.read(ours, 3));
        assertEquals(0, wires.told(0));
        assertEquals("lo", Wires.read(ours, 3));
    }

    @Test
    void anEdgeIsNewsAlsoIfTheOldWasNotRead() throws Exception {
        wires.epoll().add(ours, EPOLLIN | EPOLLET, 1);
        Wires.send(theirs, "one ");
        assertEquals(1, wires.told(FOR_EVER));
        Wires.send(theirs, "two");
        assertEquals(1, wires.told(FOR_EVER));
        assertEquals("one two", Wires.read(ours, 100));
    }

    @Test
    void manyPiecesMayBeOneEdge() throws Exception {
        Wires.Ends pipe = wires.pipeToRead();
        wires.epoll().add(pipe.ours(), EPOLLIN | EPOLLET, 1);
        Wires.send(pipe.theirs(), "one ");
        Wires.send(pipe.theirs(), "two ");
        Wires.send(pipe.theirs(), "three");
        assertEquals(1, wires.told(0));
        assertEquals(0, wires.told(0));
        assertEquals("one two three", Wires.read(pipe.ours(), 100));
    }

    @Test
    void whatWasThereBeforeIsToldByAddAndByModify() throws Exception {
        Wires.Ends pipe = wires.pipeToRead();
        Wires.send(pipe.theirs(), "hello");
        wires.epoll().add(pipe.ours(), EPOLLIN | EPOLLET, 1);
        assertEquals(1, wires.told(0));
        assertEquals(0, wires.told(0));
        wires.epoll().modify(pipe.ours(), EPOLLIN | EPOLLET, 1);
        assertEquals(1, wires.told(0));
        assertEquals(0, wires.told(0));
    }

    @Test
    void oneShotTellsOnceAndIsDisabled() throws Exception {
        wires.epoll().add(ours, EPOLLIN | EPOLLONESHOT, 1);
        Epoll witness = witness();
        Wires.send(theirs, "hello");
        assertEquals(1, wires.told(FOR_EVER));
        assertEquals(1, Wires.told(witness, FOR_EVER));
        assertEquals(0, wires.told(0));
        Wires.send(theirs, " again");
        assertEquals(1, Wires.told(witness, FOR_EVER));
        assertEquals(0, wires.told(0));
    }

    @Test
    void oneShotIsDisabledAndNotRemoved() throws Exception {
        wires.epoll().add(ours, EPOLLIN | EPOLLONESHOT, 1);
        Wires.send(theirs, "hello");
        assertEquals(1, wires.told(FOR_EVER));
        ErrnoException refused = assertThrows(
                ErrnoException.class, () -> wires.epoll().add(ours, EPOLLIN | EPOLLONESHOT, 1));
        assertEquals(Errno.EEXIST, refused.errno());
        wires.epoll().modify(ours, EPOLLIN | EPOLLONESHOT, 1);
        assertEquals(1, wires.told(0)); // it was not read, so there is something to tell
        assertEquals(0, wires.told(0));
    }

    @Test
    void whoIsDisabledHearsNotEvenOfAReset() throws Exception {
        wires.epoll().add(ours, EPOLLIN | EPOLLONESHOT, 1);
        Epoll witness = witness();
        Wires.send(theirs, "hello");
        assertEquals(1, wires.told(FOR_EVER));
        assertEquals(1, Wires.told(witness, FOR_EVER));
        Wires.reset(theirs);
        assertEquals(1, Wires.told(witness, FOR_EVER));
        assertEquals(0, wires.told(0));
        // Only whoever is disabled: with a mask of 0, errors come unasked.
        wires.epoll().modify(ours, 0, 1);
        wires.awaitMask(0x18);
    }

    @Test
    void theEndIsToldForEverByLevel() throws Exception {
        wires.epoll().add(ours, EPOLLIN, 1);
        Wires.halfClose(theirs);
        for (int i = 0; i < 5; i++) {
            assertEquals(1, wires.told(FOR_EVER));
            assertEquals("", Wires.read(ours, 100));
        }
    }

    @Test
    void theEndIsToldByAnotherEdgeWhenWeEndTooAndReadsAsTheEndAgain() throws Exception {
        wires.epoll().add(ours, EPOLLIN | EPOLLET, 1);
        readTheEnd();
        Wires.halfClose(ours);
        assertEquals(1, wires.told(FOR_EVER));
        assertEquals("", Wires.read(ours, 100));
    }

    @Test
    void theEndIsToldByAnotherEdgeWhenTheOtherSideResetsAndReadsAsTheEndAgain() throws Exception {
        wires.epoll().add(ours, EPOLLIN | EPOLLET, 1);
        readTheEnd();
        Wires.reset(theirs);
        assertEquals(1, wires.told(FOR_EVER));
        assertEquals("", Wires.read(ours, 100));
    }

    /** The first edge of an end; one FIN may make two, and then both are taken here. */
    private void readTheEnd() throws ErrnoException {
        Epoll witness = witness();
        Wires.halfClose(theirs);
        assertEquals(1, wires.told(FOR_EVER));
        assertEquals("", Wires.read(ours, 100));
        assertEquals(1, Wires.told(witness, FOR_EVER));
        // A read has waited for whoever was busy with this socket: what it made is here now.
        wires.told(0);
    }

    /** Sees what comes to our socket, edge by edge, apart from the epoll of the test. */
    private Epoll witness() throws ErrnoException {
        Epoll witness = wires.another();
        witness.add(ours, EPOLLIN | EPOLLET, 1);
        return witness;
    }
}
