package support;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jnr.ffi.types.u_int64_t;

/** What a test asks the kernel about a learner's descriptor: two calls, to bind with the rest. */
public interface Underneath {

    /** Bytes have come, or an end, or a connection. */
    int POLLIN = 0x1;
    /** There is room to write. */
    int POLLOUT = 0x4;
    /** The connection is broken. */
    int POLLERR = 0x8;
    /** The other side has ended what it sends. */
    int POLLRDHUP = 0x2000;

    /** How many bytes wait in the kernel, as Linux numbers that request. */
    int FIONREAD = 0x541B;
    /** So long nothing takes that is sure to come, in milliseconds. */
    int PATIENCE = 20_000;

    /** See ioctl(2). */
    int ioctl(int fd, @u_int64_t long request, ByteBuffer value);

    /** See poll(2). */
    int poll(ByteBuffer descriptors, @u_int64_t long count, int timeoutMillis);

    /** How many bytes have come that nobody has read. */
    default int unread(int fd) {
        ByteBuffer value = ByteBuffer.allocateDirect(4).order(ByteOrder.nativeOrder());
        return ioctl(fd, FIONREAD, value) == 0 ? value.getInt(0) : 0;
    }

    /** Waits until this has happened to a descriptor. */
    default void await(int fd, int happened) {
        ByteBuffer pollfd = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
        pollfd.putInt(0, fd).putShort(4, (short) happened);
        if (poll(pollfd, 1, PATIENCE) != 1) {
            throw new IllegalStateException("waited in vain for descriptor " + fd);
        }
    }

    /** Waits until so many bytes have come that nobody has read. */
    default void awaitBytes(int fd, int count) {
        long begin = System.nanoTime();
        while (unread(fd) < count) {
            if (System.nanoTime() - begin > PATIENCE * 1_000_000L) {
                throw new IllegalStateException("waited in vain for bytes on descriptor " + fd);
            }
            Thread.onSpinWait();
        }
    }
}
