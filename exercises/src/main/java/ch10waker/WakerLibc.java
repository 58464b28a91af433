package ch10waker;

import ch08poll.NetLibc;

/**
 * The call for a number in the kernel that others can wait for; it is read, written and closed like
 * any other descriptor.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/eventfd.2.html">eventfd(2)</a>
 */
public interface WakerLibc extends NetLibc {

    /** A new counter; its descriptor, or -1. See eventfd(2). */
    int eventfd(int initial, int flags);
}
