package ch05ffi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jnr.constants.platform.Fcntl;
import jnr.constants.platform.OpenFlags;
import jnr.constants.platform.Shutdown;
import jnr.constants.platform.SocketLevel;
import jnr.constants.platform.SocketOption;

/** Makes one call of every kind, between two that mark them, and keeps the recording of it. */
final class RecordedProgram {

    /** No descriptor has this number. */
    static final int MARK = -77;

    private final Libc mark;
    private final EpollLibc libc;

    private RecordedProgram(Libc mark, EpollLibc libc) {
        this.mark = mark;
        this.libc = libc;
    }

    /** Takes the name of the file for the recording. */
    public static void main(String[] arguments) throws Exception {
        EpollLibc real = Binding.load(EpollLibc.class);
        // The first time loads classes, which the JVM reads from files: those calls are not ours.
        run(real);
        Files.write(Path.of(arguments[0]), run(real));
    }

    private static List<String> run(EpollLibc real) throws ErrnoException {
        Recording<EpollLibc> recording = Recording.of(EpollLibc.class, real);
        new RecordedProgram(real, recording.libc()).run();
        return recording.lines();
    }

    private void run() throws ErrnoException {
        mark.dup(MARK);
        Sockets sockets = new Sockets(libc);
        try (Fd listener = sockets.listen(0, 5)) {
            sockets.accept(listener);
            try (Fd near = sockets.connect(sockets.port(listener));
                    Fd far = sockets.accept(listener).orElseThrow()) {
                sockets.nonBlocking(near);
                options(near.number());
                waiting(near.number(), far.number());
            }
        }
        pipes();
        mark.dup(MARK);
    }

    /** A pipe has two ends, and what fcntl is given after its command depends on that. */
    private void pipes() {
        ByteBuffer ends = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
        libc.pipe2(ends, OpenFlags.O_NONBLOCK.intValue() | OpenFlags.O_CLOEXEC.intValue());
        libc.read(ends.getInt(0), ByteBuffer.allocate(10), 10);
        libc.fcntl(ends.getInt(4), Fcntl.F_GETFL.intValue());
        libc.fcntl(ends.getInt(4), Fcntl.F_SETFL.intValue(), OpenFlags.O_WRONLY.intValue());
        libc.close(ends.getInt(0));
        libc.close(ends.getInt(4));
    }

    private void options(int fd) {
        int level = SocketLevel.SOL_SOCKET.intValue();
        libc.setsockopt(fd, level, SocketOption.SO_REUSEADDR.intValue(), ints(1), 4);
        libc.getsockopt(fd, level, SocketOption.SO_ERROR.intValue(), ints(9), ints(4));
        int second = libc.dup(fd);
        libc.close(second);
        libc.close(second);
    }

    private void waiting(int near, int far) {
        int epoll = libc.epoll_create1(SysEpoll.EPOLL_CLOEXEC);
        EpollEvents events = new EpollEvents(4);
        int mask = SysEpoll.EPOLLIN | SysEpoll.EPOLLRDHUP | SysEpoll.EPOLLET;
        events.set(0, mask, 1234567890L);
        libc.epoll_ctl(epoll, SysEpoll.EPOLL_CTL_ADD, near, events.memory());
        libc.epoll_ctl(epoll, SysEpoll.EPOLL_CTL_ADD, near, events.memory());
        libc.epoll_wait(epoll, events.memory(), 4, 0);
        byte[] text = "\0 \0001 \0008 \t\u000b\f \" \\ \r\n \u00ff, and more than fits"
                .getBytes(ISO_8859_1);
        libc.write(far, ByteBuffer.wrap(text), text.length);
        libc.epoll_wait(epoll, events.memory(), 4, -1);
        ByteBuffer buffer = ByteBuffer.allocateDirect(100);
        libc.read(near, buffer, 100);
        libc.read(near, buffer, 100);
        libc.shutdown(far, Shutdown.SHUT_WR.intValue());
        libc.epoll_wait(epoll, events.memory(), 4, -1);
        libc.read(near, buffer, 100);
        libc.epoll_ctl(epoll, SysEpoll.EPOLL_CTL_MOD, near, events.set(0, 0, 2).memory());
        libc.epoll_ctl(epoll, SysEpoll.EPOLL_CTL_DEL, near, events.memory());
        libc.close(epoll);
    }

    private static ByteBuffer ints(int value) {
        return ByteBuffer.allocateDirect(4).order(ByteOrder.nativeOrder()).putInt(0, value);
    }
}
