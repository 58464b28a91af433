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

    // tag::signature[]
    /** Decodes the mask of one event. */
    public static Happened of(int mask) {
        // end::signature[]
        //? Five questions to the mask. HUP is both directions, RDHUP only one. And
        //? how does a pipe whose reader has gone say so: with room, and without?
        // tag::solution-what-happened[]
        boolean writable = Flags.has(mask, SysEpoll.EPOLLOUT);
        boolean error = Flags.has(mask, SysEpoll.EPOLLERR);
        boolean hangup = Flags.has(mask, SysEpoll.EPOLLHUP);
        // A pipe that is full, and that nobody will read any more: no room, so no OUT beside it.
        boolean errorAlone = mask == SysEpoll.EPOLLERR;
        return new Happened(
                Flags.has(mask, SysEpoll.EPOLLIN),
                writable,
                hangup || Flags.has(mask, SysEpoll.EPOLLRDHUP),
                hangup || (writable && error) || errorAlone,
                error);
        // end::solution-what-happened[]
    }

    // tag::signature-may[]
    /** Whether a read would not wait: it gives bytes, the end, or the error. */
    public boolean mayRead() {
        // end::signature-may[]
        //? The kernel says more than you asked for.
        // tag::solution-what-happened-may-read[]
        return readable || readClosed || error;
        // end::solution-what-happened-may-read[]
    }

    // tag::signature-may-write[]
    /** Whether a write would not wait: it takes bytes, or gives the error. */
    public boolean mayWrite() {
        // end::signature-may-write[]
        //? Likewise.
        // tag::solution-what-happened-may-write[]
        return writable || writeClosed || error;
        // end::solution-what-happened-may-write[]
    }

    // tag::signature-reason[]
    /**
     * Why a socket has failed. To ask takes the error off the socket: the next one to ask finds
     * none.
     *
     * @return empty if there is no error on it
     * @throws ErrnoException if it cannot be asked: a pipe has no such thing
     */
    public static Optional<Errno> reason(Libc libc, Fd socket) throws ErrnoException {
        // end::signature-reason[]
        //? getsockopt with SOL_SOCKET and SO_ERROR writes an int, and reads and
        //? writes its length. Which number is the answer?
        // tag::solution-what-happened-reason[]
        ByteBuffer value = ByteBuffer.allocateDirect(4).order(ByteOrder.nativeOrder());
        ByteBuffer length = ByteBuffer.allocateDirect(4).order(ByteOrder.nativeOrder());
        length.putInt(0, value.capacity());
        int fd = socket.number();
        int level = SocketLevel.SOL_SOCKET.intValue();
        int name = SocketOption.SO_ERROR.intValue();
        Syscall.check(libc, "getsockopt", fd, libc.getsockopt(fd, level, name, value, length));
        int errno = value.getInt(0);
        return errno == 0 ? Optional.empty() : Optional.of(Errno.valueOf(errno));
        // end::solution-what-happened-reason[]
    }
}
