package workbook.runner.child;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/** The private channel between the two JVMs: frames that each carry the nonce. */
public final class Wire implements Closeable {

    private static final int LONGEST_FRAME = 4 << 20;

    private final SocketChannel channel;
    private final String nonce;

    /** Speaks over this channel, which it then owns. */
    public Wire(SocketChannel channel, String nonce) {
        this.channel = channel;
        this.nonce = nonce;
    }

    /** Connects to {@code unix:PATH} or {@code tcp:PORT} on this machine. */
    static Wire connect(String address, String nonce) throws IOException {
        String rest = address.substring(address.indexOf(':') + 1);
        SocketAddress peer = address.startsWith("unix:")
                ? UnixDomainSocketAddress.of(rest)
                : new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(rest));
        return new Wire(SocketChannel.open(peer), nonce);
    }

    /** Sends one frame whole; several threads may do so. */
    public synchronized void send(Frame frame) throws IOException {
        byte[] body = frame.encode(nonce);
        ByteBuffer buffer = ByteBuffer.allocate(4 + body.length);
        buffer.putInt(body.length).put(body).flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** Waits for the next frame; empty when the other side is gone. */
    public Optional<Frame> receive() throws IOException {
        ByteBuffer head = ByteBuffer.allocate(4);
        if (!fill(head)) {
            return Optional.empty();
        }
        int length = head.getInt(0);
        if (length < 0 || length > LONGEST_FRAME) {
            throw new IOException("a frame of " + length + " bytes");
        }
        ByteBuffer body = ByteBuffer.allocate(length);
        return fill(body) ? Optional.of(Frame.decode(body.array(), nonce)) : Optional.empty();
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
