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

    //? A token that was given once must never be another one's.
    //= // A field.
    // tag::solution-gone-for-good-field[]
    /** 64 bits: at a million a second they last for half a million years. */
    private long lastToken;
    // end::solution-gone-for-good-field[]

    /** Nobody yet. The epoll stays the caller's. */
    public Members(Epoll epoll) {
        this.epoll = epoll;
    }

    // tag::signature[]
    /**
     * Registers a descriptor, which belongs to this object from now on.
     *
     * @return its token, which nobody had before and nobody will have again
     * @throws ErrnoException if it is refused; then it stays the caller's, and nothing is kept
     */
    public long join(Fd fd, int mask, T what) throws ErrnoException {
        // end::signature[]
        //? A new token. What is remembered if the kernel refuses?
        // tag::solution-gone-for-good-join[]
        long token = ++lastToken;
        epoll.add(fd, mask, token);
        members.put(token, new Member<>(fd, what));
        return token;
        // end::solution-gone-for-good-join[]
    }

    // tag::signature-leave[]
    /**
     * Ends a registration, and closes its descriptor, in every case. Whoever has left already is
     * nobody: nothing happens.
     *
     * @throws ErrnoException if one of the two fails
     */
    public void leave(long token) throws ErrnoException {
        // end::signature-leave[]
        //? Which of the two comes first? And if it fails?
        // tag::solution-gone-for-good[]
        Member<T> member = members.remove(token);
        if (member == null) {
            return;
        }
        // The registration belongs to what is behind the number: a dup keeps it alive, and
        // after close() there is no number left to delete it by.
        try (Fd closedInAnyCase = member.fd()) {
            epoll.delete(closedInAnyCase);
        }
        // end::solution-gone-for-good[]
    }

    // tag::signature-whose[]
    /** Whose event this is; empty if it is stale: its member has left. */
    public Optional<T> whose(long token) {
        // end::signature-whose[]
        //? An event of this batch may be about somebody who left a moment ago.
        // tag::solution-gone-for-good-whose[]
        return Optional.ofNullable(members.get(token)).map(Member::what);
        // end::solution-gone-for-good-whose[]
    }

    // tag::signature-size[]
    /** How many are registered. */
    public int size() {
        // end::signature-size[]
        //? Those who joined and have not left.
        // tag::solution-gone-for-good-size[]
        return members.size();
        // end::solution-gone-for-good-size[]
    }
}
