package ch11timers;

import ch01blocking.Reply;
import ch01blocking.ReplyParser;
import ch01blocking.Request;
import ch05ffi.ErrnoException;
import ch08poll.Interest;
import ch08poll.NetLibc;
import ch08poll.Registry;
import ch08poll.TcpStream;
import ch08poll.Token;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import jnr.constants.platform.Errno;

/** One request on a connection of its own, and what has come of it. Never waits; for one thread. */
final class Inquiry implements AutoCloseable {

    private static final int ROOM = 4096; // bytes that one read may bring

    private final TcpStream connection;
    private final ByteBuffer rest; // of the request: what has not been sent
    private final ByteBuffer room = ByteBuffer.allocate(ROOM);
    private final ByteArrayOutputStream in = new ByteArrayOutputStream();
    private boolean connected;

    private Inquiry(TcpStream connection, byte[] request) {
        this.connection = connection;
        this.rest = ByteBuffer.wrap(request);
    }

    /** Begins to connect; events with this token say when {@link #proceed} is worth a call. */
    static Inquiry begin(
            NetLibc libc, Registry registry, Token token, InetSocketAddress server, String path)
            throws IOException {
        String host = server.getAddress().getHostAddress() + ":" + server.getPort();
        Inquiry inquiry =
                new Inquiry(TcpStream.connect(libc, server), Request.requestFor(path, host));
        try {
            registry.register(inquiry.connection, token, Interest.READABLE.add(Interest.WRITABLE));
            return inquiry;
        } catch (IOException | RuntimeException failed) {
            inquiry.close();
            throw failed;
        }
    }

    /**
     * Does whatever can be done now: connects, sends, reads.
     *
     * @return the reply, as soon as all of it is there; empty as long as it is not
     * @throws IOException if it will never be
     */
    Optional<Reply> proceed() throws IOException {
        if (!connected && !isConnected()) {
            return Optional.empty();
        }
        if (rest.hasRemaining()) {
            connection.write(rest);
        }
        while (true) {
            int n = connection.read(room.clear());
            if (n < 0) {
                return Optional.of(reply());
            }
            if (n == 0) {
                return Optional.empty();
            }
            in.write(room.array(), 0, n);
        }
    }

    /** An event may come before there is a connection, and if there will be none. */
    private boolean isConnected() throws IOException {
        Optional<Errno> reason = connection.takeError();
        if (reason.isPresent()) {
            throw new ErrnoException("connect", connection.fd().number(), reason.get());
        }
        connected = connection.peerAddress().isPresent();
        return connected;
    }

    private Reply reply() throws IOException {
        return ReplyParser.parse(new ByteArrayInputStream(in.toByteArray()));
    }

    /** Hangs up. Should that fail, the descriptor is gone nevertheless: nobody needs to know. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (IOException unimportant) {
            // The reply, or why there is none, has been told or will be.
        }
    }
}
