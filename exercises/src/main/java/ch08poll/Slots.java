package ch08poll;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Objects;

/**
 * Numbered places for things that come and go, each under a key that is never given twice: the
 * place in the lower half of its 64 bits, and how often that place was used in the upper half.
 *
 * <p>Any thread may call; one at a time gets in. To look something up makes no garbage.
 *
 * @param <T> what is kept
 */
final class Slots<T> {
    private Object[] things = new Object[16]; // null: the place is free
    private int[] generations = new int[16]; // how often each place was left
    private final ArrayDeque<Integer> free = new ArrayDeque<>();
    private int used; // places that were used at least once
    private int size;

    /** Keeps it, and says under which key. */
    synchronized long add(T thing) {
        int place = place();
        things[place] = Objects.requireNonNull(thing);
        size++;
        return key(place);
    }

    private int place() {
        Integer left = free.poll();
        if (left != null) {
            return left;
        }
        if (used == things.length) {
            things = Arrays.copyOf(things, 2 * used);
            generations = Arrays.copyOf(generations, 2 * used);
        }
        return used++;
    }

    private long key(int place) {
        return (long) generations[place] << 32 | place;
    }

    /** What is kept under the key; null if it is gone, whoever has its place now. */
    @SuppressWarnings("unchecked") // only add puts something there
    synchronized T get(long key) {
        return isCurrent(key) ? (T) things[(int) key] : null;
    }

    /** Keeps it no longer; false if it was gone already. */
    synchronized boolean remove(long key) {
        if (!isCurrent(key)) {
            return false;
        }
        int place = (int) key;
        things[place] = null;
        generations[place]++;
        free.add(place);
        size--;
        return true;
    }

    private boolean isCurrent(long key) {
        int place = (int) key;
        return place >= 0 && place < used && things[place] != null && key(place) == key;
    }

    /** How many are kept. */
    synchronized int size() {
        return size;
    }
}
