package workbook.pty;

import java.nio.ByteBuffer;
import jnr.ffi.annotations.In;
import jnr.ffi.annotations.Out;
import jnr.ffi.types.size_t;
import jnr.ffi.types.ssize_t;
import jnr.ffi.types.u_int64_t;

/** What a pseudo-terminal needs of the C library, as the manual pages of Linux declare it. */
public interface Libc {

    int posix_openpt(int flags);

    int grantpt(int fd);

    int unlockpt(int fd);

    int ptsname_r(int fd, @Out byte[] name, @size_t long length);

    int ioctl(int fd, @u_int64_t long request, @In @Out byte[] argument);

    @ssize_t
    long read(int fd, @Out byte[] bytes, @size_t long length);

    @ssize_t
    long write(int fd, @In byte[] bytes, @size_t long length);

    int poll(@In @Out ByteBuffer descriptors, @u_int64_t long count, int millis);

    int pipe(@Out int[] ends);

    int close(int fd);

    int kill(int pid, int signal);
}
