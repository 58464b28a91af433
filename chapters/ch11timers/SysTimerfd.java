package ch11timers;

/**
 * What {@code <sys/timerfd.h>} and {@code <time.h>} define, as far as this chapter needs it.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/timerfd_create.2.html">timerfd_create(2)</a>
 */
final class SysTimerfd {

    /** The time of day, which somebody may set, back too. */
    static final int CLOCK_REALTIME = 0;

    /** A clock that nobody can set, and that only goes forward. */
    static final int CLOCK_MONOTONIC = 1;

    /** A read never waits. */
    static final int TFD_NONBLOCK = 04000;

    /** Close the descriptor in programs that this process starts. */
    static final int TFD_CLOEXEC = 02000000;

    /** Bytes of a struct itimerspec: four longs of C. */
    static final int ITIMERSPEC = 32;

    private SysTimerfd() {}
}
