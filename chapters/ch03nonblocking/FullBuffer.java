package ch03nonblocking;

import ch01blocking.Parked;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.FutureTask;

/** Writes to a peer that reads nothing: first without waiting, then with. */
final class FullBuffer {

    private static final int CHUNK = 64 * 1024;

    private final PrintStream out;
    private final Pair pair;

    private FullBuffer(PrintStream out, Pair pair) {
        this.out = out;
        this.pair = pair;
    }

    /** Runs the experiment; it takes about a second. */
    static void run(PrintStream out) throws Exception {
        try (Pair pair = Pair.connect()) {
            FullBuffer experiment = new FullBuffer(out, pair);
            experiment.fill();
            experiment.writeOneMore();
        }
    }

    // tag::fill[]
    private void fill() throws IOException {
        SocketChannel ours = pair.ours();
        ours.configureBlocking(false);
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        long taken = 0;
        int last = 0;
        int n = ours.write(chunk);
        while (n > 0) { // <1>
            taken += n;
            last = n;
            chunk.clear(); // <2>
            n = ours.write(chunk);
        }
        // end::fill[]
        int there = pair.peer().socket().getInputStream().available();
        out.printf("write() took     %8d bytes in all%n", taken);
        out.printf("the last time    %8d of %d%n", last, CHUNK);
        out.printf("and then         %8d%n%n", n);
        out.printf("at the peer      %8d wait to be read%n", there);
        out.printf("on our side      %8d wait to be sent%n%n", taken - there);
        // tag::fill[]
    }
    // end::fill[]

    // tag::one-more[]
    private void writeOneMore() throws Exception {
        SocketChannel ours = pair.ours();
        ours.configureBlocking(true); // <1>
        ByteBuffer much = ByteBuffer.allocate(16 * 1024 * 1024);
        FutureTask<Integer> more = new FutureTask<>(() -> ours.write(much));
        Thread writer = new Thread(more, "writer");
        writer.start();
        Thread.sleep(1_000); // <2>
        out.println("Java says  " + writer.getState());
        out.println("Linux says " + Parked.kernelState(writer));

        ByteBuffer some = ByteBuffer.allocate(CHUNK);
        long read = 0;
        while (!more.isDone()) { // <3>
            some.clear();
            read += pair.peer().read(some);
            Thread.sleep(1);
        }
        out.printf("the peer read    %8d bytes%n", read);
        out.printf("and write() said %8d%n", more.get());
    }
    // end::one-more[]
}
