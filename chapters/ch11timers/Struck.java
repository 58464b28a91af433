package ch11timers;

import ch05ffi.Binding;

import ch08poll.Events;
import ch08poll.Interest;
import ch08poll.Poll;
import ch08poll.Token;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;

/** A timer with a descriptor: when is there an event, and what number is in it? */
final class Struck implements AutoCloseable {

    private static final Duration TEN = Duration.ofMillis(10);
    private static final Duration A_WHILE = Duration.ofMillis(55);

    private final TimerLibc libc = Binding.load(TimerLibc.class);
    private final PrintStream out;
    private final Poll poll = new Poll(libc);
    private final TimerFd timer = new TimerFd(libc);
    private final Events events = new Events(8);

    private Struck(PrintStream out) throws IOException {
        this.out = out;
        poll.registry().register(timer, new Token(1), Interest.READABLE);
    }

    /** Prints what is told and what is read, step by step. */
    static void run(PrintStream out) throws Exception {
        try (Struck struck = new Struck(out)) {
            struck.steps();
        }
    }

    private void steps() throws Exception {
        out.println("                                    events   has struck");
        timer.once(TEN);
        show("once, in 10 ms", A_WHILE);
        timer.once(TEN);
        timer.cancel();
        show("once, and then canceled", A_WHILE);
        timer.every(TEN);
        Thread.sleep(A_WHILE.toMillis());
        show("every 10 ms, 55 ms later", Duration.ZERO);
        show("asked again at once", Duration.ZERO);
        timer.every(TEN);
        waitThreeTimes();
    }

    private void show(String what, Duration wait) throws IOException {
        poll.poll(events, wait);
        out.printf("%-34s %7d %11d%n", what, events.isEmpty() ? 0 : 1, timer.expirations());
    }

    /** Edge-triggered, and nobody reads between the waits. */
    private void waitThreeTimes() throws IOException {
        int told = 0;
        for (int i = 0; i < 3; i++) {
            poll.poll(events, A_WHILE);
            told += events.isEmpty() ? 0 : 1;
        }
        out.printf(
                "%-34s %7d %11d%n", "every 10 ms, three waits, no read", told, timer.expirations());
    }

    @Override
    public void close() throws IOException {
        try (poll) {
            timer.close();
        }
    }
}
