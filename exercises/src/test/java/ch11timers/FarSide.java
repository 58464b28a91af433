package ch11timers;

import ch05ffi.Binding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import support.Kernel;
import support.NativeCall;

/** The server of a learner's requests, on the test's own thread: it does what a script says. */
final class FarSide implements AutoCloseable {

    private final TimerProbe probe = Kernel.bind(() -> Binding.load(TimerProbe.class));
    private final KernelTime time;
    private final ServerSocketChannel listener = ServerSocketChannel.open();
    private final List<SocketChannel> accepted = new ArrayList<>();

    FarSide(KernelTime time) throws IOException {
        this.time = time;
        listener.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
    }

    InetSocketAddress address() throws IOException {
        return (InetSocketAddress) listener.getLocalAddress();
    }

    /** The descriptor of a request, counted in the order in which they were begun; or -1. */
    int descriptor(int index) {
        List<NativeCall> sockets = time.library().calls("socket").stream()
                .filter(call -> !call.failed())
                .toList();
        return index < sockets.size() ? sockets.get(index).result().intValue() : -1;
    }

    /** Whether the connection of this request is open. */
    boolean isOpen(int index) {
        return time.library().open().contains(descriptor(index));
    }

    /** All of a reply, and the end. */
    void replies(int index, String text) throws IOException {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        says(index, "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n" + text);
        ends(index);
    }

    /** Some bytes, which have arrived when this returns. */
    void says(int index, String text) throws IOException {
        if (!isOpen(index)) {
            return; // there is nobody to hear it
        }
        connection(index).write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        probe.await(descriptor(index), TimerProbe.POLLIN);
    }

    /** No more bytes. */
    void ends(int index) throws IOException {
        if (isOpen(index)) {
            connection(index).shutdownOutput();
            probe.await(descriptor(index), TimerProbe.POLLRDHUP);
        }
    }

    /** It breaks the connection off. */
    void resets(int index) throws IOException {
        SocketChannel far = connection(index);
        far.setOption(StandardSocketOptions.SO_LINGER, 0);
        far.close();
        probe.await(descriptor(index), TimerProbe.POLLERR);
    }

    /** The other end of this request: found by its port, in whatever order they were accepted. */
    private SocketChannel connection(int index) throws IOException {
        int port = port(descriptor(index));
        while (true) {
            for (SocketChannel far : accepted) {
                if (far.isOpen()
                        && ((InetSocketAddress) far.getRemoteAddress()).getPort() == port) {
                    return far;
                }
            }
            accepted.add(listener.accept());
        }
    }

    private int port(int fd) {
        ByteBuffer address = ByteBuffer.allocateDirect(128);
        ByteBuffer length = ByteBuffer.allocateDirect(4).order(ByteOrder.nativeOrder());
        probe.getsockname(fd, address, length.putInt(0, 128));
        return Short.toUnsignedInt(address.order(ByteOrder.BIG_ENDIAN).getShort(2));
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (SocketChannel far : accepted) {
            far.close();
        }
    }
}
