package ch07triggers;

import ch05ffi.ErrnoException;
import ch05ffi.Fd;
import ch05ffi.Libc;
import ch05ffi.Syscall;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import jnr.constants.platform.Errno;

/**
 * Takes everything out of a descriptor of which epoll tells only once.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/read.2.html">read(2)</a>
 */
public final class Drain {

    /** Why nothing is left to read. */
    public enum Ending {
        /** Nothing at the moment: the next bytes will be told, as a new edge. */
        WOULD_BLOCK,
        /** Nothing any more: the other side has said all it had to say. */
        END
    }

    private Drain() {}

    /**
     * Reads until nothing is left, and says why nothing is.
     *
     * @param buffer its marks, and what is in it, are of no use to anybody
     * @param into takes all bytes that came, in order, before a failure too
     * @throws ErrnoException if the connection is broken; not for EAGAIN, EINTR
     */
    public static Ending drain(
            Libc libc,
            Fd fd, // non-blocking; it stays the caller's, and open
            ByteBuffer buffer, // of any size
            ByteArrayOutputStream into)
            throws ErrnoException {
        // TODO until-eagain:
        // Read into the buffer, again and again, and put what has come into into.
        // Which answers of read end that? There are two, and a signal is neither.
        throw new UnsupportedOperationException("ch07 / until-eagain: not written yet");
    }
}
