package ch04readiness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Two ends of one connection on the loopback: ours does not block, the peer's does. */
record Pair(SocketChannel ours, SocketChannel peer) implements AutoCloseable {

    static Pair connect() throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            SocketChannel ours = SocketChannel.open(listener.getLocalAddress());
            SocketChannel peer = listener.accept();
            ours.configureBlocking(false);
            return new Pair(ours, peer);
        }
    }

    /** The peer sends this many bytes. */
    void send(int bytes) throws IOException {
        peer.write(ByteBuffer.allocate(bytes));
    }

    /** What one read with room for this many bytes says: how many came, or 0, or -1. */
    int read(int room) throws IOException {
        return ours.read(ByteBuffer.allocate(room));
    }

    @Override
    public void close() throws IOException {
        ours.close();
        peer.close();
    }
}
