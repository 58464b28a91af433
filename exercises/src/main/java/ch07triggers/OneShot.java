package ch07triggers;

import ch05ffi.EpollEvents;
import ch05ffi.ErrnoException;
import ch05ffi.Fd;
import ch05ffi.SysEpoll;

import ch06epoll.Epoll;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hands each connection that is ready to a worker, and to no second one until that is done.
 *
 * <pre>
 *                    bytes come, or have come
 *   add --> ARMED --------------------------------> DISABLED, a worker has it
 *             ^                                       |             |
 *             |   more may come: modify               |             | its end: delete
 *             +---------------------------------------+             +--> not watched
 * </pre>
 */
public final class OneShot {

    /** What is done with a connection that is ready, on a thread of the workers. */
    @FunctionalInterface
    public interface Work {
        /**
         * Reads what there is.
         *
         * @return whether more may come; false when its end has come
         * @throws IOException if there is nothing to be hoped for from it any more
         */
        boolean on(Fd connection) throws IOException;
    }

    private final Epoll epoll;
    private final Executor workers;
    private final Work work;
    private final EpollEvents events = new EpollEvents(16); // of the thread that calls turn
    private final Map<Long, Fd> connections = new ConcurrentHashMap<>(); // by token
    private final AtomicLong tokens = new AtomicLong();

    /** Hands out what becomes ready in {@code epoll}, which stays the caller's. */
    public OneShot(Epoll epoll, Executor workers, Work work) {
        this.epoll = epoll;
        this.workers = workers;
        this.work = work;
    }

    /** Watches a non-blocking connection, which stays the caller's. From any thread. */
    public void add(Fd connection) throws ErrnoException {
        long token = tokens.incrementAndGet();
        connections.put(token, connection); // before its first event can come
        // TODO arm-again: Watch it for bytes, and for one report only.
        throw new UnsupportedOperationException("ch07 / arm-again: not written yet");
    }

    /**
     * Waits once, and hands each connection that is ready to the workers.
     *
     * @param timeoutMillis as for {@link Epoll#wait}
     * @return how many were handed out
     */
    public int turn(int timeoutMillis) throws ErrnoException {
        // TODO arm-again: Wait. Then give the workers one task for each event: handle its token.
        // When will that task run, and what is in the array of events by then?
        throw new UnsupportedOperationException("ch07 / arm-again: not written yet");
    }

    /** The task of a worker. */
    private void handle(long token) {
        try {
            workOn(token);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Works on a connection; then arms it again, or watches it no longer.
     *
     * @throws IOException what the work has thrown; then it is watched no longer
     */
    private void workOn(long token) throws IOException {
        // TODO arm-again:
        // Work. If more may come, arm it again, with all that add() gave it. If not,
        // or if the work throws, it is to be watched no longer.
        throw new UnsupportedOperationException("ch07 / arm-again: not written yet");
    }
}
