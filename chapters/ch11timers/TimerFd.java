package ch11timers;

import ch05ffi.ErrnoException;
import ch05ffi.Fd;
import ch05ffi.Syscall;
import ch08poll.Source;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import jnr.constants.platform.Errno;

/**
 * A timer of the kernel's, with a descriptor: it is readable when its time has come.
 *
 * <p>Its user reads it, by {@link #expirations}, whenever it was ready: one that strikes again and
 * again is told of once until then.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/timerfd_create.2.html">timerfd_create(2)</a>
 */
public final class TimerFd extends Source {

    private static final Duration AT_ONCE = Duration.ofNanos(1); // 0 would be never

    private final TimerLibc libc;
    private final ByteBuffer spec = direct(SysTimerfd.ITIMERSPEC);
    private final ByteBuffer count = direct(Long.BYTES);

    /** A timer that is not armed. */
    public TimerFd(TimerLibc libc) throws ErrnoException {
        super(create(libc));
        this.libc = libc;
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    private static Fd create(TimerLibc libc) throws ErrnoException {
        //? timerfd_create: on which clock, and with which two flags?
        // tag::solution-a-clock-with-a-number-create[]
        int flags = SysTimerfd.TFD_NONBLOCK | SysTimerfd.TFD_CLOEXEC;
        int fd = libc.timerfd_create(SysTimerfd.CLOCK_MONOTONIC, flags);
        return new Fd(libc, Syscall.check(libc, "timerfd_create", -1, fd), "timer");
        // end::solution-a-clock-with-a-number-create[]
    }

    /** Strikes once after this time, at once if it is over; what was set before is forgotten. */
    public void once(Duration delay) throws ErrnoException {
        //? And if the delay is 0, or less?
        // tag::solution-a-clock-with-a-number-once[]
        set(delay.isNegative() || delay.isZero() ? AT_ONCE : delay, Duration.ZERO);
        // end::solution-a-clock-with-a-number-once[]
    }

    /**
     * Strikes after this time, and then each time after as long again.
     *
     * @throws IllegalArgumentException if the period is not longer than nothing
     */
    public void every(Duration period) throws ErrnoException {
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("every " + period);
        }
        //? Two times: the first one, and the one between two.
        // tag::solution-a-clock-with-a-number-every[]
        set(period, period);
        // end::solution-a-clock-with-a-number-every[]
    }

    /** Strikes no more; what it has struck and nobody has read is forgotten. */
    public void cancel() throws ErrnoException {
        //? How does one disarm it?
        // tag::solution-a-clock-with-a-number-cancel[]
        set(Duration.ZERO, Duration.ZERO);
        // end::solution-a-clock-with-a-number-cancel[]
    }

    // tag::solution-a-clock-with-a-number-set[]
    /** struct itimerspec: two times of two longs, and what comes first in it comes second. */
    private void set(Duration first, Duration between) throws ErrnoException {
        spec.putLong(0, between.getSeconds()).putLong(8, between.getNano());
        spec.putLong(16, first.getSeconds()).putLong(24, first.getNano());
        int fd = fd().number();
        Syscall.check(libc, "timerfd_settime", fd, libc.timerfd_settime(fd, 0, spec, null));
    }
    // end::solution-a-clock-with-a-number-set[]

    // tag::signature[]
    /** How often it has struck since it was set, or read; 0 if it has not. */
    public long expirations() throws ErrnoException {
        // end::signature[]
        //? A read of 8 bytes, which never waits. Two of its errors are none.
        // tag::solution-a-clock-with-a-number[]
        int fd = fd().number();
        while (true) {
            try {
                Syscall.check(libc, "read", fd, libc.read(fd, count, Long.BYTES));
                return count.getLong(0);
            } catch (ErrnoException failed) {
                if (failed.errno() == Errno.EAGAIN) {
                    return 0;
                }
                if (failed.errno() != Errno.EINTR) {
                    throw failed;
                }
            }
        }
        // end::solution-a-clock-with-a-number[]
    }
}
