package ch08poll;

import ch05ffi.EpollLibc;
import java.nio.ByteBuffer;
import jnr.ffi.types.size_t;
import jnr.ffi.types.ssize_t;

/**
 * What a connection needs beside the calls of {@link EpollLibc}.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/socket.7.html">socket(7)</a>
 */
public interface NetLibc extends EpollLibc {

    /** As read(2), with flags, and for sockets only. How many came, 0 at the end, or -1. See recv(2). */
    @ssize_t
    long recv(int fd, ByteBuffer buffer, @size_t long count, int flags);

    /** As write(2), with flags, and for sockets only. How many were taken, or -1. See send(2). */
    @ssize_t
    long send(int fd, ByteBuffer buffer, @size_t long count, int flags);

    /** Writes the address of the other side, and its length in bytes. 0 or -1. See getpeername(2). */
    int getpeername(int fd, ByteBuffer address, ByteBuffer length);
}
