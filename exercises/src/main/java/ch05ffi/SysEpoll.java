package ch05ffi;

/**
 * What {@code <sys/epoll.h>} defines, as far as this course needs it.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/epoll_ctl.2.html">epoll_ctl(2)</a>
 */
public final class SysEpoll {

    /** There is something to read, or the end, or a connection to accept. */
    public static final int EPOLLIN = 0x1;

    /** Urgent data. */
    public static final int EPOLLPRI = 0x2;

    /** There is room to write. */
    public static final int EPOLLOUT = 0x4;

    /** An error; it is reported unasked. */
    public static final int EPOLLERR = 0x8;

    /** Both directions have ended; it is reported unasked. */
    public static final int EPOLLHUP = 0x10;

    /** The other side will not send any more. */
    public static final int EPOLLRDHUP = 0x2000;

    /** Of several instances that wait for the same, wake one. */
    public static final int EPOLLEXCLUSIVE = 1 << 28;

    /** Report once, then disable. */
    public static final int EPOLLONESHOT = 1 << 30;

    /** Report changes only: edge-triggered. As an int this is negative. */
    public static final int EPOLLET = 1 << 31;

    /** Add a descriptor. */
    public static final int EPOLL_CTL_ADD = 1;

    /** Delete a descriptor. */
    public static final int EPOLL_CTL_DEL = 2;

    /** Change what a descriptor is watched for. */
    public static final int EPOLL_CTL_MOD = 3;

    /** Close the epoll descriptor in programs that this process starts. */
    public static final int EPOLL_CLOEXEC = 02000000;

    private SysEpoll() {}
}
