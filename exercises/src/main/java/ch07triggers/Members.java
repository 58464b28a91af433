package ch07triggers;

import ch05ffi.ErrnoException;
import ch05ffi.Fd;

import ch06epoll.Epoll;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Those who are registered with an epoll: gives each a token of its own, and knows whose event
 * comes too late. For one thread at a time.
 *
 * @param <T> what a member is to its user, such as a connection and its state
 */
public final class Members<T> {

    /**
     * One who is registered.
     *
     * @param fd owned from {@link #join} to {@link #leave}
     * @param what what its user handed in
     */
    private record Member<T>(Fd fd, T what) {}

    private final Epoll epoll;
    private final Map<Long, Member<T>> members = new HashMap<>(); // by token

    // TODO gone-for-good: A token that was given once must never be another one's.
    // A field.

    /** Nobody yet. The epoll stays the caller's. */
    public Members(Epoll epoll) {
        this.epoll = epoll;
    }

    /**
     * Registers a descriptor, which belongs to this object from now on.
     *
     * @return its token, which nobody had before and nobody will have again
     * @throws ErrnoException if it is refused; then it stays the caller's, and nothing is kept
     */
    public long join(Fd fd, int mask, T what) throws ErrnoException {
        // TODO gone-for-good: A new token. What is remembered if the kernel refuses?
        throw new UnsupportedOperationException("ch07 / gone-for-good: not written yet");
    }

    /**
     * Ends a registration, and closes its descriptor, in every case. Whoever has left already is
     * nobody: nothing happens.
     *
     * @throws ErrnoException if one of the two fails
     */
    public void leave(long token) throws ErrnoException {
        // TODO gone-for-good: Which of the two comes first? And if it fails?
        throw new UnsupportedOperationException("ch07 / gone-for-good: not written yet");
    }

    /** Whose event this is; empty if it is stale: its member has left. */
    public Optional<T> whose(long token) {
        // TODO gone-for-good: An event of this batch may be about somebody who left a moment ago.
        throw new UnsupportedOperationException("ch07 / gone-for-good: not written yet");
    }

    /** How many are registered. */
    public int size() {
        // TODO gone-for-good: Those who joined and have not left.
        throw new UnsupportedOperationException("ch07 / gone-for-good: not written yet");
    }
}
