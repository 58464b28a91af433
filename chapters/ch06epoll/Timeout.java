package ch06epoll;

/** Turns nanoseconds into what epoll_wait and poll want: whole milliseconds in an int. */
public final class Timeout {

    /** To wait until something is ready, however long that takes. */
    public static final int FOR_EVER = -1;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private Timeout() {}

    // tag::signature[]
    /**
     * At least as long, and less than a millisecond longer.
     *
     * @param nanos how long to wait; negative: for ever
     * @return milliseconds; 0 only for 0, {@link #FOR_EVER} only for what is negative
     */
    public static int millis(long nanos) {
        // end::signature[]
        if (nanos < 0) {
            return FOR_EVER;
        }
        long whole = nanos / NANOS_PER_MILLI;
        long up = nanos % NANOS_PER_MILLI == 0 ? whole : whole + 1;
        return (int) Math.min(up, Integer.MAX_VALUE);
    }
}
