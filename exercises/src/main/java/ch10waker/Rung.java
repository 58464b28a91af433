package ch10waker;

import ch05ffi.Binding;
import ch05ffi.Recording;

import ch08poll.Events;
import ch08poll.Poll;
import ch08poll.Token;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;

/** The calls of a bell, one thread being both the one who rings and the one who hears. */
final class Rung implements AutoCloseable {

    private static final int WIDTH = 76; // columns

    private final PrintStream out;
    private final Recording<WakerLibc> recording =
            Recording.of(WakerLibc.class, Binding.load(WakerLibc.class));
    private final Poll poll;
    private final Waker waker;
    private final Events events = new Events(8);
    private int step;
    private int printed; // lines of the recording that have been shown

    private Rung(PrintStream out) throws IOException {
        this.out = out;
        this.poll = new Poll(recording.libc());
        this.waker = new Waker(recording.libc(), poll.registry(), new Token(7));
    }

    /** Prints the steps, and the calls that were made in each of them. */
    static void run(PrintStream out) throws IOException {
        try (Rung bell = new Rung(out)) {
            bell.steps();
        }
    }

    private void steps() throws IOException {
        printed = recording.lines().size(); // it begins with what there is already
        waker.wake();
        poll.poll(events);
        done("rung, then waited: it is not lost");
        poll.poll(events, Duration.ZERO);
        done("not rung: the old one counts no more");
        waker.wake();
        waker.wake();
        waker.wake();
        poll.poll(events, Duration.ZERO);
        poll.poll(events, Duration.ZERO);
        done("rung three times: one event");
        fill();
        waker.wake();
        poll.poll(events);
        done("the counter was full");
    }

    /** As if it had been rung for some hundred thousand years. */
    private void fill() {
        ByteBuffer eight = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
        WakerLibc libc = recording.libc();
        libc.read(waker.fd().number(), eight, 8);
        libc.write(waker.fd().number(), eight.putLong(0, -2), 8);
        printed += 2; // these two are not the waker's
    }

    private void done(String what) {
        out.printf("%s%d. %s%n", step == 0 ? "" : "\n", ++step, what);
        List<String> lines = recording.lines();
        lines.subList(printed, lines.size()).forEach(this::print);
        printed = lines.size();
    }

    /** One that is too wide for a page goes on in the next line. */
    private void print(String call) {
        String line = "   " + call;
        int result = line.lastIndexOf(" = ");
        if (line.length() > WIDTH && result > 0) {
            out.println(line.substring(0, result));
            line = "    " + line.substring(result);
        }
        out.println(line);
    }

    @Override
    public void close() throws IOException {
        try (poll) {
            waker.close();
        }
    }
}
