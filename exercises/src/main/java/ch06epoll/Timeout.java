package ch06epoll;

/** A time to wait, as epoll_wait(2) and poll(2) want it: whole milliseconds in an int. */
public final class Timeout {

    /** Waits until something happens, however long that takes. */
    public static final int FOR_EVER = -1;

    private Timeout() {}

    /**
     * The shortest timeout that is not too short: nanoseconds, rounded up to milliseconds.
     *
     * @param nanos how long to wait; 0 stays 0, and less than 0 is for ever
     * @return 0 or more, {@link Integer#MAX_VALUE} at most; or {@link #FOR_EVER}
     */
    public static int millis(long nanos) {
        // TODO how-long: Up, not down: 0 does not wait at all. And what if there are more
        // milliseconds than fit into an int?
        throw new UnsupportedOperationException("ch06 / how-long: not written yet");
    }
}
