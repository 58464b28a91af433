package ch08poll;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Objects;

/**
 * Numbered places for things that come and go, each under a key that is never given twice: the
 * place in the lower half of its 64 bits, and how often that place was left in the upper half.
 *
 * <p>Any thread may call; one at a time gets in. To look something up makes no garbage.
 *
 * @param <T> what is kept
 */
final class Slots<T> {

    private Object[] things = new Object[16]; // null: nobody is in this place
    private int[] generations = new int[16]; // how often each place was left
    private final ArrayDeque<Integer> free = new ArrayDeque<>(); // places that were left
    private int used; // places that were taken at least once
    private int size;

    /** Keeps it, and says under which key. */
    synchronized long add(T thing) {
        // TODO whose-event:
        // A place that was left, or else a new one. When are the arrays too short? And
        // mind the type of what you shift.
        throw new UnsupportedOperationException("ch08 / whose-event: not written yet");
    }

    /** What is kept under the key; null if it is gone, whoever has its place now. */
    @SuppressWarnings("unchecked") // only add puts something there
    synchronized T get(long key) {
        // TODO whose-event: Is the key the one that this place has now? There may be no such place.
        throw new UnsupportedOperationException("ch08 / whose-event: not written yet");
    }

    /** Keeps it no longer; false if it was gone already. */
    synchronized boolean remove(long key) {
        // TODO whose-event: A new generation for whoever comes next. And if the key is an old one?
        throw new UnsupportedOperationException("ch08 / whose-event: not written yet");
    }

    /** How many are kept. */
    synchronized int size() {
        return size;
    }
}
