package ch07triggers;

import ch05ffi.Binding;
import ch05ffi.EpollEvents;
import ch05ffi.EpollLibc;
import ch05ffi.ErrnoException;
import ch05ffi.Fd;
import ch05ffi.Flags;
import ch05ffi.SockaddrIn;
import ch05ffi.Sockets;
import ch05ffi.SysEpoll;
import ch05ffi.Syscall;
import ch06epoll.Epoll;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jnr.constants.platform.AddressFamily;
import jnr.constants.platform.OpenFlags;
import jnr.constants.platform.Sock;

/** Brings descriptors into all sorts of situations, and prints what epoll says of each. */
final class Bits {

    private static final int IN = SysEpoll.EPOLLIN | SysEpoll.EPOLLRDHUP;
    private static final int OUT = SysEpoll.EPOLLOUT;
    private static final Map<String, Integer> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("IN", SysEpoll.EPOLLIN);
        NAMES.put("OUT", SysEpoll.EPOLLOUT);
        NAMES.put("ERR", SysEpoll.EPOLLERR);
        NAMES.put("HUP", SysEpoll.EPOLLHUP);
        NAMES.put("RDHUP", SysEpoll.EPOLLRDHUP);
    }

    private final PrintStream out;
    private final EpollLibc libc = Binding.load(EpollLibc.class);

    private Bits(PrintStream out) {
        this.out = out;
    }

    /** Prints a line for each situation. */
    static void run(PrintStream out) throws IOException {
        Bits bits = new Bits(out);
        out.println("a connection, asked for IN and RDHUP");
        bits.connections();
        out.println("a socket, asked for OUT");
        bits.sockets();
        out.println("a pipe, asked for IN at its one end, for OUT at the other");
        bits.pipes();
    }

    private void connections() throws IOException {
        try (Loopback tcp = new Loopback(libc)) {
            tcp.sends("hello");
            print("  bytes have come", tcp.ours(), IN);
            tcp.ends();
            print("  bytes, and the peer has ended", tcp.ours(), IN);
        }
        try (Loopback tcp = new Loopback(libc)) {
            tcp.ends();
            print("  the peer has ended", tcp.ours(), IN);
            Loopback.shutDown(libc, tcp.ours());
            print("  and so have we", tcp.ours(), IN);
        }
        try (Loopback tcp = new Loopback(libc)) {
            tcp.resets();
            print("  the peer has reset it", tcp.ours(), IN);
        }
    }

    private void sockets() throws IOException {
        try (Loopback tcp = new Loopback(libc)) {
            print("  connected, and silent", tcp.ours(), OUT);
        }
        try (Fd never = socket()) {
            print("  was never connected", never, OUT);
        }
        try (Fd taken = socket();
                Fd refused = socket()) {
            ByteBuffer any = SockaddrIn.loopback(0);
            int fd = taken.number();
            Syscall.check(libc, "bind", fd, libc.bind(fd, any, SockaddrIn.SIZE));
            ByteBuffer there = SockaddrIn.loopback(new Sockets(libc).port(taken));
            libc.connect(refused.number(), there, SockaddrIn.SIZE); // EINPROGRESS
            print("  the connection was refused", refused, OUT);
        }
    }

    private void pipes() throws IOException {
        Fd[] pipe = pipe();
        try (Fd reader = pipe[0]) {
            libc.write(pipe[1].number(), ByteBuffer.allocate(1), 1);
            pipe[1].close();
            print("  the writer has gone, a byte is left", reader, IN);
            libc.read(reader.number(), ByteBuffer.allocate(1), 1);
            print("  the writer has gone", reader, IN);
        }
        pipe = pipe();
        try (Fd writer = pipe[1]) {
            pipe[0].close();
            print("  the reader has gone", writer, OUT);
        }
        pipe = pipe();
        try (Fd writer = pipe[1]) {
            ByteBuffer much = ByteBuffer.allocate(1 << 20);
            libc.write(writer.number(), much, much.capacity());
            pipe[0].close();
            print("  the reader has gone, the pipe is full", writer, OUT);
        }
    }

    private void print(String situation, Fd fd, int asked) throws ErrnoException {
        EpollEvents one = new EpollEvents(1);
        try (Epoll epoll = new Epoll(libc)) {
            epoll.add(fd, asked, 0);
            epoll.wait(one, -1);
        }
        int mask = one.mask(0);
        out.printf("%-40s0x%04x  %s%n", situation, mask, Flags.names(mask, NAMES));
        out.printf("%32s%s%n", "", decoded(Happened.of(mask)));
    }

    private static String decoded(Happened happened) {
        List<String> words = new ArrayList<>();
        words.add(happened.readable() ? "readable" : "");
        words.add(happened.writable() ? "writable" : "");
        words.add(happened.readClosed() ? "read closed" : "");
        words.add(happened.writeClosed() ? "write closed" : "");
        words.add(happened.error() ? "error" : "");
        words.removeIf(String::isEmpty);
        return String.join(", ", words);
    }

    private Fd socket() throws ErrnoException {
        int type = Sock.SOCK_STREAM.intValue()
                | Sock.SOCK_NONBLOCK.intValue()
                | Sock.SOCK_CLOEXEC.intValue();
        int fd = libc.socket(AddressFamily.AF_INET.intValue(), type, 0);
        return new Fd(libc, Syscall.check(libc, "socket", -1, fd), "socket");
    }

    private Fd[] pipe() throws ErrnoException {
        ByteBuffer two = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
        int flags = OpenFlags.O_NONBLOCK.intValue() | OpenFlags.O_CLOEXEC.intValue();
        Syscall.check(libc, "pipe2", -1, libc.pipe2(two, flags));
        return new Fd[] {
            new Fd(libc, two.getInt(0), "reader"), new Fd(libc, two.getInt(4), "writer")
        };
    }
}
