package ch05ffi;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Owns one descriptor: closes it once, and knows who did.
 *
 * <p>{@link #close} may be called from any thread and as often as one likes.
 */
public final class Fd implements AutoCloseable {

    private final Libc libc;
    private final int number;
    private final String what;
    private final AtomicReference<Throwable> closed = new AtomicReference<>();

    /**
     * @param number an open descriptor, which belongs to this object from now on
     * @param what a word or two for messages, such as "listener"
     */
    public Fd(Libc libc, int number, String what) {
        this.libc = libc;
        this.number = number;
        this.what = what;
    }

    /**
     * Its number, for one call.
     *
     * @throws IllegalStateException if it is closed; the cause is where that was done
     */
    public int number() {
        // TODO close-once:
        // Not after close(): say what it was, and give the place of the close as the cause.
        throw new UnsupportedOperationException("ch05 / close-once: not written yet");
    }

    /** Whether it is open. */
    public boolean isOpen() {
        return closed.get() == null;
    }

    /**
     * Gives the descriptor back, the first time; after that, does nothing.
     *
     * @throws ErrnoException if the kernel reports an error; the descriptor is gone nevertheless
     */
    @Override
    public void close() throws ErrnoException {
        // TODO close-once: Once, whoever calls: remember who was first, as a Throwable made here.
        throw new UnsupportedOperationException("ch05 / close-once: not written yet");
    }

    @Override
    public String toString() {
        return what + " (descriptor " + number + ")";
    }
}
