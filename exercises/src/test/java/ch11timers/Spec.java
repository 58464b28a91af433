package ch11timers;

import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * The struct itimerspec that a timer was set with.
 *
 * @param betweenSeconds of it_interval
 * @param betweenNanos likewise
 * @param firstSeconds of it_value
 * @param firstNanos likewise
 */
record Spec(long betweenSeconds, long betweenNanos, long firstSeconds, long firstNanos) {

    private static final long SECOND = 1_000_000_000;

    static final String CUT =
            "That is all of it in nanoseconds, as an int, which holds 2.1 seconds of them: what is"
                    + " more was cut off. A long time is seconds, and the nanoseconds that are left"
                    + " over: getSeconds and getNano.";
    private static final String NANOS =
            "The kernel takes no nanoseconds below 0, nor 1,000,000,000 of them or more: a long time"
                    + " is seconds, and what is left over. And it takes no time below 0.";
    private static final String ORDER =
            "These are your times with their bytes from last to first. A buffer of Java's writes the"
                    + " highest byte first, and the kernel reads in the order of this machine:"
                    + " order(ByteOrder.nativeOrder()).";

    static Spec of(ByteBuffer from) {
        return new Spec(from.getLong(0), from.getLong(8), from.getLong(16), from.getLong(24));
    }

    /** The time between two strikes. */
    Duration between() {
        return Duration.ofSeconds(betweenSeconds, betweenNanos);
    }

    /** The time until the first. */
    Duration first() {
        return Duration.ofSeconds(firstSeconds, firstNanos);
    }

    /** As it is in memory: what the kernel does not take is no Duration either. */
    String raw() {
        return "{it_interval={tv_sec=" + betweenSeconds + ", tv_nsec=" + betweenNanos
                + "}, it_value={tv_sec=" + firstSeconds + ", tv_nsec=" + firstNanos + "}}";
    }

    /** Why the kernel has not taken it. */
    String whyInvalid() {
        boolean reversed = fits(betweenSeconds, betweenNanos) && fits(firstSeconds, firstNanos);
        return reversed ? ORDER : NANOS;
    }

    /** Whether it is what an int keeps of the nanoseconds of this time, and no seconds. */
    boolean isCutOff(Duration wanted) {
        long nanos = wanted.toNanos();
        return firstSeconds == 0 && firstNanos != nanos && firstNanos == (int) nanos;
    }

    private static boolean fits(long seconds, long nanos) {
        return isTime(Long.reverseBytes(seconds)) && isTime(Long.reverseBytes(nanos));
    }

    private static boolean isTime(long number) {
        return number >= 0 && number < SECOND;
    }

    @Override
    public String toString() {
        return "{it_interval=" + between() + ", it_value=" + first() + "}";
    }
}
