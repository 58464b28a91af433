package ch08poll;

import ch05ffi.Binding;
import ch05ffi.Fd;
import ch05ffi.Syscall;
import ch06epoll.SignalLibc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import jnr.constants.platform.SocketLevel;
import jnr.constants.platform.SocketOption;

/** One queue on the kernel, and sources to register with it. Closes whatever it has opened. */
final class Desk implements AutoCloseable {

    /** What the claims need of the C library beside the chapter's calls; public for jnr-ffi. */
    public interface More extends NetLibc, SignalLibc {

        /** Opens a file. See open(2). */
        int open(String path, int flags);
    }

    static final More LIBC = Binding.load(More.class);

    /** Two ends of a TCP connection. */
    record Ends(TcpStream ours, TcpStream theirs) {}

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Poll poll;

    Desk() throws IOException {
        this(LIBC);
    }

    Desk(NetLibc libc) throws IOException {
        poll = kept(new Poll(libc));
    }

    Poll poll() {
        return poll;
    }

    Registry registry() {
        return poll.registry();
    }

    Pipe pipe() throws IOException {
        return kept(Pipe.open(LIBC));
    }

    TcpListener listener() throws IOException {
        return kept(
                TcpListener.bind(LIBC, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
    }

    Ends connection() throws IOException {
        TcpListener listener = listener();
        TcpStream theirs = kept(TcpStream.connect(LIBC, listener.localAddress()));
        Optional<TcpStream> ours = Optional.empty();
        while (ours.isEmpty()) {
            ours = listener.accept();
        }
        return new Ends(kept(ours.get()), theirs);
    }

    /** A second number for what a source watches. */
    Fd dup(Source source) throws IOException {
        int first = source.fd().number();
        return kept(new Fd(LIBC, Syscall.check(LIBC, "dup", first, LIBC.dup(first)), "dup"));
    }

    /** Has it closed at the end. */
    <T extends AutoCloseable> T kept(T resource) {
        opened.push(resource);
        return resource;
    }

    /** Who has an event now. */
    List<Token> told() throws IOException {
        Events events = new Events(16);
        poll.poll(events, Duration.ZERO);
        return tokens(events);
    }

    static List<Token> tokens(Events events) {
        List<Token> tokens = new ArrayList<>();
        events.forEach(event -> tokens.add(event.token()));
        return tokens;
    }

    /** The one event that comes, however long that takes. */
    Event event() throws IOException {
        Events events = new Events(16);
        poll.poll(events);
        return events.iterator().next();
    }

    static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Closes so that the other side is told of a reset. */
    static void reset(TcpStream stream) throws IOException {
        ByteBuffer linger = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
        linger.putInt(0, 1).putInt(4, 0); // on, for 0 seconds
        int fd = stream.fd().number();
        int level = SocketLevel.SOL_SOCKET.intValue();
        int name = SocketOption.SO_LINGER.intValue();
        Syscall.check(LIBC, "setsockopt", fd, LIBC.setsockopt(fd, level, name, linger, 8));
        stream.close();
    }

    @Override
    public void close() throws IOException {
        IOException failed = null;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                failed = new IOException(e);
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
