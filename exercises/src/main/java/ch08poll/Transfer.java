package ch08poll;

import ch05ffi.ErrnoException;
import ch05ffi.Libc;
import ch05ffi.Syscall;

import jnr.constants.platform.Errno;

/** What a call that moves bytes has answered, told without an exception where it is no failure. */
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
}
