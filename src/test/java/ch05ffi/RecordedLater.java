package ch05ffi;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jnr.constants.platform.AddressFamily;
import jnr.constants.platform.OpenFlags;
import jnr.constants.platform.Sock;
import jnr.constants.platform.SocketLevel;
import jnr.constants.platform.SocketOption;
import jnr.ffi.types.size_t;
import jnr.ffi.types.ssize_t;

/** Makes the calls that Part III adds, between two that mark them, and keeps the recording. */
final class RecordedLater {

    private static final int PRIVATE =
            OpenFlags.O_CLOEXEC.intValue() | OpenFlags.O_NONBLOCK.intValue();
    private static final int NO_SIGNAL = 0x4000;
    private static final int DONT_WAIT = 0x40;
    private static final int SEMAPHORE = 1;
    private static final int REALTIME = 0;
    private static final int MONOTONIC = 1;
    private static final int ABSOLUTE = 1;

    /** As the interfaces of chapters 8, 10 and 11 declare them. */
    public interface LaterLibc extends EpollLibc {

        @ssize_t
        long recv(int fd, ByteBuffer buffer, @size_t long count, int flags);

        @ssize_t
        long send(int fd, ByteBuffer buffer, @size_t long count, int flags);

        int getpeername(int fd, ByteBuffer address, ByteBuffer length);

        int eventfd(int initial, int flags);

        int timerfd_create(int clock, int flags);

        int timerfd_settime(int fd, int flags, ByteBuffer value, ByteBuffer old);
    }

    private final LaterLibc libc;

    private RecordedLater(LaterLibc libc) {
        this.libc = libc;
    }

    /** Takes the name of the file for the recording. */
    public static void main(String[] arguments) throws Exception {
        LaterLibc real = Binding.load(LaterLibc.class);
        // The first time loads classes, which the JVM reads from files: those calls are not ours.
        run(real);
        Files.write(Path.of(arguments[0]), run(real));
    }

    private static List<String> run(LaterLibc real) throws ErrnoException {
        Recording<LaterLibc> recording = Recording.of(LaterLibc.class, real);
        real.dup(RecordedProgram.MARK);
        new RecordedLater(recording.libc()).run();
        real.dup(RecordedProgram.MARK);
        return recording.lines();
    }

    private void run() throws ErrnoException {
        Sockets sockets = new Sockets(libc);
        try (Fd listener = sockets.listen(0, 5);
                Fd near = sockets.connect(sockets.port(listener));
                Fd far = sockets.accept(listener).orElseThrow()) {
            libc.getpeername(near.number(), ByteBuffer.allocateDirect(110), ints(110));
            libc.getpeername(listener.number(), ByteBuffer.allocateDirect(110), ints(110));
            messages(near.number(), far.number());
        }
        refused(sockets);
        bell();
        clocks();
    }

    /** A connect to where nobody listens any more. */
    private void refused(Sockets sockets) throws ErrnoException {
        int type = Sock.SOCK_STREAM.intValue() | PRIVATE;
        ByteBuffer address = ByteBuffer.allocateDirect(16);
        try (Fd bound = sockets.listen(0, 0)) {
            libc.getsockname(bound.number(), address, ints(16));
        }
        int fd = libc.socket(AddressFamily.AF_INET.intValue(), type, 0);
        libc.connect(fd, address, 16);
        int level = SocketLevel.SOL_SOCKET.intValue();
        int error = SocketOption.SO_ERROR.intValue();
        libc.getsockopt(fd, level, error, ints(9), ints(4));
        libc.getsockopt(fd, level, error, ints(9), ints(4));
        libc.close(fd);
    }

    private void messages(int near, int far) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(100);
        libc.recv(near, buffer, 100, DONT_WAIT);
        byte[] text = "a message that is longer than what is shown".getBytes(US_ASCII);
        libc.send(far, ByteBuffer.wrap(text), text.length, NO_SIGNAL);
        libc.recv(near, buffer, 7, 0);
        libc.recv(near, buffer, 100, DONT_WAIT | NO_SIGNAL);
    }

    private void bell() {
        int bell = libc.eventfd(3, PRIVATE | SEMAPHORE);
        libc.close(bell);
        bell = libc.eventfd(0, PRIVATE);
        libc.write(bell, ByteBuffer.allocate(8).order(ByteOrder.nativeOrder()).putLong(0, 1), 8);
        libc.read(bell, ByteBuffer.allocate(8), 8);
        libc.read(bell, ByteBuffer.allocate(8), 8);
        libc.close(bell);
    }

    private void clocks() {
        libc.close(libc.timerfd_create(REALTIME, 0));
        int clock = libc.timerfd_create(MONOTONIC, PRIVATE);
        libc.timerfd_settime(clock, 0, times(5, 7, 50_000, 999_999_999), null);
        libc.timerfd_settime(clock, ABSOLUTE, times(0, 0, 0, 1), null);
        libc.timerfd_settime(clock, 0, times(0, 0, 0, 1_000_000_000), null);
        libc.timerfd_settime(clock, 0, times(0, 0, 0, 0), times(9, 9, 9, 9));
        libc.close(clock);
    }

    private static ByteBuffer times(long interval, long nanos, long value, long valueNanos) {
        ByteBuffer times = ByteBuffer.allocateDirect(32).order(ByteOrder.nativeOrder());
        return times.putLong(interval)
                .putLong(nanos)
                .putLong(value)
                .putLong(valueNanos)
                .flip();
    }

    private static ByteBuffer ints(int value) {
        return ByteBuffer.allocateDirect(4).order(ByteOrder.nativeOrder()).putInt(0, value);
    }
}
