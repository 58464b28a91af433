package ch07triggers;

import ch05ffi.Fd;
import ch05ffi.Libc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jnr.constants.platform.AddressFamily;
import jnr.constants.platform.Fcntl;
import jnr.constants.platform.OpenFlags;
import jnr.constants.platform.Sock;
import jnr.constants.platform.SocketLevel;
import jnr.constants.platform.SocketOption;

/**
 * A TCP connection whose near side is a bare, non-blocking descriptor, and whose far side plays
 * the peer. What the peer does has arrived in the near side's kernel buffer when a method returns.
 */
final class Wire implements AutoCloseable {

    private static final int ROOM = 400_000; // bytes: what a test sends fits in unread

    private final Probe probe;
    private final int number;
    private final Fd fd;
    private final SocketChannel far;

    /** One more connection; {@code libc} is what a learner's {@code Fd} closes it with. */
    Wire(Probe probe, Libc libc) throws IOException {
        this.probe = probe;
        int stream = Sock.SOCK_STREAM.intValue() | Sock.SOCK_CLOEXEC.intValue();
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
            int port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
            number = checked(probe.socket(AddressFamily.AF_INET.intValue(), stream, 0));
            connect(port);
            far = listener.accept();
        }
        fd = new Fd(libc, number, "connection");
    }

    private void connect(int port) {
        ByteBuffer room = ByteBuffer.allocateDirect(4).order(ByteOrder.nativeOrder());
        int socket = SocketLevel.SOL_SOCKET.intValue();
        int option = SocketOption.SO_RCVBUF.intValue();
        checked(probe.setsockopt(number, socket, option, room.putInt(0, ROOM), 4));
        ByteBuffer address = ByteBuffer.allocateDirect(16).order(ByteOrder.nativeOrder());
        address.putShort(0, (short) AddressFamily.AF_INET.intValue());
        address.order(ByteOrder.BIG_ENDIAN).putShort(2, (short) port).putInt(4, 0x7f000001);
        checked(probe.connect(number, address, 16));
        int flags = checked(probe.fcntl(number, Fcntl.F_GETFL.intValue()));
        int all = flags | OpenFlags.O_NONBLOCK.intValue();
        checked(probe.fcntl(number, Fcntl.F_SETFL.intValue(), all));
    }

    private static int checked(int result) {
        if (result == -1) {
            throw new IllegalStateException("the test could not make its connection");
        }
        return result;
    }

    /** The near side. */
    Fd fd() {
        return fd;
    }

    /** Its number. */
    int number() {
        return number;
    }

    /** The peer sends these bytes. */
    void send(byte[] bytes) throws IOException {
        int before = unread();
        far.write(ByteBuffer.wrap(bytes));
        long begin = System.nanoTime();
        while (unread() < before + bytes.length) {
            LockSupport.parkNanos(50_000);
            long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
            if (waited > Probe.PATIENCE) {
                throw new IOException("what the peer has sent does not arrive");
            }
        }
    }

    /** The peer has said all it had to say; it still listens. */
    void end() throws IOException {
        far.shutdownOutput();
        probe.await(number, Probe.POLLRDHUP);
        unread(); // takes the lock of the socket: the kernel is done with the packet
    }

    /** The peer breaks the connection off. */
    void reset() throws IOException {
        far.setOption(StandardSocketOptions.SO_LINGER, 0);
        far.close();
        probe.await(number, Probe.POLLERR);
        unread();
    }

    /** How many bytes wait on the near side. */
    int unread() {
        return probe.unread(number);
    }

    @Override
    public void close() throws IOException {
        far.close();
        probe.close(number);
    }
}
