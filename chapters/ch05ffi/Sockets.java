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
        //? socket, bind, listen. Who closes the socket if the second of them fails?
        // tag::solution-sockets-by-hand-listen[]
        Fd listener = socket(STREAM | Sock.SOCK_NONBLOCK.intValue(), "listener");
        try {
            int fd = listener.number();
            ByteBuffer address = SockaddrIn.loopback(port);
            Syscall.check(libc, "bind", fd, libc.bind(fd, address, SockaddrIn.SIZE));
            Syscall.check(libc, "listen", fd, libc.listen(fd, backlog));
            return listener;
        } catch (ErrnoException failed) {
            throw closing(listener, failed);
        }
        // end::solution-sockets-by-hand-listen[]
    }

    /** The port that a socket is bound to. */
    public int port(Fd socket) throws ErrnoException {
        //? getsockname: it writes the struct, and reads and writes its length.
        // tag::solution-sockets-by-hand-port[]
        ByteBuffer address = SockaddrIn.loopback(0);
        ByteBuffer length = ByteBuffer.allocateDirect(4).order(ByteOrder.nativeOrder());
        length.putInt(0, SockaddrIn.SIZE);
        int fd = socket.number();
        Syscall.check(libc, "getsockname", fd, libc.getsockname(fd, address, length));
        return SockaddrIn.port(address);
        // end::solution-sockets-by-hand-port[]
    }

    /** A connection to a port of 127.0.0.1, still blocking: it waits until there is one. */
    public Fd connect(int port) throws ErrnoException {
        //? socket, connect.
        // tag::solution-sockets-by-hand-connect[]
        Fd socket = socket(STREAM, "connection");
        try {
            int fd = socket.number();
            ByteBuffer address = SockaddrIn.loopback(port);
            Syscall.check(libc, "connect", fd, libc.connect(fd, address, SockaddrIn.SIZE));
            return socket;
        } catch (ErrnoException failed) {
            throw closing(socket, failed);
        }
        // end::solution-sockets-by-hand-connect[]
    }

    /** The next connection of a listener, non-blocking; empty if nobody waits for one. */
    public Optional<Fd> accept(Fd listener) throws ErrnoException {
        //? accept4, with the flags that make the new socket non-blocking and private.
        // tag::solution-sockets-by-hand-accept[]
        int flags = Sock.SOCK_NONBLOCK.intValue() | Sock.SOCK_CLOEXEC.intValue();
        int fd = listener.number();
        try {
            int accepted = Syscall.check(libc, "accept4", fd, libc.accept4(fd, null, null, flags));
            return Optional.of(new Fd(libc, accepted, "accepted connection"));
        } catch (ErrnoException failed) {
            if (failed.errno() == Errno.EAGAIN) {
                return Optional.empty();
            }
            throw failed;
        }
        // end::solution-sockets-by-hand-accept[]
    }

    /** Makes a socket non-blocking, and leaves its other flags as they are. */
    public void nonBlocking(Fd socket) throws ErrnoException {
        //? fcntl twice: F_GETFL, then F_SETFL with one bit more.
        // tag::solution-sockets-by-hand-flags[]
        int fd = socket.number();
        int get = Fcntl.F_GETFL.intValue();
        int set = Fcntl.F_SETFL.intValue();
        int flags = Syscall.check(libc, "fcntl", fd, libc.fcntl(fd, get));
        int more = Flags.with(flags, OpenFlags.O_NONBLOCK.intValue());
        Syscall.check(libc, "fcntl", fd, libc.fcntl(fd, set, more));
        // end::solution-sockets-by-hand-flags[]
    }

    // tag::solution-sockets-by-hand-helpers[]
    private Fd socket(int type, String what) throws ErrnoException {
        int fd = libc.socket(AddressFamily.AF_INET.intValue(), type, 0);
        return new Fd(libc, Syscall.check(libc, "socket", -1, fd), what);
    }

    private static ErrnoException closing(Fd socket, ErrnoException failed) {
        try {
            socket.close();
        } catch (ErrnoException second) {
            failed.addSuppressed(second);
        }
        return failed;
    }
    // end::solution-sockets-by-hand-helpers[]
}
