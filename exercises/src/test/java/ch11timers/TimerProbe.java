package ch11timers;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jnr.ffi.types.u_int64_t;

/** The C library as the tests themselves use it: what a learner's has, and two calls to look. */
public interface TimerProbe extends TimerLibc {

    /** Something can be read. */
    int POLLIN = 0x1;
    /** The connection is broken. */
    int POLLERR = 0x8;
    /** The other side has ended what it sends. */
    int POLLRDHUP = 0x2000;
    /** So long nothing takes that is sure to come, in milliseconds. */
    int PATIENCE = 20_000;

    /** How a timer is set: how much is left, and what comes after it. See timerfd_gettime(2). */
    int timerfd_gettime(int fd, ByteBuffer value);

    /** See poll(2). */
    int poll(ByteBuffer descriptors, @u_int64_t long count, int timeoutMillis);

    /** Waits until this has happened to a descriptor. */
    default void await(int fd, int happened) {
        ByteBuffer pollfd = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
        pollfd.putInt(0, fd).putShort(4, (short) happened);
        if (poll(pollfd, 1, PATIENCE) != 1) {
            throw new IllegalStateException("waited in vain for descriptor " + fd);
        }
    }
}
