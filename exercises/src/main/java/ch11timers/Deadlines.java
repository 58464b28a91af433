package ch11timers;

import java.util.Arrays;

/**
 * Timers, of which the next one is always known: a binary heap by deadline. Of two with the same
 * deadline, the one that was added first is first. For one thread.
 *
 * <p>To add or to remove one takes as many steps as the heap is deep, and makes no garbage.
 */
public final class Deadlines {

    // TODO who-is-next: An array whose first place is for the next one, and how many are in it.
    // What else do you need, so that equal deadlines keep their order?
    // Your fields.

    /**
     * Takes one in.
     *
     * @throws IllegalStateException if it is waiting already, here or elsewhere
     */
    public void add(Timer timer) {
        // TODO who-is-next:
        // At the end of the heap; then up, past each that is later. Who moves is told so.
        throw new UnsupportedOperationException("ch11 / who-is-next: not written yet");
    }

    /** Takes one out, wherever it is; false if it is not in here. */
    public boolean remove(Timer timer) {
        // TODO who-is-next:
        // Where is it? Nobody needs to look for it. Put the last one in its place, and then
        // that one up or down: it may be too late for its new place, or too early.
        throw new UnsupportedOperationException("ch11 / who-is-next: not written yet");
    }

    /** The one whose time comes next, which stays in here; null if there is none. */
    public Timer first() {
        // TODO who-is-next: Where is it?
        throw new UnsupportedOperationException("ch11 / who-is-next: not written yet");
    }

    /** How many are in here. */
    public int size() {
        // TODO who-is-next: Those that were removed do not count.
        throw new UnsupportedOperationException("ch11 / who-is-next: not written yet");
    }
}
