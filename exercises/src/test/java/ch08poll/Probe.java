package ch08poll;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jnr.ffi.types.u_int64_t;

/** The C library as the tests themselves use it: what a learner's has, and a call to wait with. */
public interface Probe extends NetLibc {

    /** Bytes have come, or an end, or an error. */
    int POLLIN = 0x1;
    /** So long nothing takes that is sure to come, in milliseconds. */
    int PATIENCE = 20_000;

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
