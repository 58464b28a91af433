package ch03nonblocking;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Calls {@code read} in each situation that a socket can be in, and prints what it says. */
final class ThreeReads {

    private final PrintStream out;
    private final Pair pair;
    private final ByteBuffer buffer = ByteBuffer.allocate(5);

    private ThreeReads(PrintStream out, Pair pair) {
        this.out = out;
        this.pair = pair;
    }

    /** Runs the experiment, which takes a moment. */
    static void run(PrintStream out) throws Exception {
        try (Pair pair = Pair.connect()) {
            new ThreeReads(out, pair).ask();
        }
    }

    // tag::ask[]
    private void ask() throws Exception {
        pair.ours().configureBlocking(false); // <1>
        read("nobody has written");
        write("hello you");
        read("\"hello you\" was written");
        read("and once more"); // <2>
        buffer.clear();
        read("after buffer.clear()");
        read("and once more");
        pair.peer().close();
        read("the peer has closed");
        read("and once more");
    }

    private void read(String situation) throws Exception {
        Thread.sleep(20); // <3>
        int room = buffer.remaining();
        int n = pair.ours().read(buffer);
        out.printf("%-24s room for %d   ", situation, room);
        out.printf("read() = %2d%n", n);
    }
    // end::ask[]

    private void write(String text) throws Exception {
        SocketChannel peer = pair.peer();
        peer.write(ByteBuffer.wrap(text.getBytes(US_ASCII)));
    }
}
