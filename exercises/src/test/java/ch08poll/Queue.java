package ch08poll;

import ch05ffi.Binding;
import ch05ffi.EpollEvents;
import ch05ffi.Recording;
import ch06epoll.Epoll;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import support.Kernel;
import support.Stumbling;

/** A registry on a real epoll, with pipes to put on it, and everything that is called seen. */
final class Queue implements AutoCloseable {

    private static final int SLOTS = 8;

    private final NetLibc real = Kernel.bind(NetLibc.class, Binding::load);
    private final Stumbling<NetLibc> library = Stumbling.around(NetLibc.class, real);
    private final Recording<NetLibc> recording = Recording.of(NetLibc.class, library.libc());
    private final List<Epoll> epolls = new ArrayList<>();
    private Registry registry;

    Stumbling<NetLibc> library() {
        return library;
    }

    NetLibc libc() {
        return recording.libc();
    }

    /** The registry that the test is about. */
    Registry registry() throws IOException {
        if (registry == null) {
            registry = anotherRegistry();
        }
        return registry;
    }

    /** One of another queue. */
    Registry anotherRegistry() throws IOException {
        Epoll epoll = new Epoll(libc());
        epolls.add(epoll);
        return new Registry(epoll);
    }

    Pipe pipe() throws IOException {
        return Pipe.open(libc());
    }

    /** By the real library: it is no part of what is shown. */
    void write(Pipe pipe) throws IOException {
        ByteBuffer one = ByteBuffer.allocateDirect(1);
        if (real.write(pipe.sender().fd().number(), one, 1) != 1) {
            throw new IOException("the test's pipe takes no byte");
        }
    }

    /** The keys of what the first queue tells of now, in its order. */
    List<Long> keys() throws IOException {
        EpollEvents events = new EpollEvents(SLOTS);
        int n = epolls.get(0).wait(events, 0);
        List<Long> keys = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            keys.add(events.token(i));
        }
        return keys;
    }

    /** The calls about the list, as strace would write them: a picture for a lesson. */
    String shown() {
        List<String> lines = recording.lines().stream()
                .filter(line -> line.startsWith("epoll_ctl") || line.startsWith("close"))
                .toList();
        return "\n  "
                + String.join("\n  ", lines.subList(Math.max(0, lines.size() - 6), lines.size()));
    }

    @Override
    public void close() throws ReflectiveOperationException {
        library.close();
    }
}
