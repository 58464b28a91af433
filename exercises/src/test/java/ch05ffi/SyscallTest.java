package ch05ffi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import jnr.constants.platform.Errno;
import jnr.constants.platform.OpenFlags;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Kernel;
import support.Rng;
import support.Stumbling;

/** Chapter 5, exercise what-went-wrong. */
class SyscallTest {

    /** Their numbers are all different from their places in a list, and none of them is 1. */
    private static final List<Errno> REASONS = List.of(
            Errno.EACCES,
            Errno.EADDRINUSE,
            Errno.EINVAL,
            Errno.EMFILE,
            Errno.ENOTSOCK,
            Errno.ECONNREFUSED);

    private final Rng rng = Rng.fresh();
    /** Where a test does not say otherwise, a call that goes well leaves no errno. */
    private final Stumbling<Libc> kernel =
            Stumbling.around(Libc.class, Kernel.bind(Libc.class, Binding::load)).leaves(0);

    private final Libc libc = kernel.libc();

    @AfterEach
    void closeAll() throws Exception {
        kernel.close();
    }

    @Test
    @DisplayName("what is no -1 is a result, and handed on")
    void aResultIsHandedOn() {
        int end = pipe()[0];
        int second = libc.dup(end);
        check("dup", end, second).judgeResult(second);
        int pid = libc.getpid();
        check("getpid", -1, pid).judgeResult(pid);
    }

    @Test
    @DisplayName("0 is a result too: done, or the end")
    void zeroIsAResult() {
        int[] ends = pipe();
        int done = libc.close(ends[1]);
        check("close", ends[1], done).judgeResult(0);
        long read = libc.read(ends[0], ByteBuffer.allocateDirect(8), 8);
        check("read", ends[0], read).judgeResult(0);
    }

    @Test
    @DisplayName("after a success, errno is left over from something else")
    void afterASuccessErrnoMeansNothing() {
        int end = pipe()[0];
        Errno leftover = anyReason();
        kernel.leaves(leftover.intValue());
        int second = libc.dup(end);
        check("dup", end, second).judgeSuccess(second, leftover);
    }

    @Test
    @DisplayName("a failure says which call, on which descriptor, and why")
    void aFailureSaysWhichCallWhereAndWhy() {
        for (String call : List.of("bind", "listen", "shutdown")) {
            Errno reason = anyReason();
            int fd = rng.between(10, 1000);
            kernel.fails(call, 1, reason.intValue());
            kernel.forget();
            int result = switch (call) {
                case "bind" -> libc.bind(fd, ByteBuffer.allocateDirect(16), 16);
                case "listen" -> libc.listen(fd, 5);
                default -> libc.shutdown(fd, 1);
            };
            check(call, fd, result).judgeFailure(call, fd, reason, kernel.calls());
        }
    }

    @Test
    @DisplayName("errno is asked for before anything else is called")
    void errnoIsAskedForFirst() {
        int fd = pipe()[0];
        Errno reason = anyReason();
        kernel.fails("listen", 1, reason.intValue());
        kernel.forget();
        int result = libc.listen(fd, 5);
        check("listen", fd, result).judgeFailure("listen", fd, reason, kernel.calls());
    }

    @Test
    @DisplayName("\"would block\" and \"interrupted\" are thrown as well: others decide what to do")
    void noReasonIsSwallowed() {
        int[] ends = pipe();
        kernel.forget();
        long nothing = libc.read(ends[0], ByteBuffer.allocateDirect(8), 8);
        check("read", ends[0], nothing).judgeFailure("read", ends[0], Errno.EAGAIN, kernel.calls());
        kernel.fails("write", 1, Errno.EINTR.intValue());
        kernel.forget();
        long interrupted = libc.write(ends[1], ByteBuffer.allocateDirect(8), 8);
        check("write", ends[1], interrupted)
                .judgeFailure("write", ends[1], Errno.EINTR, kernel.calls());
    }

    @Test
    @DisplayName("what the kernel really refuses is told by its real name")
    void realRefusalsHaveTheirNames() {
        int end = pipe()[0];
        kernel.forget();
        int listen = libc.listen(end, 5);
        check("listen", end, listen).judgeFailure("listen", end, Errno.ENOTSOCK, kernel.calls());
        int unknown = rng.between(1000, 30_000);
        kernel.forget();
        int socket = libc.socket(unknown, 1, 0);
        check("socket", -1, socket).judgeFailure("socket", -1, Errno.EAFNOSUPPORT, kernel.calls());
    }

    private Errno anyReason() {
        return REASONS.get(rng.between(0, REASONS.size()));
    }

    private SyscallLessons check(String call, int fd, int result) {
        return new SyscallLessons(SyscallLessons.ATTEMPT.run(
                SyscallLessons.did(call, fd, result), () -> Syscall.check(libc, call, fd, result)));
    }

    private SyscallLessons check(String call, int fd, long result) {
        return new SyscallLessons(SyscallLessons.ATTEMPT.run(
                SyscallLessons.did(call, fd, result), () -> Syscall.check(libc, call, fd, result)));
    }

    /** The two ends of a pipe that never waits: to read from, to write to. */
    private int[] pipe() {
        ByteBuffer ends = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
        libc.pipe2(ends, OpenFlags.O_NONBLOCK.intValue() | OpenFlags.O_CLOEXEC.intValue());
        return new int[] {ends.getInt(0), ends.getInt(4)};
    }
}
