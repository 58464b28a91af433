package ch10waker;

import ch05ffi.Binding;
import ch05ffi.EpollEvents;
import ch05ffi.ErrnoException;
import ch05ffi.Fd;
import ch05ffi.Syscall;
import ch06epoll.Epoll;
import ch08poll.NetLibc;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jnr.constants.platform.Errno;

/** One eventfd of the real kernel and an epoll that watches it, with nothing in between. */
final class Bell implements AutoCloseable {

    /** What the claims need of the C library; public for jnr-ffi. */
    public interface More extends NetLibc {

        /** A new counter that begins with this; its descriptor, or -1. See eventfd(2). */
        int eventfd(int initial, int flags);
    }

    static final More LIBC = Binding.load(More.class);

    /** A call that went well, as an errno. */
    static final Errno DONE = null;

    private static final int EFD_NONBLOCK = 04000;
    private static final int EFD_CLOEXEC = 02000000;

    private final Fd counter;
    private final Epoll epoll;
    private final EpollEvents events = new EpollEvents(4);

    /** A counter that begins with 0, watched for what the mask says, as token 7. */
    Bell(int mask) throws ErrnoException {
        int number = LIBC.eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
        counter = new Fd(LIBC, Syscall.check(LIBC, "eventfd", -1, number), "counter");
        epoll = new Epoll(LIBC);
        epoll.add(counter, mask, 7);
    }

    Fd counter() {
        return counter;
    }

    Epoll epoll() {
        return epoll;
    }

    /** Adds to the counter; what the kernel has against it. */
    Errno write(long value) {
        return outcome(LIBC.write(counter.number(), memory().putLong(0, value), 8));
    }

    /** What the counter was; -1 if the kernel has something against a read. */
    long read() {
        ByteBuffer value = memory();
        return LIBC.read(counter.number(), value, 8) == 8 ? value.getLong(0) : -1;
    }

    /** The mask of the event that comes within this time; 0 if none does. */
    int told(int timeoutMillis) throws ErrnoException {
        return epoll.wait(events, timeoutMillis) == 0 ? 0 : events.mask(0);
    }

    static Errno outcome(long result) {
        return result == -1 ? Errno.valueOf(LIBC.errno()) : DONE;
    }

    static ByteBuffer memory() {
        return ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
    }

    @Override
    public void close() throws ErrnoException {
        epoll.close();
        counter.close();
    }
}
