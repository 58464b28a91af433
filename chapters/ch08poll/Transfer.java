package ch08poll;

import ch05ffi.ErrnoException;
import ch05ffi.Libc;
import ch05ffi.Syscall;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import jnr.constants.platform.Errno;

/**
 * What a call that moves bytes has answered, told without an exception where it is no failure; and
 * which buffers it can be given.
 */
final class Transfer {

    /** It would have had to wait. */
    static final int WOULD_BLOCK = -2;

    /** A signal came first: call again. */
    static final int INTERRUPTED = -3;

    private static final int EAGAIN = Errno.EAGAIN.intValue();
    private static final int EINTR = Errno.EINTR.intValue();

    private Transfer() {}

    /**
     * To be called directly after the function, on the same thread.
     *
     * @return how many bytes, 0 or more; or {@link #WOULD_BLOCK} or {@link #INTERRUPTED}
     */
    static int of(Libc libc, String call, int fd, long result) throws ErrnoException {
        if (result == -1) {
            int errno = libc.errno();
            if (errno == EAGAIN) {
                return WOULD_BLOCK;
            }
            if (errno == EINTR) {
                return INTERRUPTED;
            }
        }
        return Syscall.check(libc, call, fd, result);
    }

    /** As Java's own channels do. The kernel would write to a direct one all the same. */
    static void requireRoomToWrite(ByteBuffer into) {
        if (into.isReadOnly()) {
            throw new IllegalArgumentException("a read-only buffer has no room");
        }
    }

    /** Whether the library cannot get at its bytes: they are an array that it must not be shown. */
    static boolean isOutOfReach(ByteBuffer from) {
        return from.isReadOnly() && !from.isDirect();
    }

    /** Writes from a copy, and moves the position as if it was no copy. */
    static int writeCopy(WritableByteChannel to, ByteBuffer from) throws IOException {
        ByteBuffer copy = ByteBuffer.allocate(from.remaining()).put(from.duplicate());
        int n = to.write(copy.flip());
        from.position(from.position() + n);
        return n;
    }
}
