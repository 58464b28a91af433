package ch08poll;

import ch05ffi.ErrnoException;
import ch05ffi.Fd;
import ch05ffi.Syscall;
import ch07triggers.Happened;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.util.Optional;
import jnr.constants.platform.Errno;
import jnr.constants.platform.Shutdown;

/**
 * A connection that never waits: each call does what can be done now.
 *
 * <p>As with Java's own channels, {@link #read} gives -1 at the end, and 0 if nothing is there now;
 * both calls move the buffer's position. A direct buffer saves a copy.
 */
public abstract sealed class SocketStream extends Source implements ByteChannel
        permits TcpStream, UnixStream {

    private static final int MSG_NOSIGNAL = 0x4000; // EPIPE is enough: no signal beside it

    final NetLibc libc;

    SocketStream(NetLibc libc, Fd socket) {
        super(socket);
        this.libc = libc;
    }

    /**
     * Reads what is there, as much as the buffer has room for.
     *
     * @return how many bytes; 0 if none is there now, or there is no room; -1 if none will ever come
     * @throws ErrnoException if the connection is broken
     */
    @Override
    public int read(ByteBuffer into) throws IOException {
        Transfer.requireRoomToWrite(into);
        // TODO three-answers-again:
        // One recv, through Transfer.of. What do its answers mean here? And what would
        // a recv of 0 bytes look like?
        throw new UnsupportedOperationException("ch08 / three-answers-again: not written yet");
    }

    /**
     * Writes what there is room for.
     *
     * @return how many bytes were taken; 0 if there is no room now
     * @throws ErrnoException if the connection is broken
     */
    @Override
    public int write(ByteBuffer from) throws IOException {
        if (Transfer.isOutOfReach(from)) {
            return Transfer.writeCopy(this, from);
        }
        // TODO three-answers-again: One send, with MSG_NOSIGNAL. It takes what there is room for.
        throw new UnsupportedOperationException("ch08 / three-answers-again: not written yet");
    }

    /** Says that nothing more will be written; reading goes on. */
    public void shutdownWrite() throws IOException {
        int fd = fd().number();
        Syscall.check(libc, "shutdown", fd, libc.shutdown(fd, Shutdown.SHUT_WR.intValue()));
    }

    /** Why it has failed, such as a connect that was refused; empty if it has not. Asking clears it. */
    public Optional<Errno> takeError() throws IOException {
        return Happened.reason(libc, fd());
    }

    /** Its own address. */
    public SocketAddress localAddress() throws IOException {
        return StreamSockets.localAddress(libc, fd());
    }

    /** The address of the other side; empty if there is no connection, or not yet. */
    public Optional<SocketAddress> peerAddress() throws IOException {
        return StreamSockets.peerAddress(libc, fd());
    }
}
