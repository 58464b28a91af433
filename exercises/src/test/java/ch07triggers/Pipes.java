package ch07triggers;

import ch05ffi.Binding;
import ch05ffi.EpollLibc;
import ch05ffi.Fd;
import ch05ffi.Recording;
import ch06epoll.Epoll;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import jnr.constants.platform.Fcntl;
import jnr.constants.platform.OpenFlags;
import support.Kernel;
import support.NativeCall;
import support.Stumbling;

/** Pipes of the real kernel, and a library that notes what a learner's code asks of it. */
final class Pipes implements AutoCloseable {

    private final Stumbling<EpollLibc> library =
            Stumbling.around(EpollLibc.class, Kernel.bind(EpollLibc.class, Binding::load));
    private final Recording<EpollLibc> recording = Recording.of(EpollLibc.class, library.libc());
    private final EpollLibc libc = recording.libc();
    private final Deque<Epoll> epolls = new ArrayDeque<>();

    /**
     * One pipe.
     *
     * @param reader its end to read, as a learner's code is handed it
     * @param in the number of that end
     * @param out the number of its end to write
     */
    record Pipe(Fd reader, int in, int out) {}

    Stumbling<EpollLibc> library() {
        return library;
    }

    /** An epoll of the learner's own making. */
    Epoll epoll() throws IOException {
        Epoll epoll = new Epoll(libc);
        epolls.push(epoll);
        return epoll;
    }

    /** A pipe with nothing in it, of which no end waits. */
    Pipe pipe() {
        ByteBuffer two = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
        int flags = OpenFlags.O_NONBLOCK.intValue() | OpenFlags.O_CLOEXEC.intValue();
        if (libc.pipe2(two, flags) == -1) {
            throw new IllegalStateException("the test could not make a pipe");
        }
        int in = two.getInt(0);
        return new Pipe(new Fd(libc, in, "pipe"), in, two.getInt(4));
    }

    /** A second number for its end to read, as a child process would have one. */
    void dup(Pipe pipe) {
        if (libc.dup(pipe.in()) == -1) {
            throw new IllegalStateException("the test could not make a dup");
        }
    }

    /** The same pipe, whose end to read has now this number, if it is free; or a higher one. */
    Pipe renumbered(Pipe pipe, int number) {
        int in = libc.fcntl(pipe.in(), Fcntl.F_DUPFD.intValue(), number);
        libc.close(pipe.in());
        return new Pipe(new Fd(libc, in, "pipe"), in, pipe.out());
    }

    /** Puts so many bytes into a pipe; they are there when this returns. */
    void write(Pipe pipe, int bytes) {
        if (libc.write(pipe.out(), ByteBuffer.allocateDirect(bytes), bytes) != bytes) {
            throw new IllegalStateException("the pipe is full");
        }
    }

    /** One read of so many bytes at most: how many came, or -1. */
    long read(Pipe pipe, int bytes) {
        return libc.read(pipe.in(), ByteBuffer.allocateDirect(bytes), bytes);
    }

    /** The calls so far that are about registrations and their ends, as strace would show them. */
    String shown() {
        return recording.lines().stream()
                .filter(line -> line.matches("(epoll_ctl|dup|close)\\(.*"))
                .map(line -> "  " + line)
                .collect(Collectors.joining("\n"));
    }

    /** The timeouts of all calls of epoll_wait so far, in milliseconds. */
    List<Integer> timeouts() {
        List<Integer> timeouts = new ArrayList<>();
        for (NativeCall call : library.calls("epoll_wait")) {
            timeouts.add((Integer) call.arguments().get(3));
        }
        return timeouts;
    }

    @Override
    public void close() throws IOException, ReflectiveOperationException {
        while (!epolls.isEmpty()) {
            epolls.pop().close();
        }
        library.close();
    }
}
