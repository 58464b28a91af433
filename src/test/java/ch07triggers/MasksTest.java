package ch07triggers;

import static ch05ffi.SysEpoll.EPOLLERR;
import static ch05ffi.SysEpoll.EPOLLHUP;
import static ch05ffi.SysEpoll.EPOLLIN;
import static ch05ffi.SysEpoll.EPOLLOUT;
import static ch05ffi.SysEpoll.EPOLLRDHUP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ch05ffi.ErrnoException;
import ch05ffi.Fd;
import ch05ffi.SockaddrIn;
import ch05ffi.Sockets;
import ch05ffi.Syscall;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jnr.constants.platform.AddressFamily;
import jnr.constants.platform.Errno;
import jnr.constants.platform.Sock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The masks that chapter 7 prints, bit by bit, as the kernel gives them. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class MasksTest {

    private static final int ASKED = EPOLLIN | EPOLLRDHUP;

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
    void bytesAreReadable() throws Exception {
        Wires.Ends tcp = watched(wires.connection(), ASKED);
        Wires.send(tcp.theirs(), "hello");
        wires.awaitMask(0x1);
    }

    @Test
    void aNewConnectionHasRoomToWrite() throws Exception {
        watched(wires.connection(), ASKED | EPOLLOUT);
        wires.awaitMask(0x4);
    }

    @Test
    void aHalfCloseIsReadableAndReadHangup() throws Exception {
        Wires.Ends tcp = watched(wires.connection(), ASKED);
        Wires.halfClose(tcp.theirs());
        wires.awaitMask(0x2001);
    }

    @Test
    void aHalfClosedOneCanBeWrittenTo() throws Exception {
        Wires.Ends tcp = watched(wires.connection(), ASKED | EPOLLOUT);
        Wires.halfClose(tcp.theirs());
        wires.awaitMask(0x2005);
        Wires.send(tcp.ours(), "still here");
        assertEquals("still here", Wires.read(tcp.theirs(), 100));
    }

    @Test
    void bytesAndTheEndAreOneEvent() throws Exception {
        Wires.Ends tcp = watched(wires.connection(), ASKED);
        Wires.send(tcp.theirs(), "last words");
        Wires.halfClose(tcp.theirs());
        wires.awaitMask(0x2001);
        assertEquals("last words", Wires.read(tcp.ours(), 100));
        assertEquals("", Wires.read(tcp.ours(), 100));
    }

    @Test
    void endedFromBothSidesIsAHangup() throws Exception {
        Wires.Ends tcp = watched(wires.connection(), ASKED);
        Wires.halfClose(tcp.theirs());
        Wires.halfClose(tcp.ours());
        wires.awaitMask(0x2011);
    }

    @Test
    void aResetIsEverythingAtOnceAndHasAReason() throws Exception {
        Wires.Ends tcp = watched(wires.connection(), ASKED);
        Wires.reset(tcp.theirs());
        wires.awaitMask(0x2019);
        assertEquals(Optional.of(Errno.ECONNRESET), Happened.reason(Wires.LIBC, tcp.ours()));
        // To ask takes it away; the mask loses its ERR and keeps the rest.
        assertEquals(Optional.empty(), Happened.reason(Wires.LIBC, tcp.ours()));
        wires.awaitMask(0x2011);
    }

    @Test
    void aRefusedConnectIsWritableErrorAndHangup() throws Exception {
        Fd socket = refused();
        wires.epoll().add(socket, EPOLLOUT, 1);
        wires.awaitMask(0x1c);
        assertEquals(Optional.of(Errno.ECONNREFUSED), Happened.reason(Wires.LIBC, socket));
    }

    @Test
    void whoOnlyReadsIsToldOfAResetByTheRead() throws Exception {
        Wires.Ends tcp = watched(wires.connection(), EPOLLIN);
        Wires.reset(tcp.theirs());
        wires.awaitMask(0x19);
        ErrnoException told = assertThrows(ErrnoException.class, () -> Wires.read(tcp.ours(), 100));
        assertEquals(Errno.ECONNRESET, told.errno());
        assertEquals(Optional.empty(), Happened.reason(Wires.LIBC, tcp.ours()));
    }

    @Test
    void aWriteToARefusedOneDoesNotWaitButFails() throws Exception {
        Fd socket = refused();
        wires.epoll().add(socket, EPOLLOUT, 1);
        wires.awaitMask(0x1c);
        ErrnoException told = assertThrows(ErrnoException.class, () -> Wires.send(socket, "hello"));
        assertEquals(Errno.ECONNREFUSED, told.errno());
    }

    @Test
    void aRefusedConnectSaysMoreIfAskedForMore() throws Exception {
        wires.epoll().add(refused(), ASKED | EPOLLOUT, 1);
        wires.awaitMask(0x201d);
    }

    @Test
    void aSocketThatNeverConnectedHangsUpWithoutAnError() throws Exception {
        Fd socket = socket();
        wires.epoll().add(socket, ASKED | EPOLLOUT, 1);
        assertEquals(0x14, wires.mask(0));
        assertEquals(Optional.empty(), Happened.reason(Wires.LIBC, socket));
    }

    @Test
    void aPipeWithoutAWriterHangsUpAndIsNotReadable() throws Exception {
        Wires.Ends pipe = watched(wires.pipeToRead(), ASKED);
        Wires.send(pipe.theirs(), "rest");
        pipe.theirs().close();
        assertEquals(0x11, wires.mask(0));
        assertEquals("rest", Wires.read(pipe.ours(), 100));
        assertEquals(0x10, wires.mask(0));
        assertEquals("", Wires.read(pipe.ours(), 100));
        assertEquals(0x10, wires.mask(0));
    }

    @Test
    void aPipeWithoutAReaderIsAnErrorBesideTheRoomThereIs() throws Exception {
        Wires.Ends pipe = watched(wires.pipeToWrite(), EPOLLOUT);
        pipe.theirs().close();
        assertEquals(0xc, wires.mask(0));
    }

    @Test
    void aFullPipeWithoutAReaderIsAnErrorAlone() throws Exception {
        Wires.Ends pipe = watched(wires.pipeToWrite(), EPOLLOUT);
        ByteBuffer page = Wires.memory(4096);
        while (Wires.LIBC.write(pipe.ours().number(), page, page.capacity()) > 0) {
            // How much there is room for depends on the system.
        }
        assertEquals(0, wires.mask(0));
        pipe.theirs().close();
        assertEquals(0x8, wires.mask(0));
    }

    @Test
    void errorAndHangupComeUnasked() throws Exception {
        Wires.Ends tcp = watched(wires.connection(), 0);
        Wires.reset(tcp.theirs());
        wires.awaitMask(EPOLLERR | EPOLLHUP);
    }

    @Test
    void theReadHangupDoesNotComeUnasked() throws Exception {
        Wires.Ends tcp = watched(wires.connection(), EPOLLIN);
        Wires.halfClose(tcp.theirs());
        wires.awaitMask(0x1);
        wires.epoll().modify(tcp.ours(), EPOLLRDHUP, 1);
        assertEquals(0x2000, wires.mask(0));
        wires.epoll().modify(tcp.ours(), 0, 1);
        assertEquals(0, wires.mask(0));
    }

    private Wires.Ends watched(Wires.Ends ends, int mask) throws ErrnoException {
        wires.epoll().add(ends.ours(), mask, 1);
        return ends;
    }

    private Fd socket() throws ErrnoException {
        int type = Sock.SOCK_STREAM.intValue()
                | Sock.SOCK_NONBLOCK.intValue()
                | Sock.SOCK_CLOEXEC.intValue();
        int number = Wires.LIBC.socket(AddressFamily.AF_INET.intValue(), type, 0);
        Syscall.check(Wires.LIBC, "socket", -1, number);
        return wires.kept(new Fd(Wires.LIBC, number, "socket"));
    }

    /** A socket that tries to reach a port that is taken, but where nobody listens. */
    private Fd refused() throws ErrnoException {
        Fd taken = socket();
        ByteBuffer any = SockaddrIn.loopback(0);
        int bound = Wires.LIBC.bind(taken.number(), any, SockaddrIn.SIZE);
        Syscall.check(Wires.LIBC, "bind", taken.number(), bound);
        ByteBuffer there = SockaddrIn.loopback(new Sockets(Wires.LIBC).port(taken));
        Fd socket = socket();
        assertEquals(-1, Wires.LIBC.connect(socket.number(), there, SockaddrIn.SIZE));
        assertEquals(Errno.EINPROGRESS.intValue(), Wires.LIBC.errno());
        return socket;
    }
}
