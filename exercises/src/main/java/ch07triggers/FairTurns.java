package ch07triggers;

import ch05ffi.EpollEvents;
import ch05ffi.ErrnoException;
import ch05ffi.Fd;
import ch05ffi.SysEpoll;

import ch06epoll.Epoll;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives each descriptor that is ready a turn, and none of them a long one. All are watched
 * edge-triggered: what is left after a turn is told by nobody, so it is remembered here. For one
 * thread at a time.
 */
public final class FairTurns {

    /** What is done for one descriptor, in small pieces. */
    @FunctionalInterface
    public interface Work {
        /**
         * Does one piece, such as one read, without waiting.
         *
         * @return whether there may be more to do now; false when it would block, or has ended
         */
        boolean piece() throws IOException;
    }

    private final Epoll epoll;
    private final EpollEvents events;
    private final int cap;
    private final Map<Long, Work> works = new HashMap<>(); // by token

    // TODO fair-turns: Who may have more to do, although no event will tell? Each at most once,
    // and in order.
    // A field for the list, such as a LinkedHashSet.

    /**
     * Turns for what is ready in an epoll, which stays the caller's.
     *
     * @param slots how many events one wait may bring
     * @param cap how many pieces one turn may have, 1 at least
     */
    public FairTurns(Epoll epoll, int slots, int cap) {
        this.epoll = epoll;
        this.events = new EpollEvents(slots);
        this.cap = cap;
    }

    /** Watches a non-blocking descriptor, edge-triggered; it stays the caller's. */
    public void add(Fd fd, int mask, long token, Work work) throws ErrnoException {
        epoll.add(fd, mask | SysEpoll.EPOLLET, token);
        works.put(token, work);
    }

    /** Watches it no longer, and does no more of its work: also in its own turn. */
    public void remove(Fd fd, long token) throws ErrnoException {
        // TODO fair-turns: Where is it known? Three places.
        throw new UnsupportedOperationException("ch07 / fair-turns: not written yet");
    }

    /**
     * Asks the kernel once who else is ready; then gives each of those one turn, the one that
     * has waited longest first. Who is not done by then goes to the end.
     *
     * @param timeoutMillis as for {@link Epoll#wait}; not waited if there is work left
     * @throws IOException what a piece throws; nobody else loses a turn by it
     */
    public void round(int timeoutMillis) throws IOException {
        // TODO fair-turns: Wait: how long, if somebody is on your list already? Put those that are
        // told on it. Then one turn for each who is on it now.
        throw new UnsupportedOperationException("ch07 / fair-turns: not written yet");
    }
}
