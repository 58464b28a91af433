package ch11timers;

import ch05ffi.Binding;
import ch05ffi.EpollEvents;
import ch05ffi.ErrnoException;
import ch05ffi.Fd;
import ch05ffi.Syscall;
import ch06epoll.Epoll;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jnr.constants.platform.Errno;

/** One timerfd of the real kernel and an epoll that watches it, with nothing in between. */
final class Clock implements AutoCloseable {

    /** What the claims need of the C library; public for jnr-ffi. */
    public interface More extends TimerLibc {

        /** Writes what a clock says: seconds and nanoseconds. 0 or -1. See clock_gettime(2). */
        int clock_gettime(int clock, ByteBuffer time);
    }

    static final More LIBC = Binding.load(More.class);

    static final int MONOTONIC = 1;
    static final int ABSOLUTE = 1; // TFD_TIMER_ABSTIME
    static final long SECOND = 1_000_000_000;

    private static final int NONBLOCK_AND_CLOEXEC = 02004000;

    private final Fd timer;
    private final Epoll epoll;

    /** A timer that is not armed, watched for what the mask says. */
    Clock(int mask) throws ErrnoException {
        int number = LIBC.timerfd_create(MONOTONIC, NONBLOCK_AND_CLOEXEC);
        timer = new Fd(LIBC, Syscall.check(LIBC, "timerfd_create", -1, number), "timer");
        epoll = new Epoll(LIBC);
        epoll.add(timer, mask, 7);
    }

    /** Sets it: the first time, and the one between two, in nanoseconds. What is against it. */
    Errno set(int flags, long first, long between) {
        return set(flags, spec(first, between), null);
    }

    Errno set(int flags, ByteBuffer spec, ByteBuffer before) {
        boolean refused = LIBC.timerfd_settime(timer.number(), flags, spec, before) == -1;
        return refused ? Errno.valueOf(LIBC.errno()) : null;
    }

    static ByteBuffer spec(long first, long between) {
        return memory(32)
                .putLong(0, between / SECOND)
                .putLong(8, between % SECOND)
                .putLong(16, first / SECOND)
                .putLong(24, first % SECOND);
    }

    static ByteBuffer memory(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    /** How many events there are within so many milliseconds; -1 waits for one. */
    int told(int timeoutMillis) throws ErrnoException {
        return epoll.wait(new EpollEvents(4), timeoutMillis);
    }

    /** How often it has struck; -1 if the kernel has something against a read. */
    long read() {
        ByteBuffer count = memory(8);
        return LIBC.read(timer.number(), count, 8) == 8 ? count.getLong(0) : -1;
    }

    Fd timer() {
        return timer;
    }

    @Override
    public void close() throws ErrnoException {
        epoll.close();
        timer.close();
    }
}
