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
     * maybe by what was done for an event before it, is passed over.
     */
    @Override
    public Iterator<Event> iterator() {
        cursor.next = 0;
        return cursor;
    }

    private final class Cursor implements Iterator<Event> {

        private int next;

        @Override
        public boolean hasNext() {
            // TODO one-wait:
            // Moves next on to an event whose key leads to a token, if there is one, and
            // gives that event the token.
            throw new UnsupportedOperationException("ch08 / one-wait: not written yet");
        }

        @Override
        public Event next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return events[next++];
        }
    }
}
