package ch07triggers;

import ch05ffi.EpollEvents;
import ch05ffi.EpollLibc;
import ch05ffi.ErrnoException;
import ch05ffi.Fd;
import ch05ffi.Sockets;
import ch05ffi.SysEpoll;
import ch05ffi.Syscall;
import ch06epoll.Epoll;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import jnr.constants.platform.Shutdown;
import jnr.constants.platform.SocketLevel;
import jnr.constants.platform.SocketOption;

/**
 * A connection to ourselves, for experiments: what the peer does has arrived when its method
 * returns.
 */
final class Loopback implements AutoCloseable {

    private static final int SOCKET = SocketLevel.SOL_SOCKET.intValue();

    private final EpollLibc libc;
    private final Fd ours;
    private final Fd peer;
    private final Epoll witness; // sees each arrival, apart from the epoll of the experiment

    /** One more connection. */
    Loopback(EpollLibc libc) throws ErrnoException {
        this.libc = libc;
        Sockets sockets = new Sockets(libc);
        try (Fd listener = sockets.listen(0, 1)) {
            peer = sockets.connect(sockets.port(listener));
            Optional<Fd> accepted = Optional.empty();
            while (accepted.isEmpty()) {
                accepted = sockets.accept(listener);
            }
            ours = accepted.get();
        }
        witness = new Epoll(libc);
        witness.add(ours, SysEpoll.EPOLLIN | SysEpoll.EPOLLET, 0);
    }

    /** The end that an experiment is about: non-blocking. */
    Fd ours() {
        return ours;
    }

    /** The other end. */
    Fd peer() {
        return peer;
    }

    /** The peer sends this text. */
    void sends(String text) throws ErrnoException {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        int fd = peer.number();
        Syscall.check(libc, "write", fd, libc.write(fd, ByteBuffer.wrap(bytes), bytes.length));
        settle();
    }

    /** The peer will send no more; it still listens. */
    void ends() throws ErrnoException {
        shutDown(libc, peer);
        settle();
    }

    /** The peer breaks off. */
    void resets() throws ErrnoException {
        ByteBuffer linger = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
        linger.putInt(0, 1).putInt(4, 0); // on, for 0 seconds
        set(peer, SocketOption.SO_LINGER, linger);
        peer.close();
        settle();
    }

    /** Ends what this end says. */
    static void shutDown(EpollLibc libc, Fd socket) throws ErrnoException {
        int fd = socket.number();
        int how = Shutdown.SHUT_WR.intValue();
        Syscall.check(libc, "shutdown", fd, libc.shutdown(fd, how));
    }

    /** Waits until something has arrived, and until the kernel has done all that follows. */
    private void settle() throws ErrnoException {
        EpollEvents one = new EpollEvents(1);
        witness.wait(one, -1);
        // This takes the socket's lock, so it returns when nobody works on a packet any more.
        ByteBuffer off = ByteBuffer.allocateDirect(4).order(ByteOrder.nativeOrder());
        set(ours, SocketOption.SO_KEEPALIVE, off);
        witness.wait(one, 0); // one packet may have rung twice
    }

    private void set(Fd socket, SocketOption option, ByteBuffer value) throws ErrnoException {
        int fd = socket.number();
        int done = libc.setsockopt(fd, SOCKET, option.intValue(), value, value.capacity());
        Syscall.check(libc, "setsockopt", fd, done);
    }

    @Override
    public void close() throws IOException {
        try (witness;
                peer;
                ours) {
            // Nothing to do but to close them.
        }
    }
}
