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

    // tag::add[]
    /** Keeps it, and says under which key. */
    synchronized long add(T thing) {
        // end::add[]
        //? A place that was left, or else a new one. When are the arrays too short? And
        //? mind the type of what you shift.
        // tag::solution-whose-event[]
        Objects.requireNonNull(thing); // before it has a place, which nobody would leave
        int place = place();
        things[place] = thing;
        size++;
        return key(place);
        // end::solution-whose-event[]
    }

    // tag::solution-whose-event-place[]
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
        return (long) generations[place] << Integer.SIZE | place;
    }
    // end::solution-whose-event-place[]

    // tag::get[]
    /** What is kept under the key; null if it is gone, whoever has its place now. */
    @SuppressWarnings("unchecked") // only add puts something there
    synchronized T get(long key) {
        // end::get[]
        //? Is the key the one that this place has now? There may be no such place.
        // tag::solution-whose-event-get[]
        return isCurrent(key) ? (T) things[(int) key] : null;
        // end::solution-whose-event-get[]
    }

    // tag::remove[]
    /** Keeps it no longer; false if it was gone already. */
    synchronized boolean remove(long key) {
        // end::remove[]
        //? A new generation for whoever comes next. And if the key is an old one?
        // tag::solution-whose-event-remove[]
        if (!isCurrent(key)) {
            return false;
        }
        int place = (int) key;
        things[place] = null;
        generations[place]++;
        free.add(place);
        size--;
        return true;
        // end::solution-whose-event-remove[]
    }

    // tag::solution-whose-event-current[]
    private boolean isCurrent(long key) {
        int place = (int) key;
        return place >= 0 && place < used && things[place] != null && key(place) == key;
    }
    // end::solution-whose-event-current[]

    /** How many are kept. */
    synchronized int size() {
        return size;
    }
}
