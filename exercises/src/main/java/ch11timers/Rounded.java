package ch11timers;

import ch05ffi.Binding;
import ch05ffi.EpollEvents;

import ch06epoll.Epoll;
import ch06epoll.Timeout;

import java.io.IOException;
import java.io.PrintStream;
import java.util.function.LongToIntFunction;

/** Deadlines that are no whole milliseconds away, and three ways to wait for them. */
final class Rounded {

    private static final int DEADLINES = 50;
    private static final long APART = 4_500_000; // nanoseconds
    private static final long MILLI = 1_000_000;

    private final TimerLibc real = Binding.load(TimerLibc.class);

    private Rounded() {}

    /** Prints how often each way waits, and how often it is early. */
    static void run(PrintStream out) throws IOException {
        Rounded three = new Rounded();
        out.printf("%d deadlines, each 4.5 ms away%n", DEADLINES);
        out.printf("%32s  waits  early  on a processor%n", "");
        three.row("down, and believed", nanos -> (int) (nanos / MILLI), false, out);
        three.row("down, and looked at the clock", nanos -> (int) (nanos / MILLI), true, out);
        three.row("up, and looked at the clock", Timeout::millis, true, out);
    }

    private void row(String how, LongToIntFunction rounded, boolean look, PrintStream out)
            throws IOException {
        Waits waits = new Waits(real);
        int early = 0;
        long worked = Lateness.workedNanos();
        try (Epoll epoll = new Epoll(waits.libc())) {
            for (int i = 0; i < DEADLINES; i++) {
                long deadline = System.nanoTime() + APART;
                await(epoll, deadline, rounded, look);
                early += System.nanoTime() - deadline < 0 ? 1 : 0;
            }
        }
        out.printf(
                "  %-30s %,6d %6d %12.0f ms%n",
                how, waits.count(), early, (Lateness.workedNanos() - worked) / 1e6);
    }

    private static void await(Epoll epoll, long deadline, LongToIntFunction rounded, boolean look)
            throws IOException {
        EpollEvents events = new EpollEvents(1); // nobody is registered
        long left = Math.max(0, deadline - System.nanoTime()); // below 0 is for ever
        do {
            epoll.wait(events, rounded.applyAsInt(left));
            left = deadline - System.nanoTime();
        } while (look && left > 0);
    }
}
