package ch05ffi;

import java.nio.ByteBuffer;

/**
 * The three calls of epoll, beside those of {@link Libc}.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/epoll.7.html">epoll(7)</a>
 */
public interface EpollLibc extends Libc {

    /** A new epoll instance; its descriptor, or -1. See epoll_create(2). */
    int epoll_create1(int flags);

    /** Adds, modifies or deletes one descriptor. 0 or -1. See epoll_ctl(2). */
    int epoll_ctl(int epfd, int op, int fd, ByteBuffer event);

    /**
     * Waits until something is ready, for {@code timeout} milliseconds at most (-1: for ever), and
     * writes up to {@code maxevents} structs to {@code events}. How many, or -1. The kernel
     * believes {@code maxevents}: it must not be more than there is room for. See epoll_wait(2).
     */
    int epoll_wait(int epfd, ByteBuffer events, int maxevents, int timeout);
}
