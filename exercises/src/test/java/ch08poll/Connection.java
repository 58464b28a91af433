package ch08poll;

import ch05ffi.Binding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import support.Kernel;
import support.Stumbling;

/**
 * A connection with a learner's stream at one end and the test's channel at the other. What the
 * peer does has arrived when a method returns.
 */
final class Connection implements AutoCloseable {

    private static final int ROOM = 1 << 16;

    private final Probe probe = Kernel.bind(Probe.class, Binding::load);
    private final Stumbling<NetLibc> library = Stumbling.around(NetLibc.class, probe);
    private final TcpStream ours;
    private final SocketChannel peer;

    Connection() throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
            InetSocketAddress address = (InetSocketAddress) listener.getLocalAddress();
            ours = TcpStream.connect(Guard.around(library.libc()), address);
            peer = listener.accept();
        }
    }

    TcpStream ours() {
        return ours;
    }

    Stumbling<NetLibc> library() {
        return library;
    }

    /** The same socket, by the bare library: every call is its own and nothing else. */
    TcpStream bare() {
        return new TcpStream(probe, ours.fd());
    }

    void hear(byte[] bytes) throws IOException {
        peer.write(ByteBuffer.wrap(bytes));
        probe.await(number(), Probe.POLLIN);
    }

    void hearTheEnd() throws IOException {
        peer.shutdownOutput();
        probe.await(number(), Probe.POLLIN);
    }

    void hearAReset() throws IOException {
        peer.setOption(StandardSocketOptions.SO_LINGER, 0);
        peer.close();
        probe.await(number(), Probe.POLLIN);
    }

    /** What the peer has got, so many bytes. */
    byte[] heard(int count) throws IOException {
        ByteBuffer into = ByteBuffer.allocate(count);
        while (into.hasRemaining() && peer.read(into) >= 0) {
            // Until all of them have come, or there is an end.
        }
        return into.array();
    }

    /** Writes to our end until there is no room. */
    void fill() {
        ByteBuffer many = ByteBuffer.allocateDirect(ROOM);
        while (probe.send(number(), many, ROOM, 0) > 0) {
            // The kernel takes it, and the peer reads nothing.
        }
    }

    /** What a read comes to that finds nothing: the two calls, and no more. */
    void askTheKernel(ByteBuffer room) {
        probe.recv(number(), room, room.remaining(), 0);
        probe.errno();
    }

    private int number() {
        return ours.fd().number();
    }

    @Override
    public void close() throws IOException, ReflectiveOperationException {
        peer.close();
        library.close();
    }
}
