package ch05ffi;

import jnr.constants.platform.Errno;

/** The one place where a -1 and its errno become an exception. */
public final class Syscall {

    private Syscall() {}

    /**
     * Hands a result on, or throws what went wrong. To be called directly after the function, on
     * the same thread.
     *
     * @param call the function's name
     * @param fd the descriptor it was about, or -1
     * @param result what it returned
     * @throws ErrnoException if that is -1
     */
    public static int check(Libc libc, String call, int fd, int result) throws ErrnoException {
        // TODO what-went-wrong: Return what is a result. If it is -1, ask libc for errno and throw.
        throw new UnsupportedOperationException("ch05 / what-went-wrong: not written yet");
    }

    /** The same for {@code read} and {@code write}, whose results are long in C. */
    public static int check(Libc libc, String call, int fd, long result) throws ErrnoException {
        return check(libc, call, fd, Math.toIntExact(result));
    }
}
