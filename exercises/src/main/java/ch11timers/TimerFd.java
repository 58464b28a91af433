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
        // TODO a-clock-with-a-number: timerfd_create: on which clock, and with which two flags?
        throw new UnsupportedOperationException("ch11 / a-clock-with-a-number: not written yet");
    }

    /** Strikes once after this time, at once if it is over; what was set before is forgotten. */
    public void once(Duration delay) throws ErrnoException {
        // TODO a-clock-with-a-number: And if the delay is 0, or less?
        throw new UnsupportedOperationException("ch11 / a-clock-with-a-number: not written yet");
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
        // TODO a-clock-with-a-number: Two times: the first one, and the one between two.
        throw new UnsupportedOperationException("ch11 / a-clock-with-a-number: not written yet");
    }

    /** Strikes no more; what it has struck and nobody has read is forgotten. */
    public void cancel() throws ErrnoException {
        // TODO a-clock-with-a-number: How does one disarm it?
        throw new UnsupportedOperationException("ch11 / a-clock-with-a-number: not written yet");
    }

    /** How often it has struck since it was set, or read; 0 if it has not. */
    public long expirations() throws ErrnoException {
        // TODO a-clock-with-a-number:
        // A read of 8 bytes, which never waits. Two of its errors are none.
        throw new UnsupportedOperationException("ch11 / a-clock-with-a-number: not written yet");
    }
}
