package ch02threads;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Measures what parked threads cost, one crowd at several sizes, and draws it. */
final class Costs {

    private static final List<Integer> SIZES = List.of(1, 100, 1_000, 10_000);
    private static final int WARM_UP = 32;
    private static final int MEGABYTES_PER_MARK = 10;
    private static final long REST = 50_000_000; // nanoseconds, for all to fall asleep

    /**
     * What a crowd of this size costs.
     *
     * @param made milliseconds for the threads that were added since the size before
     * @param woken milliseconds until each had been woken once and was parked again
     * @param switches how often one of them went to sleep meanwhile, as the kernel counts it
     * @param touched megabytes that the process has more than before, {@code reserved} likewise
     * @param kernel megabytes of stacks inside the kernel
     */
    record Cost(
            int size,
            long made,
            long woken,
            long switches,
            double touched,
            double reserved,
            double kernel) {}

    private final PrintStream out;
    private final long touched = Proc.touched();
    private final long reserved = Proc.reserved();
    private final long kernel = Proc.kernelStacks();

    private Costs(PrintStream out) {
        this.out = out;
    }

    /** Measures sizes up to this one, as far as the limits allow. */
    static List<Cost> measure(PrintStream out, ThreadFactory factory, int most, Limits limits) {
        // The first threads load classes and set up pools of memory: not the others' fault.
        try (Crowd warm = new Crowd(factory);
                Crowd crowd = new Crowd(factory)) {
            warm.growTo(WARM_UP);
            warm.wakeAll();
            Proc.sleeps();
            return new Costs(out).measure(crowd, most, limits);
        }
    }

    private List<Cost> measure(Crowd crowd, int most, Limits limits) {
        List<Cost> costs = new ArrayList<>();
        out.println("threads   made in  woken in  switches    touched   reserved    kernel");
        for (int size : SIZES) {
            if (size > most) {
                break;
            }
            if (!limits.allow(size)) {
                Limits.Limit tight = limits.tightest();
                out.printf("%,7d  not tried: it would leave others too few of the%n", size);
                out.printf("         %,d %s%n", tight.threads(), tight.name());
                break;
            }
            long begin = System.nanoTime();
            if (!crowd.growTo(size)) {
                out.printf("%,7d  not had: %s, after %,d%n", size, crowd.refusal(), crowd.size());
                break;
            }
            costs.add(cost(crowd, millisSince(begin)));
            print(costs.get(costs.size() - 1));
        }
        return costs;
    }

    private Cost cost(Crowd crowd, long made) {
        double touchedNow = megabytes(Proc.touched() - touched);
        double reservedNow = megabytes(Proc.reserved() - reserved);
        double kernelNow = megabytes(Proc.kernelStacks() - kernel);
        LockSupport.parkNanos(REST); // A demonstration may.
        Map<Path, Long> before = Proc.sleeps();
        long begin = System.nanoTime();
        crowd.wakeAll();
        long woken = millisSince(begin);
        LockSupport.parkNanos(REST);
        long switches = Proc.sleepsSince(before);
        return new Cost(crowd.size(), made, woken, switches, touchedNow, reservedNow, kernelNow);
    }

    private void print(Cost cost) {
        out.printf(
                "%,7d  %5d ms  %5d ms  %8d  %6.1f MB  %6.0f MB  %5.1f MB%n",
                cost.size(),
                cost.made(),
                cost.woken(),
                cost.switches(),
                cost.touched(),
                cost.reserved(),
                cost.kernel());
    }

    /** A bar for what is really there at each size, touched and kernel together. */
    static String draw(List<Cost> costs) {
        StringBuilder picture = new StringBuilder();
        for (Cost cost : costs) {
            int length = (int) Math.round(there(cost) / MEGABYTES_PER_MARK);
            String bar = "#".repeat(Math.max(1, length));
            picture.append(String.format("%,7d  %s %.0f MB%n", cost.size(), bar, there(cost)));
        }
        return picture.toString();
    }

    private static double there(Cost cost) {
        return cost.touched() + cost.kernel();
    }

    private static double megabytes(long kilobytes) {
        return Math.max(0, kilobytes) / 1024.0;
    }

    private static long millisSince(long begin) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }
}
