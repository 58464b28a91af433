package ch05ffi;

import java.io.IOException;
import jnr.constants.platform.Errno;

/** A call of the C library that failed: which one, on which descriptor, and why. */
public final class ErrnoException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String call;
    private final int fd;
    private final Errno errno;

    /**
     * @param call the function, such as {@code bind}
     * @param fd the descriptor it was about, or -1
     * @param errno why it failed
     */
    public ErrnoException(String call, int fd, Errno errno) {
        super(words(call, fd, errno));
        this.call = call;
        this.fd = fd;
        this.errno = errno;
    }

    /** Such as "bind on descriptor 7: EADDRINUSE (Address already in use). Another socket ...". */
    private static String words(String call, int fd, Errno errno) {
        String which = fd < 0 ? "" : " on descriptor " + fd;
        if (errno == Errno.__UNKNOWN_CONSTANT__) {
            return call + which + ": an errno without a name";
        }
        return call + which + ": " + errno.name() + " (" + errno + ")" + Meanings.of(call, errno);
    }

    /** The function that failed. */
    public String call() {
        return call;
    }

    /** The descriptor it was about, or -1. */
    public int fd() {
        return fd;
    }

    /** Why it failed. */
    public Errno errno() {
        return errno;
    }
}
