package ch11timers;

/**
 * Something to be done once, when its time has come. Like all of {@link Timers}, for one thread.
 *
 * <p>It knows its place in the heap, so nobody has to look for it.
 */
public class Timer {

    /** The place of one that is in no heap. */
    static final int NOWHERE = -1;

    private final long deadline;
    private final Runnable task;
    private long sequence; // the how-manieth it was when it was added
    private int place = NOWHERE;

    /**
     * @param deadline when, as the clock will say it; see {@link System#nanoTime}
     * @param task what is to be done then
     */
    Timer(long deadline, Runnable task) {
        this.deadline = deadline;
        this.task = task;
    }

    /** When its time has come: nanoseconds, whose zero may be anywhere. */
    public long deadline() {
        return deadline;
    }

    /** Whether it is still to come: it has neither been canceled nor begun. */
    public final boolean isWaiting() {
        return place != NOWHERE;
    }

    final Runnable task() {
        return task;
    }

    final long sequence() {
        return sequence;
    }

    final void sequence(long added) {
        sequence = added;
    }

    int place() {
        return place;
    }

    void place(int index) {
        place = index;
    }
}
