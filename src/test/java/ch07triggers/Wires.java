package ch07triggers;

import static java.nio.charset.StandardCharsets.US_ASCII;

import ch05ffi.Binding;
import ch05ffi.EpollEvents;
import ch05ffi.EpollLibc;
import ch05ffi.ErrnoException;
import ch05ffi.Fd;
import ch05ffi.Sockets;
import ch05ffi.Syscall;
import ch06epoll.Epoll;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import jnr.constants.platform.OpenFlags;
import jnr.constants.platform.Shutdown;
import jnr.constants.platform.SocketLevel;
import jnr.constants.platform.SocketOption;

/** One epoll of the real kernel and the descriptors of a test; all of it is closed at the end. */
final class Wires implements AutoCloseable {

    static final EpollLibc LIBC = Binding.load(EpollLibc.class);

    /** For ever; a wait that has no end is cut by the test's own time limit. */
    static final int FOR_EVER = -1;

    private final Sockets sockets = new Sockets(LIBC);
    private final Deque<Closing> opened = new ArrayDeque<>();
    private final Epoll epoll;

    Wires() throws ErrnoException {
        epoll = another();
    }

    /**
     * What one can say into and the other can read.
     *
     * @param ours non-blocking; of a pipe, the end that the test is about
     * @param theirs the other one
     */
    record Ends(Fd ours, Fd theirs) {}

    Epoll epoll() {
        return epoll;
    }

    /** One more epoll, which sees things by itself. */
    Epoll another() throws ErrnoException {
        Epoll more = new Epoll(LIBC);
        opened.push(more::close);
        return more;
    }

    /** A TCP connection over loopback. */
    Ends connection() throws ErrnoException {
        try (Fd listener = sockets.listen(0, 1)) {
            Fd theirs = kept(sockets.connect(sockets.port(listener)));
            Fd ours = null;
            while (ours == null) {
                ours = sockets.accept(listener).orElse(null);
            }
            return new Ends(kept(ours), theirs);
        }
    }

    /** A pipe of which ours is the end to read. */
    Ends pipeToRead() throws ErrnoException {
        ByteBuffer two = memory(8);
        int flags = OpenFlags.O_NONBLOCK.intValue() | OpenFlags.O_CLOEXEC.intValue();
        Syscall.check(LIBC, "pipe2", -1, LIBC.pipe2(two, flags));
        Fd reader = kept(new Fd(LIBC, two.getInt(0), "reader"));
        return new Ends(reader, kept(new Fd(LIBC, two.getInt(4), "writer")));
    }

    /** A pipe of which ours is the end to write. */
    Ends pipeToWrite() throws ErrnoException {
        Ends turnedRound = pipeToRead();
        Fd writer = turnedRound.theirs();
        return new Ends(writer, turnedRound.ours());
    }

    /** A second number for the same. */
    Fd dup(Fd fd) throws ErrnoException {
        int second = Syscall.check(LIBC, "dup", fd.number(), LIBC.dup(fd.number()));
        return kept(new Fd(LIBC, second, "dup of " + fd));
    }

    /** Has it closed at the end. */
    Fd kept(Fd fd) {
        opened.push(fd::close);
        return fd;
    }

    /** How many events there are within so many milliseconds. */
    int told(int timeoutMillis) throws ErrnoException {
        return told(epoll, timeoutMillis);
    }

    static int told(Epoll which, int timeoutMillis) throws ErrnoException {
        return which.wait(new EpollEvents(8), timeoutMillis);
    }

    /** The mask of the one event that comes; 0 if none does. */
    int mask(int timeoutMillis) throws ErrnoException {
        EpollEvents one = new EpollEvents(1);
        return epoll.wait(one, timeoutMillis) == 0 ? 0 : one.mask(0);
    }

    /** Waits, level-triggered, until this and nothing else is told; the time limit ends it. */
    void awaitMask(int expected) throws ErrnoException {
        while (mask(FOR_EVER) != expected) {
            Thread.onSpinWait();
        }
    }

    static void send(Fd fd, String text) throws ErrnoException {
        send(fd, text.getBytes(US_ASCII));
    }

    static void send(Fd fd, byte[] bytes) throws ErrnoException {
        ByteBuffer all = ByteBuffer.wrap(bytes);
        long n = LIBC.write(fd.number(), all, bytes.length);
        Syscall.check(LIBC, "write", fd.number(), n);
    }

    /** One read of up to so many bytes. */
    static String read(Fd fd, int most) throws ErrnoException {
        ByteBuffer buffer = memory(most);
        int n = Syscall.check(LIBC, "read", fd.number(), LIBC.read(fd.number(), buffer, most));
        byte[] bytes = new byte[n];
        buffer.get(0, bytes);
        return new String(bytes, US_ASCII);
    }

    /** Ends what this side says: the other side will read the end. */
    static void halfClose(Fd socket) throws ErrnoException {
        int fd = socket.number();
        int how = Shutdown.SHUT_WR.intValue();
        Syscall.check(LIBC, "shutdown", fd, LIBC.shutdown(fd, how));
    }

    /** Closes so that the other side is told of a reset. */
    static void reset(Fd socket) throws ErrnoException {
        int fd = socket.number();
        ByteBuffer linger = memory(8).putInt(0, 1).putInt(4, 0); // on, for 0 seconds
        int level = SocketLevel.SOL_SOCKET.intValue();
        int name = SocketOption.SO_LINGER.intValue();
        Syscall.check(LIBC, "setsockopt", fd, LIBC.setsockopt(fd, level, name, linger, 8));
        socket.close();
    }

    /** What the kernel shows of the interest list: a line for each registration. */
    List<String> interestList(int epollNumber) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/fdinfo", "" + epollNumber)).stream()
                .filter(line -> line.startsWith("tfd:"))
                .toList();
    }

    static ByteBuffer memory(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    /** How to close one of those that were opened. */
    private interface Closing {
        void close() throws IOException;
    }

    @Override
    public void close() throws IOException {
        IOException failed = null;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (IOException e) {
                failed = e;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
