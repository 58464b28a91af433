package ch08poll;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import jnr.constants.platform.Errno;

/**
 * A connection with one end on the queue, and what a model knows of it.
 *
 * <p>The model knows two things: what the kernel owes, which is an edge that nobody was told of
 * yet; and what it may say, which is the truth. More may be told than is owed, never less.
 */
final class ModelledStream {

    private static final int ENOUGH = 20_000; // bytes unread: more, and the peer might have to wait

    private final TcpStream ours;
    private final SocketChannel peer; // blocking, and not on the queue
    private final ByteBuffer room = ByteBuffer.allocateDirect(1 << 16);

    private Token token; // null: not registered
    private Interest interest;
    private long unread; // bytes that the peer has sent and we have not read
    private long unheard; // bytes that we have sent and the peer has not read
    private boolean peerEnded; // by an end, or by a reset
    private boolean reset;
    private boolean full; // our last write found no room, and nobody has said since that there is
    private boolean inThisBatch; // registered since the last poll
    private boolean owesRead;
    private boolean owesWrite;

    ModelledStream(TcpStream ours, SocketChannel peer) {
        this.ours = ours;
        this.peer = peer;
    }

    TcpStream ours() {
        return ours;
    }

    Token token() {
        return token;
    }

    /** Whether the kernel has something to tell that it has not told. */
    boolean isOwed() {
        return token != null && (owesRead || owesWrite);
    }

    /** It is on the queue from now on: what is so already is owed too. */
    void registered(Token name, Interest wanted) {
        token = name;
        interest = wanted;
        inThisBatch = true;
        owesRead = reset || (wanted.isReadable() && (unread > 0 || peerEnded));
        owesWrite = wanted.isWritable() && !full;
    }

    void deregistered() {
        token = null;
        owesRead = false;
        owesWrite = false;
    }

    /** The queue is about to be asked. */
    void newBatch() {
        inThisBatch = false;
    }

    /** An event has come. Empty if it is right; otherwise what is wrong with it. */
    String told(Event event) throws IOException {
        if (inThisBatch) {
            return "an event from before it was registered";
        }
        if (event.isReadable()) {
            owesRead = false;
            if (!wouldRead()) {
                return "readable, but there is nothing to read";
            }
        }
        if (event.isWritable()) {
            owesWrite = false;
            full = false;
            if (write(1) == 0) {
                return "writable, but there is no room for one byte";
            }
        }
        return "";
    }

    /** Takes nothing, so the model stays as it is; an error is an answer too. */
    private boolean wouldRead() throws IOException {
        int peek = 2; // MSG_PEEK
        int fd = ours.fd().number();
        long n = ours.libc.recv(fd, room.clear(), 1, peek);
        return n >= 0 || ours.libc.errno() != Errno.EAGAIN.intValue();
    }

    /** The peer says so many bytes. */
    void hear(int bytes) throws IOException {
        if (peerEnded || unread + bytes > ENOUGH) {
            return;
        }
        peer.write(ByteBuffer.allocate(bytes));
        unread += bytes;
        owesRead |= token != null && interest.isReadable();
    }

    /** The peer says that it will say no more. */
    void hearTheEnd() throws IOException {
        if (!peerEnded) {
            peer.shutdownOutput();
            peerEnded = true;
            owesRead |= token != null && interest.isReadable();
        }
    }

    /** The peer breaks off; whoever is on the queue is told, whatever they asked for. */
    void hearAReset() throws IOException {
        if (!reset) {
            peer.setOption(StandardSocketOptions.SO_LINGER, 0).close();
            peerEnded = true;
            reset = true;
            owesRead |= token != null;
        }
    }

    /** Reads at most so many bytes. */
    void read(int most) {
        try {
            unread -= Math.max(0, ours.read(room.clear().limit(most)));
        } catch (IOException broken) {
            unread = 0; // told by the peer's reset; from now on there is only the end
        }
        owesRead &= unread > 0 || peerEnded; // what has been read already is not told any more
    }

    /** Writes at most so many bytes; -1 if the connection is broken. */
    int write(int most) {
        try {
            int n = ours.write(room.clear().limit(most));
            unheard += n;
            return n;
        } catch (IOException broken) {
            return -1;
        }
    }

    /** Writes until there is no room. */
    void fill() {
        int n = reset ? -1 : 1;
        while (n > 0) {
            n = write(room.capacity());
        }
        full |= n == 0;
        owesWrite &= !full;
    }

    /** The peer reads all that we have sent; if there was no room, there is now. */
    void beHeard() throws IOException {
        if (reset) {
            return;
        }
        ByteBuffer into = ByteBuffer.allocate(1 << 16);
        while (unheard > 0) {
            unheard -= peer.read(into.clear());
        }
        owesWrite |= full && token != null && interest.isWritable();
        full = false;
    }

    void close() throws IOException {
        deregistered();
        try {
            ours.close();
        } finally {
            peer.close();
        }
    }

    @Override
    public String toString() {
        return ours
                + (token == null ? "" : " as " + token + " for " + interest)
                + (owesRead ? ", owed: readable" : "")
                + (owesWrite ? ", owed: writable" : "");
    }
}
