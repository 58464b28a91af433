package ch11timers;

import ch10waker.WakerLibc;

import java.nio.ByteBuffer;

/**
 * The two calls for a timer that is a descriptor; it is read and closed like any other.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/timerfd_create.2.html">timerfd_create(2)</a>
 */
public interface TimerLibc extends WakerLibc {

    /** A new timer that is not armed; its descriptor, or -1. See timerfd_create(2). */
    int timerfd_create(int clock, int flags);

    /**
     * Arms or disarms a timer, as one struct itimerspec says, and writes to another, which may be
     * null, how it was set before. 0 or -1. See timerfd_settime(2).
     */
    int timerfd_settime(int fd, int flags, ByteBuffer value, ByteBuffer before);
}
