package ch06epoll;

import ch05ffi.Binding;
import ch05ffi.EpollEvents;
import ch05ffi.SysEpoll;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import jnr.constants.platform.Errno;

/** One epoll, called without anything in between, so that tests see what the kernel itself says. */
final class Kernel implements AutoCloseable {

    /** A call that went well, as an errno. */
    static final Errno DONE = null;

    /** What the claims need of the C library beyond the chapter's calls; public for jnr-ffi. */
    public interface More extends PollLibc, SignalLibc {

        /** Opens a file. See open(2). */
        int open(String path, int flags);
    }

    static final More LIBC = Binding.load(More.class);

    private final int fd = LIBC.epoll_create1(SysEpoll.EPOLL_CLOEXEC);

    /** Its own descriptor. */
    int fd() {
        return fd;
    }

    Errno add(int watched, int mask, long token) {
        return control(SysEpoll.EPOLL_CTL_ADD, watched, mask, token);
    }

    Errno modify(int watched, int mask, long token) {
        return control(SysEpoll.EPOLL_CTL_MOD, watched, mask, token);
    }

    Errno delete(int watched) {
        return control(SysEpoll.EPOLL_CTL_DEL, watched, 0, 0);
    }

    private Errno control(int op, int watched, int mask, long token) {
        return control(op, watched, new EpollEvents(1).set(0, mask, token).memory());
    }

    Errno control(int op, int watched, ByteBuffer event) {
        return outcome(LIBC.epoll_ctl(fd, op, watched, event));
    }

    static Errno outcome(int result) {
        return result == -1 ? Errno.valueOf(LIBC.errno()) : DONE;
    }

    /** The tokens of those that are ready now, at most {@code slots} of them. */
    List<Long> ready(int slots) {
        EpollEvents events = new EpollEvents(slots);
        int count = wait(events, 0);
        return IntStream.range(0, count).mapToObj(events::token).toList();
    }

    /** What epoll_wait returns. */
    int wait(EpollEvents events, int timeout) {
        return LIBC.epoll_wait(fd, events.memory(), events.capacity(), timeout);
    }

    /** The interest list as proc(5) shows it: number, mask and token of each, in hexadecimal. */
    List<String> interestList() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/fdinfo", String.valueOf(fd))).stream()
                .filter(line -> line.startsWith("tfd:"))
                .map(line -> line.replaceFirst(
                        "tfd: *(\\d+) events: *(\\w+) data: *(\\w+).*", "$1 $2 $3"))
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        LIBC.close(fd);
    }
}
