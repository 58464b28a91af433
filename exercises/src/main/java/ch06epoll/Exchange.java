package ch06epoll;

import ch01blocking.Reply;
import ch01blocking.ReplyParser;
import ch01blocking.Request;
import ch05ffi.ErrnoException;
import ch05ffi.Fd;
import ch05ffi.Libc;
import ch05ffi.Sockets;
import ch05ffi.Syscall;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import jnr.constants.platform.Errno;

/** One request on a socket of its own, and what has come of it so far. For one thread at a time. */
final class Exchange implements AutoCloseable {

    private static final int ROOM = 8192; // bytes that one read may bring

    private final Libc libc;
    private final int index;
    private final Fd socket;
    private final ByteBuffer room = ByteBuffer.allocateDirect(ROOM);
    private final ByteArrayOutputStream in = new ByteArrayOutputStream();

    private Exchange(Libc libc, int index, Fd socket) {
        this.libc = libc;
        this.index = index;
        this.socket = socket;
    }

    /**
     * Connects and sends the request, both of which wait here; from then on nothing does.
     *
     * @param index its place in the list of paths
     */
    static Exchange begin(Libc libc, int port, int index, String path) throws ErrnoException {
        Sockets sockets = new Sockets(libc);
        Exchange exchange = new Exchange(libc, index, sockets.connect(port));
        try {
            exchange.send(Request.requestFor(path, "127.0.0.1:" + port));
            sockets.nonBlocking(exchange.socket);
            return exchange;
        } catch (ErrnoException failed) {
            exchange.close();
            throw failed;
        }
    }

    private void send(byte[] request) throws ErrnoException {
        ByteBuffer rest = ByteBuffer.wrap(request);
        int fd = socket.number();
        while (rest.hasRemaining()) {
            long taken = libc.write(fd, rest, rest.remaining());
            rest.position(rest.position() + Syscall.check(libc, "write", fd, taken));
        }
    }

    /** Its place in the list of paths. */
    int index() {
        return index;
    }

    /** Its socket, which belongs to this exchange. */
    Fd socket() {
        return socket;
    }

    /**
     * Reads once, and keeps what came.
     *
     * @return whether that was the end: no more will come
     * @throws ErrnoException if the connection is broken; that it would have to wait is no error
     */
    boolean read() throws ErrnoException {
        // TODO five-on-epoll:
        // One call of libc.read, into room. Put the bytes that came into in. What do
        // 0 and EAGAIN mean?
        throw new UnsupportedOperationException("ch06 / five-on-epoll: not written yet");
    }

    /** Everything that came, as a reply; to be asked for at its end. */
    Reply reply() throws IOException {
        return ReplyParser.parse(new ByteArrayInputStream(in.toByteArray()));
    }

    /** Closes its socket. */
    @Override
    public void close() throws ErrnoException {
        socket.close();
    }
}
