package ch03nonblocking;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Two ends of one connection on this machine, both in blocking mode at first. */
final class Pair implements AutoCloseable {

    private final SocketChannel ours;
    private final SocketChannel peer;

    private Pair(SocketChannel ours, SocketChannel peer) {
        this.ours = ours;
        this.peer = peer;
    }

    /** Connects the two; the kernel chooses the port. */
    static Pair connect() throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
            SocketChannel ours = SocketChannel.open(listener.getLocalAddress());
            return new Pair(ours, listener.accept());
        }
    }

    /** The end that the program talks with. */
    SocketChannel ours() {
        return ours;
    }

    /** The end that plays somebody else. */
    SocketChannel peer() {
        return peer;
    }

    @Override
    public void close() throws IOException {
        try (ours) {
            peer.close();
        }
    }
}
