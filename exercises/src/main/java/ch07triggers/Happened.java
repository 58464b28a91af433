package ch07triggers;

import ch05ffi.ErrnoException;
import ch05ffi.Fd;
import ch05ffi.Flags;
import ch05ffi.Libc;
import ch05ffi.SysEpoll;
import ch05ffi.Syscall;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import jnr.constants.platform.Errno;
import jnr.constants.platform.SocketLevel;
import jnr.constants.platform.SocketOption;

/**
 * What an event of epoll says, decoded from its mask.
 *
 * @param readable bytes have come, or the end, or a connection to accept: the kernel says so
 * @param writable there is room to write: the kernel says so
 * @param readClosed the other side sends no more; what it sent before may still be unread
 * @param writeClosed what is written now reaches nobody
 * @param error something has failed; {@link #reason} knows what
 */
public record Happened(
        boolean readable,
        boolean writable,
        boolean readClosed,
        boolean writeClosed,
        boolean error) {

    /** Decodes the mask of one event. */
    public static Happened of(int mask) {
        // TODO what-happened:
        // Five questions to the mask. HUP is both directions, RDHUP only one. And
        // how does a pipe whose reader has gone say so: with room, and without?
        throw new UnsupportedOperationException("ch07 / what-happened: not written yet");
    }

    /** Whether a read would not wait: it gives bytes, the end, or the error. */
    public boolean mayRead() {
        // TODO what-happened: The kernel says more than you asked for.
        throw new UnsupportedOperationException("ch07 / what-happened: not written yet");
    }

    /** Whether a write would not wait: it takes bytes, or gives the error. */
    public boolean mayWrite() {
        // TODO what-happened: Likewise.
        throw new UnsupportedOperationException("ch07 / what-happened: not written yet");
    }

    /**
     * Why a socket has failed. To ask takes the error off the socket: the next one to ask finds
     * none.
     *
     * @return empty if there is no error on it
     * @throws ErrnoException if it cannot be asked: a pipe has no such thing
     */
    public static Optional<Errno> reason(Libc libc, Fd socket) throws ErrnoException {
        // TODO what-happened: getsockopt with SOL_SOCKET and SO_ERROR writes an int, and reads and
        // writes its length. Which number is the answer?
        throw new UnsupportedOperationException("ch07 / what-happened: not written yet");
    }
}
