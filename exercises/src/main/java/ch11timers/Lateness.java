package ch11timers;

import ch05ffi.Binding;

import ch08poll.Events;
import ch08poll.Poll;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

/** A thousand timers on one thread: how late is each, and what does it cost? */
final class Lateness {

    private static final int TIMERS = 1_000;
    private static final int WITHIN = 1_000_000_000; // nanoseconds
    private static final long SEED = 11;

    private final TimerLibc real = Binding.load(TimerLibc.class);
    private final Waits waits = new Waits(real);
    private final long[] late = new long[TIMERS]; // nanoseconds
    private int done;

    private Lateness() {}

    /** Prints by how much they were late; none may be early. */
    static void run(PrintStream out) throws IOException {
        new Lateness().measure(1, 1); // loads classes
        Lateness thousand = new Lateness();
        long worked = workedNanos();
        thousand.measure(TIMERS, WITHIN);
        thousand.show(out, workedNanos() - worked);
    }

    private void measure(int timers, int within) throws IOException {
        Random random = new Random(SEED);
        Events events = new Events(8);
        try (Poll poll = new Poll(waits.libc())) {
            Timers queue = new Timers(poll, System::nanoTime);
            for (int i = 0; i < timers; i++) {
                long deadline = System.nanoTime() + random.nextInt(within);
                queue.at(deadline, () -> late[done++] = System.nanoTime() - deadline);
            }
            while (queue.size() > 0) {
                queue.poll(events, Duration.ofMinutes(1));
            }
        }
    }

    private void show(PrintStream out, long worked) {
        Arrays.sort(late);
        out.printf("%,d timers within a second, on one thread%n", TIMERS);
        out.printf(
                "  early            %8d%n",
                Arrays.stream(late).filter(l -> l < 0).count());
        out.printf("  one half         %8.1f ms late at most%n", late[TIMERS / 2 - 1] / 1e6);
        out.printf("  99 of 100        %8.1f ms%n", late[TIMERS * 99 / 100 - 1] / 1e6);
        out.printf("  the last one     %8.1f ms%n", late[TIMERS - 1] / 1e6);
        out.printf("  waited           %8d times%n", waits.count());
        out.printf("  on a processor   %8.0f ms%n", worked / 1e6);
    }

    static long workedNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
