package ch07triggers;

import ch05ffi.EpollEvents;
import ch05ffi.Fd;
import ch05ffi.SysEpoll;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import jnr.constants.platform.AddressFamily;
import jnr.constants.platform.OpenFlags;
import jnr.constants.platform.Shutdown;
import jnr.constants.platform.Sock;
import support.Stumbling;

/** Descriptors of the real kernel to which something has happened, and what an event says of it. */
final class Moments implements AutoCloseable {

    private static final List<Map.Entry<String, Integer>> NAMES = List.of(
            Map.entry("EPOLLIN", SysEpoll.EPOLLIN),
            Map.entry("EPOLLOUT", SysEpoll.EPOLLOUT),
            Map.entry("EPOLLERR", SysEpoll.EPOLLERR),
            Map.entry("EPOLLHUP", SysEpoll.EPOLLHUP),
            Map.entry("EPOLLRDHUP", SysEpoll.EPOLLRDHUP));

    private final Probe probe;
    private final Stumbling<Probe> library;
    private final Deque<Wire> wires = new ArrayDeque<>();

    Moments(Probe probe) {
        this.probe = probe;
        this.library = Stumbling.around(Probe.class, probe);
    }

    /** The library for a learner's code, which notes what is called. */
    Stumbling<Probe> library() {
        return library;
    }

    /** A TCP connection. */
    Wire wire() throws IOException {
        Wire wire = new Wire(probe, library.libc());
        wires.push(wire);
        return wire;
    }

    /** A pipe: its end to read, and its end to write. */
    int[] pipe() {
        ByteBuffer two = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
        int flags = OpenFlags.O_NONBLOCK.intValue() | OpenFlags.O_CLOEXEC.intValue();
        checked(library.libc().pipe2(two, flags));
        return new int[] {two.getInt(0), two.getInt(4)};
    }

    /** A socket that nobody has connected yet. */
    int socket() {
        int type = Sock.SOCK_STREAM.intValue()
                | Sock.SOCK_NONBLOCK.intValue()
                | Sock.SOCK_CLOEXEC.intValue();
        return checked(library.libc().socket(AddressFamily.AF_INET.intValue(), type, 0));
    }

    /** A socket whose connection was refused: the port is taken, but nobody listens there. */
    int refused() {
        int taken = socket();
        ByteBuffer address = ByteBuffer.allocateDirect(16).order(ByteOrder.nativeOrder());
        address.putShort(0, (short) AddressFamily.AF_INET.intValue());
        address.order(ByteOrder.BIG_ENDIAN).putInt(4, 0x7f000001);
        checked(probe.bind(taken, address, 16));
        ByteBuffer length = ByteBuffer.allocateDirect(4).order(ByteOrder.nativeOrder());
        checked(probe.getsockname(taken, address, length.putInt(0, 16)));
        int socket = socket();
        probe.connect(socket, address, 16);
        probe.await(socket, Probe.POLLERR);
        return socket;
    }

    /** Ends what our own side sends. */
    void endOurs(Wire wire) {
        checked(probe.shutdown(wire.number(), Shutdown.SHUT_WR.intValue()));
    }

    /** Closes one of ours. */
    void close(int number) {
        checked(library.libc().close(number));
    }

    /** Writes to one of ours until there is no more room. */
    void fill(int number) {
        ByteBuffer page = ByteBuffer.allocateDirect(4096);
        long taken = 1;
        while (taken > 0) {
            taken = probe.write(number, page, page.capacity());
        }
    }

    /** A number, as a learner's code is handed it. */
    Fd fd(int number) {
        return new Fd(library.libc(), number, "socket");
    }

    /** The mask of the event for one who has asked for these; 0 if there is none. */
    int mask(int number, int asked) {
        // This waits for whoever is busy with the socket: a reset, say, is whole after it.
        probe.unread(number);
        int epoll = checked(probe.epoll_create1(SysEpoll.EPOLL_CLOEXEC));
        try {
            int size = EpollEvents.Layout.here().size();
            ByteBuffer event = ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
            event.putInt(0, asked);
            checked(probe.epoll_ctl(epoll, SysEpoll.EPOLL_CTL_ADD, number, event));
            return checked(probe.epoll_wait(epoll, event, 1, 0)) == 0 ? 0 : event.getInt(0);
        } finally {
            probe.close(epoll);
        }
    }

    /** Such as {@code 0x2001, EPOLLIN|EPOLLRDHUP}. */
    static String names(int mask) {
        StringJoiner names = new StringJoiner("|");
        for (Map.Entry<String, Integer> flag : NAMES) {
            if ((mask & flag.getValue()) != 0) {
                names.add(flag.getKey());
            }
        }
        return String.format("0x%x, %s", mask, names);
    }

    private static int checked(int result) {
        if (result == -1) {
            throw new IllegalStateException("the test could not set its scene");
        }
        return result;
    }

    @Override
    public void close() throws IOException, ReflectiveOperationException {
        for (Wire wire : wires) {
            wire.close();
        }
        library.close();
    }
}
