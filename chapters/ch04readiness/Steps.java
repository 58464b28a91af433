package ch04readiness;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Counts how many questions it takes to find the few that are ready among many. */
final class Steps {

    private static final int READY = 5;
    private static final int STEPS_PER_MARK = 300;

    private Steps() {}

    /** Prints a line, and a bar, for each way and each number of sources. */
    static void run(PrintStream out) {
        out.printf("%d are ready; to find them takes%n%n", READY);
        out.println("     among     ask all  ready list");
        for (int n = 10; n <= 10_000; n *= 10) {
            long all = count(new AskAll(), n);
            long list = count(new ReadyList(), n);
            out.printf("%,10d  %,10d  %,10d  %s%n", n, all, list, bar(all));
        }
    }

    // tag::count[]
    /** How many questions one take() asks, with n sources of which five are ready. */
    static long count(WhoIsReady who, int n) {
        LongAdder steps = new LongAdder();
        List<Mailbox> all = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            all.add(new Mailbox(steps));
            who.add(all.get(i));
        }
        for (int i = 0; i < READY; i++) {
            all.get(i * n / READY).letter();
        }
        steps.reset(); // from here on we count
        who.take(READY);
        return steps.sum();
    }
    // end::count[]

    private static String bar(long steps) {
        return "#".repeat(Math.max(1, (int) (steps / STEPS_PER_MARK)));
    }
}
