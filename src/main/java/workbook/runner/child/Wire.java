package workbook.runner.child;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;

/**
 * The private channel between the two JVMs: frames that each carry half of the nonce.
 *
 * <p>Each direction has its own half. Whoever gets at the descriptor inside the child can read what
 * the parent sends, and learns nothing that would pass as a word of the child's.
 */
public final class Wire implements Closeable {

    private static final int LONGEST_FRAME = 4 << 20;

    private final SocketChannel channel;
    private final String sent;
    private final String expected;
    private boolean spoiled;

    /** The parent's end, which then owns the channel. */
    public Wire(SocketChannel channel, String nonce) {
        this(channel, secondHalf(nonce), firstHalf(nonce));
    }

    private Wire(SocketChannel channel, String sent, String expected) {
        this.channel = channel;
        this.sent = sent;
        this.expected = expected;
    }

    /** The child's end: connects to {@code unix:PATH} or {@code tcp:PORT} on this machine. */
    static Wire connect(String address, String nonce) throws IOException {
        String rest = address.substring(address.indexOf(':') + 1);
        SocketAddress peer = address.startsWith("unix:")
                ? UnixDomainSocketAddress.of(rest)
                : new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(rest));
        return new Wire(SocketChannel.open(peer), firstHalf(nonce), secondHalf(nonce));
    }

    private static String firstHalf(String nonce) {
        return nonce.substring(0, nonce.length() / 2);
    }

    private static String secondHalf(String nonce) {
        return nonce.substring(nonce.length() / 2);
    }

    /** Sends one frame whole; several threads may do so. */
    public synchronized void send(Frame frame) throws IOException {
        byte[] body = frame.encode(sent);
        ByteBuffer buffer = ByteBuffer.allocate(4 + body.length);
        buffer.putInt(body.length).put(body).flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /**
     * Waits for the next frame; empty when the other side is gone. After bytes that are no frame of
     * the other side's, {@code FORGED} is the last one: nobody knows where a next one would begin.
     */
    public Optional<Frame> receive() throws IOException {
        ByteBuffer head = ByteBuffer.allocate(4);
        if (spoiled || !fill(head)) {
            return Optional.empty();
        }
        int length = head.getInt(0);
        if (length < 0 || length > LONGEST_FRAME) {
            return forged();
        }
        ByteBuffer body = ByteBuffer.allocate(length);
        if (!fill(body)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Frame.decode(body.array(), expected));
        } catch (IOException | IllegalArgumentException e) {
            return forged();
        }
    }

    private Optional<Frame> forged() {
        spoiled = true;
        return Optional.of(new Frame(Frame.Kind.FORGED, List.of()));
    }

    private boolean fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
