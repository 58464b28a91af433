package ch08poll;

import ch05ffi.EpollEvents;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;

/**
 * Room for what one {@link Poll#poll} brings, to be used again and again. For one thread.
 *
 * <p>To go through it makes no garbage, which has a price: there is one iterator, and whoever asks
 * for it again starts it anew.
 */
public final class Events implements Iterable<Event> {

    private final EpollEvents memory;
    private final Event[] events;
    private final Cursor cursor = new Cursor();
    private final Walk walk = new Walk();
    private int size;
    private Registry registry; // whose they are; null before the first poll

    /** Room for as many; what does not fit in comes with the next poll. */
    public Events(int capacity) {
        this.memory = new EpollEvents(capacity);
        this.events = IntStream.range(0, capacity)
                .mapToObj(index -> new Event(memory, index))
                .toArray(Event[]::new);
    }

    /** For how many there is room. */
    public int capacity() {
        return memory.capacity();
    }

    /** Whether there are none. To ask does not disturb whoever is going through them. */
    public boolean isEmpty() {
        for (int i = 0; i < size; i++) {
            if (registry.token(memory.token(i)) != null) {
                return false;
            }
        }
        return true;
    }

    /** Forgets what is in it. */
    public void clear() {
        size = 0;
        walk.found = false;
    }

    EpollEvents memory() {
        return memory;
    }

    void filled(int size, Registry registry) {
        this.size = size;
        this.registry = registry;
    }

    /**
     * Goes through the events of the last poll. One whose source has been deregistered by now,
     * maybe by what was done for an event before it, is passed over; one that {@code hasNext} has
     * just told of is not.
     */
    @Override
    public Iterator<Event> iterator() {
        cursor.next = 0;
        walk.found = false;
        return walk;
    }

    /**
     * Keeps to what it has said. The source may leave between the two questions of a for-each loop,
     * on another thread, and the loop must not end with an exception for that.
     */
    private final class Walk implements Iterator<Event> {

        private boolean found; // hasNext has said so, and next has not taken it

        @Override
        public boolean hasNext() {
            found = cursor.hasNext();
            return found;
        }

        @Override
        public Event next() {
            if (!found && !hasNext()) {
                throw new NoSuchElementException();
            }
            found = false;
            return events[cursor.next++];
        }
    }

    private final class Cursor {

        private int next;

        boolean hasNext() {
            // TODO one-wait:
            // Moves next on to an event whose key leads to a token, if there is one, and
            // gives that event the token.
            throw new UnsupportedOperationException("ch08 / one-wait: not written yet");
        }
    }
}
