package support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * The server of a learner's requests, on the test's own thread: it does what a script says, and
 * what it does has arrived when a method returns. Requests are counted in the order in which
 * their sockets were made.
 */
public final class FarSide implements AutoCloseable {

    private static final int BACKLOG = 1024;

    private final Stumbling<?> library;
    private final Underneath kernel;
    private final IntUnaryOperator portOf;
    private final ServerSocketChannel listener = ServerSocketChannel.open();
    private final InetSocketAddress address;
    private final Map<Integer, Integer> heard = new HashMap<>(); // bytes, by request
    private final Map<Integer, SocketChannel> accepted = new HashMap<>(); // by the near side's port

    /**
     * A server at a free port.
     *
     * @param library what the requests are made with
     * @param portOf tells the port of a descriptor
     */
    public FarSide(Stumbling<?> library, Underneath kernel, IntUnaryOperator portOf)
            throws IOException {
        this.library = library;
        this.kernel = kernel;
        this.portOf = portOf;
        listener.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), BACKLOG);
        address = (InetSocketAddress) listener.getLocalAddress();
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return address;
    }

    /** From now on nobody listens there. */
    public void leaves() throws IOException {
        listener.close();
    }

    /** Whether the connection of this request is open. */
    public boolean isOpen(int index) {
        return library.open().contains(descriptor(index));
    }

    private int descriptor(int index) {
        List<NativeCall> sockets =
                library.calls("socket").stream().filter(call -> !call.failed()).toList();
        return index < sockets.size() ? sockets.get(index).result().intValue() : -1;
    }

    /** Waits until each connect that was begun has come to its end, whichever it is. */
    public void settles() {
        for (NativeCall socket : library.calls("socket")) {
            int fd = socket.result().intValue();
            // Who has sent something is connected, and may have filled all the room there is.
            if (library.open().contains(fd) && sent(fd) == 0) {
                kernel.await(fd, Underneath.POLLOUT);
            }
        }
    }

    /** All of a reply, and the end. */
    public void replies(int index, String text) throws IOException {
        says(index, reply(text).getBytes(StandardCharsets.UTF_8));
        ends(index);
    }

    /** A reply with its length. */
    public static String reply(String text) {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        return "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n" + text;
    }

    /** Some bytes, up to what fits into the kernel unread; none to whom nobody listens any more. */
    public void says(int index, byte... said) throws IOException {
        if (!isOpen(index)) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap(said);
        int fd = descriptor(index);
        int all = kernel.unread(fd) + bytes.remaining();
        SocketChannel far = connection(index);
        while (bytes.hasRemaining()) {
            far.write(bytes);
        }
        kernel.awaitBytes(fd, all);
    }

    /** No more bytes. */
    public void ends(int index) throws IOException {
        if (isOpen(index)) {
            connection(index).shutdownOutput();
            kernel.await(descriptor(index), Underneath.POLLRDHUP);
        }
    }

    /** It breaks the connection off. */
    public void resets(int index) throws IOException {
        SocketChannel far = connection(index);
        far.setOption(StandardSocketOptions.SO_LINGER, 0);
        far.close();
        kernel.await(descriptor(index), Underneath.POLLERR);
    }

    /** All that was sent for this request by now, and was not asked for before. */
    public byte[] heard(int index) throws IOException {
        SocketChannel far = connection(index);
        int before = heard.getOrDefault(index, 0);
        ByteBuffer all = ByteBuffer.allocate(sent(descriptor(index)) - before);
        long begin = System.nanoTime();
        while (all.hasRemaining() && far.read(all) >= 0) {
            if (System.nanoTime() - begin > Underneath.PATIENCE * 1_000_000L) {
                throw new IllegalStateException("what was sent does not arrive");
            }
        }
        heard.put(index, before + all.position());
        return all.array();
    }

    private int sent(int fd) {
        return library.calls("send").stream()
                .filter(call -> !call.failed() && call.fd() == fd)
                .mapToInt(call -> call.result().intValue())
                .sum();
    }

    /** How many bytes of what was said to this request nobody has read; 0 if it is closed. */
    public int unread(int index) {
        return isOpen(index) ? kernel.unread(descriptor(index)) : 0;
    }

    /** Waits until there is room to send more for this request. */
    public void awaitRoom(int index) {
        kernel.await(descriptor(index), Underneath.POLLOUT);
    }

    /** The other end of this request: found by its port, in whatever order they were accepted. */
    private SocketChannel connection(int index) throws IOException {
        int port = portOf.applyAsInt(descriptor(index));
        while (!accepted.containsKey(port)) {
            SocketChannel next = listener.accept();
            next.configureBlocking(false);
            accepted.put(((InetSocketAddress) next.getRemoteAddress()).getPort(), next);
        }
        return accepted.get(port);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (SocketChannel far : accepted.values()) {
            far.close();
        }
    }
}
