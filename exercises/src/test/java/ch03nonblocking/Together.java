package ch03nonblocking;

import ch01blocking.Pause;

import java.util.Collection;
import java.util.TreeSet;

/** A server's clock: stands still until all requests wait for it, and then moves when told to. */
final class Together implements Pause {

    private final TreeSet<Long> delays;
    private int waiting;
    private long now;

    /** One for these delays, which all differ. */
    Together(Collection<Long> delays) {
        this.delays = new TreeSet<>(delays);
        this.now = this.delays.first();
    }

    @Override
    public synchronized void forMillis(long millis) throws InterruptedException {
        waiting++;
        notifyAll();
        while (waiting < delays.size() || now < millis) {
            wait();
        }
    }

    /** Moves on to the next delay. */
    synchronized void move() {
        Long next = delays.higher(now);
        now = next == null ? now : next;
        notifyAll();
    }

    /** What the clock shows, in milliseconds. */
    synchronized long now() {
        return now;
    }
}
