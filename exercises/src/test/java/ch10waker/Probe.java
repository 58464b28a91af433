package ch10waker;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jnr.constants.platform.Fcntl;
import jnr.constants.platform.OpenFlags;

/** The C library as the tests themselves use it, to look at a counter and to turn it. */
public interface Probe extends WakerLibc {

    /** As full as a counter gets: one more does not fit. */
    long FULL = -2; // 2^64 - 2

    /** What is in it, which is 0 from now on. */
    default long take(int eventfd) {
        ByteBuffer value = number();
        return read(eventfd, value, Long.BYTES) == -1 ? 0 : value.getLong(0);
    }

    /** Adds to it. */
    default void add(int eventfd, long value) {
        if (write(eventfd, number().putLong(0, value), Long.BYTES) != Long.BYTES) {
            throw new IllegalStateException("the test cannot write to counter " + eventfd);
        }
    }

    /** Whether its calls return at once. */
    default boolean neverWaits(int fd) {
        return (fcntl(fd, Fcntl.F_GETFL.intValue()) & OpenFlags.O_NONBLOCK.intValue()) != 0;
    }

    /** Whether programs that are started get it too. */
    default boolean isInherited(int fd) {
        return (fcntl(fd, Fcntl.F_GETFD.intValue()) & 1) == 0; // FD_CLOEXEC
    }

    private static ByteBuffer number() {
        return ByteBuffer.allocateDirect(Long.BYTES).order(ByteOrder.nativeOrder());
    }
}
