package ch08poll;

import ch05ffi.Recording;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** Two events in one batch; what is done for the first makes the second one stale. */
final class Stale {

    private final PrintStream out;
    private final Recording<NetLibc> recording;
    private int printed; // lines of the recording that have been shown

    private Stale(NetLibc libc, PrintStream out) {
        this.out = out;
        this.recording = Recording.of(NetLibc.class, libc);
    }

    /** Prints what the kernel is told and tells, and which events the program gets to see. */
    static void run(NetLibc libc, PrintStream out) throws IOException {
        new Stale(libc, out).run();
    }

    private void run() throws IOException {
        NetLibc libc = recording.libc();
        try (Poll poll = new Poll(libc);
                Pipe ann = Pipe.open(libc);
                Pipe ben = Pipe.open(libc);
                Pipe eve = Pipe.open(libc)) {
            printed = recording.lines().size(); // it begins with who is registered
            Registry registry = poll.registry();
            registry.register(ann.sender(), new Token(1), Interest.WRITABLE);
            registry.register(ben.sender(), new Token(2), Interest.WRITABLE);
            Events events = new Events(8);
            poll.poll(events, Duration.ZERO);
            printCalls();
            // tag::batch[]
            for (Event event : events) {
                out.println("-> an event for " + event.token());
                ben.sender().close();
                registry.register(eve.sender(), new Token(3), Interest.WRITABLE);
            }
            // end::batch[]
            printCalls();
            poll.poll(events, Duration.ZERO);
            printCalls();
            for (Event event : events) {
                out.println("-> an event for " + event.token());
            }
        }
    }

    private void printCalls() {
        List<String> lines = recording.lines();
        lines.subList(printed, lines.size()).forEach(out::println);
        printed = lines.size();
    }
}
