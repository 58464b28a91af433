package ch08poll;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** The first program that calls the queue. It was written before there was one. */
final class Visit implements AutoCloseable {

    private static final Token DOOR = new Token(1);
    private static final Token GUEST = new Token(2);
    private static final Token HOST = new Token(3);

    private static final InetSocketAddress ANY_PORT =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PrintStream out;
    private final Registry registry;
    private final TcpListener door;
    private final TcpStream guest;
    private TcpStream host; // null until the door was opened
    private boolean over;

    private Visit(PrintStream out, Registry registry, TcpListener door, TcpStream guest) {
        this.out = out;
        this.registry = registry;
        this.door = door;
        this.guest = guest;
    }

    /** Somebody comes, and leaves again: both sides, on one thread. */
    static void run(NetLibc libc, PrintStream out) throws IOException {
        try (Poll poll = new Poll(libc);
                TcpListener door = TcpListener.bind(libc, ANY_PORT);
                TcpStream guest = TcpStream.connect(libc, door.localAddress());
                Visit visit = new Visit(out, poll.registry(), door, guest)) {
            visit.begin();
            Events events = new Events(8);
            while (!visit.over) {
                poll.poll(events, PATIENCE);
                for (Event event : events) {
                    visit.proceed(event);
                }
            }
        }
    }

    private void begin() throws IOException {
        registry.register(door, DOOR, Interest.READABLE);
        registry.register(guest, GUEST, Interest.WRITABLE);
    }

    private void proceed(Event event) throws IOException {
        if (event.token().equals(DOOR)) {
            openTheDoor();
        } else if (event.token().equals(HOST)) {
            answer();
        } else if (event.isReadable()) {
            leave();
        } else if (event.isWritable()) {
            sayHello();
        }
    }

    private void openTheDoor() throws IOException {
        Optional<TcpStream> next = door.accept();
        if (next.isPresent()) {
            host = next.get();
            registry.register(host, HOST, Interest.READABLE);
            out.println("door     is opened");
        }
    }

    private void sayHello() throws IOException {
        guest.write(StandardCharsets.US_ASCII.encode("hello"));
        registry.reregister(guest, GUEST, Interest.READABLE);
        out.println("guest    says hello");
    }

    private void answer() throws IOException {
        ByteBuffer heard = ByteBuffer.allocateDirect(100);
        boolean ended = drain(host, heard);
        if (heard.position() > 0) {
            out.println("host     hears " + text(heard) + ", says come in");
            host.write(StandardCharsets.US_ASCII.encode("come in"));
        }
        if (ended) {
            out.println("host     sees that the guest has left");
            over = true;
        }
    }

    private void leave() throws IOException {
        ByteBuffer heard = ByteBuffer.allocateDirect(100);
        drain(guest, heard);
        if (heard.position() > 0) {
            out.println("guest    hears " + text(heard) + ", leaves");
            guest.close();
        }
    }

    /** Reads until a read would block, or to the end; whether it was the end. */
    private static boolean drain(TcpStream from, ByteBuffer into) throws IOException {
        int n;
        do {
            n = from.read(into);
        } while (n > 0);
        return n == -1;
    }

    private static String text(ByteBuffer filled) {
        return StandardCharsets.US_ASCII.decode(filled.flip()).toString();
    }

    @Override
    public void close() throws IOException {
        if (host != null) {
            host.close();
        }
    }
}
