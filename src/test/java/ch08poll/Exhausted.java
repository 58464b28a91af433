package ch08poll;

import ch05ffi.Binding;
import ch05ffi.ErrnoException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A program that uses up its descriptors, says what then fails, and goes on when some are free. */
public final class Exhausted {

    private static final NetLibc LIBC = Binding.load(NetLibc.class);

    private interface Opening {
        AutoCloseable open() throws IOException;
    }

    private Exhausted() {}

    /** Prints a line for each thing that it has tried. */
    public static void main(String[] args) throws Exception {
        List<TcpStream> clients = new ArrayList<>();
        Events events = new Events(8);
        try (Poll poll = new Poll(LIBC);
                TcpListener listener = TcpListener.bind(LIBC, anyPort())) {
            poll.registry().register(listener, new Token(0), Interest.READABLE);
            InetSocketAddress address = listener.localAddress();
            say("connect", () -> connectFor(clients, address));
            say("poll", () -> new Poll(LIBC));
            say("pipe", () -> Pipe.open(LIBC));
            say("listen", () -> TcpListener.bind(LIBC, anyPort()));
            poll.poll(events);
            say("accept", () -> accepted(listener));
            clients.remove(0).close();
            say("accept", () -> accepted(listener));
            poll.registry().reregister(listener, new Token(1), Interest.READABLE);
            poll.poll(events);
            System.out.println("told again: " + events.iterator().next().token());
        }
        for (TcpStream client : clients) {
            client.close();
        }
        say("poll", () -> new Poll(LIBC));
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /** Until none is left. */
    private static AutoCloseable connectFor(List<TcpStream> clients, InetSocketAddress address)
            throws IOException {
        while (true) {
            clients.add(TcpStream.connect(LIBC, address));
        }
    }

    private static AutoCloseable accepted(TcpListener listener) throws IOException {
        Optional<TcpStream> next = listener.accept();
        return next.orElseThrow();
    }

    private static void say(String what, Opening opening) throws Exception {
        try (AutoCloseable opened = opening.open()) {
            System.out.println(what + ": " + opened.getClass().getSimpleName());
        } catch (ErrnoException failed) {
            System.out.println(
                    what + ": " + failed.call() + " " + failed.errno().name());
        }
    }
}
