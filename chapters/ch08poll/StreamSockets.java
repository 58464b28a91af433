package ch08poll;

import ch05ffi.Fd;
import ch05ffi.Syscall;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import jnr.constants.platform.Errno;
import jnr.constants.platform.Sock;
import jnr.constants.platform.SocketLevel;
import jnr.constants.platform.SocketOption;

/** Makes non-blocking sockets for any kind of address. Whatever fails leaves nothing open. */
final class StreamSockets {

    private static final int PRIVATE = Sock.SOCK_NONBLOCK.intValue() | Sock.SOCK_CLOEXEC.intValue();

    private StreamSockets() {}

    /** A socket that has begun to connect, and may have come to the end of it already. */
    static Fd connect(NetLibc libc, SocketAddress to) throws IOException {
        ByteBuffer address = Sockaddr.of(to);
        Fd socket = socket(libc, to, "connection to " + to);
        try {
            int fd = socket.number();
            int result = libc.connect(fd, address, address.limit());
            if (result == -1 && libc.errno() == Errno.EINPROGRESS.intValue()) {
                return socket;
            }
            Syscall.check(libc, "connect", fd, result);
            return socket;
        } catch (IOException failed) {
            throw closing(socket, failed);
        }
    }

    /** A listener. */
    static Fd listen(NetLibc libc, SocketAddress at, int backlog) throws IOException {
        ByteBuffer address = Sockaddr.of(at);
        Fd socket = socket(libc, at, "listener");
        try {
            int fd = socket.number();
            reuseAddress(libc, fd);
            Syscall.check(libc, "bind", fd, libc.bind(fd, address, address.limit()));
            Syscall.check(libc, "listen", fd, libc.listen(fd, backlog));
            return socket;
        } catch (IOException failed) {
            throw closing(socket, failed);
        }
    }

    /** The next connection of a listener; empty if nobody waits for one. */
    static Optional<Fd> accept(NetLibc libc, Fd listener) throws IOException {
        int fd = listener.number();
        int accepted;
        do {
            accepted = Transfer.of(libc, "accept4", fd, libc.accept4(fd, null, null, PRIVATE));
        } while (accepted == Transfer.INTERRUPTED);
        return accepted == Transfer.WOULD_BLOCK
                ? Optional.empty()
                : Optional.of(new Fd(libc, accepted, "accepted connection"));
    }

    /** The address that a socket is bound to. */
    static SocketAddress localAddress(NetLibc libc, Fd socket) throws IOException {
        ByteBuffer address = room();
        ByteBuffer length = anInt(Sockaddr.ROOM);
        int fd = socket.number();
        Syscall.check(libc, "getsockname", fd, libc.getsockname(fd, address, length));
        return Sockaddr.read(address, length.getInt(0));
    }

    /** The address of the other side; empty if there is no connection. */
    static Optional<SocketAddress> peerAddress(NetLibc libc, Fd socket) throws IOException {
        ByteBuffer address = room();
        ByteBuffer length = anInt(Sockaddr.ROOM);
        int fd = socket.number();
        int result = libc.getpeername(fd, address, length);
        if (result == -1 && libc.errno() == Errno.ENOTCONN.intValue()) {
            return Optional.empty();
        }
        Syscall.check(libc, "getpeername", fd, result);
        return Optional.of(Sockaddr.read(address, length.getInt(0)));
    }

    private static ByteBuffer room() {
        return ByteBuffer.allocateDirect(Sockaddr.ROOM).order(ByteOrder.nativeOrder());
    }

    private static Fd socket(NetLibc libc, SocketAddress address, String what) throws IOException {
        int type = Sock.SOCK_STREAM.intValue() | PRIVATE;
        int fd = libc.socket(Sockaddr.family(address), type, 0);
        return new Fd(libc, Syscall.check(libc, "socket", -1, fd), what);
    }

    /** Otherwise a server that is started again has to wait for the connections of the last one. */
    private static void reuseAddress(NetLibc libc, int fd) throws IOException {
        int level = SocketLevel.SOL_SOCKET.intValue();
        int option = SocketOption.SO_REUSEADDR.intValue();
        Syscall.check(libc, "setsockopt", fd, libc.setsockopt(fd, level, option, anInt(1), 4));
    }

    private static ByteBuffer anInt(int value) {
        return ByteBuffer.allocateDirect(4).order(ByteOrder.nativeOrder()).putInt(0, value);
    }

    private static IOException closing(Fd socket, IOException failed) {
        try {
            socket.close();
        } catch (IOException second) {
            failed.addSuppressed(second);
        }
        return failed;
    }
}
