package ch05ffi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import jnr.constants.platform.AddressFamily;
import jnr.constants.platform.Errno;
import jnr.constants.platform.Fcntl;
import jnr.constants.platform.OpenFlags;
import jnr.constants.platform.Sock;

/** TCP sockets on loopback, made by hand. Every descriptor that it returns is the caller's. */
public final class Sockets {

    private static final int STREAM = Sock.SOCK_STREAM.intValue() | Sock.SOCK_CLOEXEC.intValue();

    private final Libc libc;

    /** Sockets of this library. */
    public Sockets(Libc libc) {
        this.libc = libc;
    }

    /** A non-blocking listener on a port of 127.0.0.1; 0 lets the kernel choose one. */
    public Fd listen(int port, int backlog) throws ErrnoException {
        // TODO sockets-by-hand:
        // socket, bind, listen. Who closes the socket if the second of them fails?
        throw new UnsupportedOperationException("ch05 / sockets-by-hand: not written yet");
    }

    /** The port that a socket is bound to. */
    public int port(Fd socket) throws ErrnoException {
        // TODO sockets-by-hand: getsockname: it writes the struct, and reads and writes its length.
        throw new UnsupportedOperationException("ch05 / sockets-by-hand: not written yet");
    }

    /** A connection to a port of 127.0.0.1, still blocking: it waits until there is one. */
    public Fd connect(int port) throws ErrnoException {
        // TODO sockets-by-hand: socket, connect.
        throw new UnsupportedOperationException("ch05 / sockets-by-hand: not written yet");
    }

    /** The next connection of a listener, non-blocking; empty if nobody waits for one. */
    public Optional<Fd> accept(Fd listener) throws ErrnoException {
        // TODO sockets-by-hand:
        // accept4, with the flags that make the new socket non-blocking and private.
        throw new UnsupportedOperationException("ch05 / sockets-by-hand: not written yet");
    }

    /** Makes a socket non-blocking, and leaves its other flags as they are. */
    public void nonBlocking(Fd socket) throws ErrnoException {
        // TODO sockets-by-hand: fcntl twice: F_GETFL, then F_SETFL with one bit more.
        throw new UnsupportedOperationException("ch05 / sockets-by-hand: not written yet");
    }
}
