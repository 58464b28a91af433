package ch08poll;

import ch05ffi.EpollLibc;

import ch06epoll.Epoll;
import ch06epoll.PatientWait;
import ch06epoll.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * An event queue: sources are registered with its {@link #registry}, and waited for together.
 *
 * <p>One thread polls at a time. It owns its epoll and none of the sources.
 */
public final class Poll implements AutoCloseable {

    private final Registry registry;
    private final PatientWait wait;
    private final AtomicReference<Thread> poller = new AtomicReference<>(); // in poll or close

    /** A queue of its own, with nobody registered. */
    public Poll(EpollLibc libc) throws IOException {
        this(libc, System::nanoTime);
    }

    /** Likewise, with the clock that measures how long it waits. */
    public Poll(EpollLibc libc, LongSupplier nanoTime) throws IOException {
        Epoll epoll = new Epoll(libc);
        this.registry = new Registry(epoll);
        this.wait = new PatientWait(epoll, nanoTime);
    }

    /** Where sources are registered. */
    public Registry registry() {
        return registry;
    }

    /** Waits until something has happened, for ever if need be. */
    public void poll(Events events) throws IOException {
        pollNanos(events, Timeout.FOR_EVER);
    }

    /**
     * Waits until something has happened, or the time is up; then there are no events.
     *
     * @param timeout not waited for if it is zero or less; never shortened, so a part of a
     *     millisecond counts as a whole one
     */
    public void poll(Events events, Duration timeout) throws IOException {
        pollNanos(events, nanos(timeout));
    }

    private static long nanos(Duration timeout) {
        // TODO one-wait: Less than 0 would be for ever. And a Duration may be longer than a long.
        throw new UnsupportedOperationException("ch08 / one-wait: not written yet");
    }

    /**
     * The same with nanoseconds, and without a {@link Duration}; less than 0 waits for ever.
     *
     * @throws IllegalStateException if another thread is waiting here already
     */
    public void pollNanos(Events events, long nanos) throws IOException {
        // TODO one-wait: Note in poller who waits. What has come goes into events; and if the wait
        // fails, what was in there before is not to be found there any more.
        throw new UnsupportedOperationException("ch08 / one-wait: not written yet");
    }

    /**
     * Closes the queue; the sources stay open. Once is enough, and more does nothing.
     *
     * @throws IllegalStateException if a thread is waiting in {@link #poll}: nothing would wake it
     */
    @Override
    public synchronized void close() throws IOException {
        // TODO one-wait:
        // Not under the feet of somebody who waits; and nobody may begin to wait meanwhile.
        throw new UnsupportedOperationException("ch08 / one-wait: not written yet");
    }
}
