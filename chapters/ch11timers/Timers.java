package ch11timers;

import ch06epoll.Timeout;

import ch08poll.Events;
import ch08poll.Poll;

import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Things to be done later, on the thread that polls: a {@link Poll} that wakes up in time for them.
 *
 * <p>Nothing is done early. It may be late, by up to a millisecond and by whatever else the thread
 * is doing. All methods are for the thread that polls.
 */
public final class Timers {

    /** So many tasks are run in one turn at most; the events have theirs before the rest. */
    static final int MOST = 64;

    private static final long LONGEST = Long.MAX_VALUE / 2; // so that differences don't overflow

    private final Poll poll;
    private final LongSupplier nanoTime;
    private final Deadlines deadlines = new Deadlines();

    /**
     * @param poll where to wait; it remains the caller's
     * @param nanoTime the clock, the one that {@code poll} has: its zero may be anywhere
     */
    public Timers(Poll poll, LongSupplier nanoTime) {
        this.poll = poll;
        this.nanoTime = nanoTime;
    }

    /** Has a task done after this time; one that is negative counts as none. */
    public Timer after(Duration delay, Runnable task) {
        return at(nanoTime.getAsLong() + nanos(delay), task);
    }

    /** Has a task done when the clock says this. */
    public Timer at(long deadline, Runnable task) {
        Timer timer = new Timer(deadline, task);
        deadlines.add(timer);
        return timer;
    }

    /** Has it not done; false if it has begun already, or was canceled before. */
    public boolean cancel(Timer timer) {
        return deadlines.remove(timer);
    }

    /** How many are waiting for their time. */
    public int size() {
        return deadlines.size();
    }

    /** Waits until something has happened, or until the next task's time; does what is due. */
    public void poll(Events events) throws IOException {
        pollNanos(events, Timeout.FOR_EVER);
    }

    /** Likewise, and not longer than this time. */
    public void poll(Events events, Duration timeout) throws IOException {
        pollNanos(events, nanos(timeout));
    }

    private static long nanos(Duration time) {
        if (time.isNegative()) {
            return 0;
        }
        boolean fits = time.toSeconds() < LONGEST / 1_000_000_000;
        return fits ? time.toNanos() : LONGEST;
    }

    // tag::signature[]
    /**
     * Waits until something has happened, or a task's time has come, or the
     * time is up; then does what is due, {@link #MOST} tasks at most. If one
     * throws, the others stay for the next poll, and the events where they are.
     *
     * @param events what has happened; empty if only time has passed
     * @param nanos as long as that at most; less than 0 for ever
     */
    public void pollNanos(Events events, long nanos) throws IOException {
        // end::signature[]
        //? How long may it wait? Until the first deadline, if there is one, and not longer than
        //? nanos; a deadline that has passed is no reason to wait for ever.
        //? Afterwards: look at the clock. Who is due? Off the heap, and then its task.
        // tag::solution-never-early[]
        poll.pollNanos(events, atMost(nanos));
        runDue();
        // end::solution-never-early[]
    }

    // tag::solution-never-early-wait[]
    private long atMost(long nanos) {
        Timer first = deadlines.first();
        if (first == null) {
            return nanos;
        }
        long left = Math.max(0, first.deadline() - nanoTime.getAsLong());
        return nanos < 0 ? left : Math.min(nanos, left);
    }

    /** Asks for the first one anew each time: a task may have added or canceled others. */
    private void runDue() {
        long now = nanoTime.getAsLong();
        for (int done = 0; done < MOST; done++) {
            Timer first = deadlines.first();
            if (first == null || first.deadline() - now > 0) {
                return;
            }
            deadlines.remove(first); // before it is done, as it may throw
            first.task().run();
        }
    }
    // end::solution-never-early-wait[]
}
