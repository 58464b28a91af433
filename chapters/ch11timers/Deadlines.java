package ch11timers;

import java.util.Arrays;

/**
 * Timers, of which the next one is always known: a binary heap by deadline. Of two with the same
 * deadline, the one that was added first is first. For one thread.
 *
 * <p>To add or to remove one takes as many steps as the heap is deep, and makes no garbage.
 */
public final class Deadlines {

    //? An array whose first place is for the next one, and how many are in it.
    //? What else do you need, so that equal deadlines keep their order?
    //= // Your fields.
    // tag::solution-who-is-next-fields[]
    private Timer[] heap = new Timer[16]; // below place i are 2i + 1 and 2i + 2; none is earlier
    private int size;
    private long added; // so many in all
    // end::solution-who-is-next-fields[]

    // tag::add[]
    /**
     * Takes one in.
     *
     * @throws IllegalStateException if it is waiting already, here or elsewhere
     */
    public void add(Timer timer) {
        // end::add[]
        //? At the end of the heap; then up, past each that is later. Who moves is told so.
        // tag::solution-who-is-next-add[]
        if (timer.isWaiting()) {
            throw new IllegalStateException("it is waiting already");
        }
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        timer.sequence(added++);
        up(timer, size++);
        // end::solution-who-is-next-add[]
    }

    // tag::remove[]
    /** Takes one out, wherever it is; false if it is not in here. */
    public boolean remove(Timer timer) {
        // end::remove[]
        //? Where is it? Nobody needs to look for it. Put the last one in its place, and then
        //? that one up or down: it may be too late for its new place, or too early.
        // tag::solution-who-is-next-remove[]
        int place = timer.place();
        if (place < 0 || place >= size || heap[place] != timer) {
            return false;
        }
        Timer last = heap[--size];
        heap[size] = null; // or it would be kept alive from here
        timer.place(Timer.NOWHERE);
        if (last != timer) {
            up(last, place); // it has come from another branch, and may be too early here
            if (heap[place] == last) {
                down(last, place);
            }
        }
        return true;
        // end::solution-who-is-next-remove[]
    }

    /** The one whose time comes next, which stays in here; null if there is none. */
    public Timer first() {
        //? Where is it?
        // tag::solution-who-is-next-first[]
        return size == 0 ? null : heap[0];
        // end::solution-who-is-next-first[]
    }

    /** How many are in here. */
    public int size() {
        //? Those that were removed do not count.
        // tag::solution-who-is-next-size[]
        return size;
        // end::solution-who-is-next-size[]
    }

    // tag::solution-who-is-next[]
    /** Puts it at this place, or further up if it belongs there. */
    private void up(Timer timer, int from) {
        int place = from;
        while (place > 0 && isBefore(timer, heap[(place - 1) / 2])) {
            put(heap[(place - 1) / 2], place);
            place = (place - 1) / 2;
        }
        put(timer, place);
    }

    /** Puts it at this place, or further down if it belongs there. */
    private void down(Timer timer, int from) {
        int place = from;
        while (2 * place + 1 < size) {
            int child = 2 * place + 1;
            if (child + 1 < size && isBefore(heap[child + 1], heap[child])) {
                child++;
            }
            if (!isBefore(heap[child], timer)) {
                break;
            }
            put(heap[child], place);
            place = child;
        }
        put(timer, place);
    }

    private void put(Timer timer, int place) {
        heap[place] = timer;
        timer.place(place);
    }

    /** The clock may turn over between two times: their difference is right even then. */
    private static boolean isBefore(Timer one, Timer other) {
        long difference = one.deadline() - other.deadline();
        return difference < 0 || (difference == 0 && one.sequence() < other.sequence());
    }
    // end::solution-who-is-next[]
}
