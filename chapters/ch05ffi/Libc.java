package ch05ffi;

import java.nio.ByteBuffer;
import jnr.ffi.LastError;
import jnr.ffi.Runtime;
import jnr.ffi.types.size_t;
import jnr.ffi.types.ssize_t;

/**
 * The functions of the C library that this course calls, as jnr-ffi binds them.
 *
 * <p>Every one of them returns -1 when it fails, and leaves the reason in {@link #errno()}. None
 * throws. Numbers that name a descriptor are owned by whoever got them: see {@link Fd}. A buffer
 * is handed over from its position on; a direct one is the very memory that the kernel reads or
 * writes, a heap one is copied in and out by each call. The methods may be called from any thread.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/syscalls.2.html">syscalls(2)</a>
 */
public interface Libc {

    /** A new socket; its descriptor, or -1. See socket(2). */
    int socket(int domain, int type, int protocol);

    /** Gives a socket its address. 0 or -1. See bind(2). */
    int bind(int fd, ByteBuffer address, int length);

    /** Lets a socket take connections, {@code backlog} of them waiting at most. See listen(2). */
    int listen(int fd, int backlog);

    /** Connects; on a non-blocking socket -1 with EINPROGRESS is no failure. See connect(2). */
    int connect(int fd, ByteBuffer address, int length);

    /**
     * The next connection of a listener; its descriptor, or -1. The address of the other side is
     * written to {@code address}, as far as {@code length}, an int, allows; both may be null. See
     * accept(2).
     */
    int accept4(int fd, ByteBuffer address, ByteBuffer length, int flags);

    /** Writes a socket's own address, and its length in bytes. 0 or -1. See getsockname(2). */
    int getsockname(int fd, ByteBuffer address, ByteBuffer length);

    /** Writes the value of an option, and its length in bytes. 0 or -1. See getsockopt(2). */
    int getsockopt(int fd, int level, int name, ByteBuffer value, ByteBuffer length);

    /** Sets an option. 0 or -1. See setsockopt(2). */
    int setsockopt(int fd, int level, int name, ByteBuffer value, int length);

    /** Ends one direction of a connection, or both. 0 or -1. See shutdown(2). */
    int shutdown(int fd, int how);

    /** Reads up to {@code count} bytes; how many came, 0 at the end, or -1. See read(2). */
    // tag::read[]
    @ssize_t // <1>
    long read(int fd, ByteBuffer buffer, @size_t long count); // <2>
    // end::read[]

    /** Writes up to {@code count} bytes; how many were taken, or -1. See write(2). */
    @ssize_t
    long write(int fd, ByteBuffer buffer, @size_t long count);

    /** Gives a descriptor back. 0 or -1, and on Linux it is gone in both cases. See close(2). */
    int close(int fd);

    /** Asks or changes something about a descriptor; what follows depends on it. See fcntl(2). */
    // tag::fcntl[]
    int fcntl(int fd, int command, Object... argument);
    // end::fcntl[]

    /** A second number for what {@code fd} stands for, or -1. See dup(2). */
    int dup(int fd);

    /** A pipe: two ints, the number of its end to read and of its end to write. See pipe(2). */
    int pipe2(ByteBuffer ends, int flags);

    // tag::getpid[]
    /** The number of this process. It cannot fail. See getpid(2). */
    int getpid();
    // end::getpid[]

    /**
     * Why the last call of this thread failed, as a number. It means something only directly after
     * a call that returned -1. See errno(3).
     */
    default int errno() {
        return LastError.getLastError(Runtime.getSystemRuntime());
    }
}
