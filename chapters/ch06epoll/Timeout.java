package ch06epoll;

/** A time to wait, as epoll_wait(2) and poll(2) want it: whole milliseconds in an int. */
public final class Timeout {

    /** Waits until something happens, however long that takes. */
    public static final int FOR_EVER = -1;

    // tag::solution-how-long-constant[]
    private static final long NANOS_IN_A_MILLI = 1_000_000;
    // end::solution-how-long-constant[]

    private Timeout() {}

    // tag::signature[]
    /**
     * The shortest timeout that is not too short: nanoseconds, rounded up to milliseconds.
     *
     * @param nanos how long to wait; 0 stays 0, and less than 0 is for ever
     * @return 0 or more, {@link Integer#MAX_VALUE} at most; or {@link #FOR_EVER}
     */
    public static int millis(long nanos) {
        // end::signature[]
        //? Up, not down: 0 does not wait at all. And what if there are more
        //? milliseconds than fit into an int?
        // tag::solution-how-long-millis[]
        if (nanos < 0) {
            return FOR_EVER;
        }
        long whole = nanos / NANOS_IN_A_MILLI;
        // Adding 999,999 before the division is shorter, and overflows near Long.MAX_VALUE.
        long up = nanos % NANOS_IN_A_MILLI == 0 ? whole : whole + 1;
        return (int) Math.min(up, Integer.MAX_VALUE);
        // end::solution-how-long-millis[]
    }
}
