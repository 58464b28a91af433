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
        //? Less than 0 would be for ever. And a Duration may be longer than a long.
        // tag::solution-one-wait-duration[]
        if (timeout.isNegative()) {
            return 0;
        }
        boolean fits = timeout.toSeconds() < Long.MAX_VALUE / 1_000_000_000;
        return fits ? timeout.toNanos() : Long.MAX_VALUE / 2;
        // end::solution-one-wait-duration[]
    }

    // tag::poll-nanos[]
    /**
     * The same with nanoseconds, and without a {@link Duration}; less than 0 waits for ever.
     *
     * @throws IllegalStateException if another thread is waiting here already
     */
    public void pollNanos(Events events, long nanos) throws IOException {
        // end::poll-nanos[]
        //? Note in poller who waits. What has come goes into events; and if the wait
        //? fails, what was in there before is not to be found there any more.
        // tag::solution-one-wait[]
        events.clear();
        if (!poller.compareAndSet(null, Thread.currentThread())) {
            throw new IllegalStateException("another thread polls: " + poller.get());
        }
        try {
            events.filled(wait.wait(events.memory(), nanos), registry);
        } finally {
            poller.set(null);
        }
        // end::solution-one-wait[]
    }

    /**
     * Closes the queue; the sources stay open. Once is enough, and more does nothing.
     *
     * @throws IllegalStateException if a thread is waiting in {@link #poll}: nothing would wake it
     */
    @Override
    public synchronized void close() throws IOException {
        //? Not under the feet of somebody who waits; and nobody may begin to wait meanwhile.
        // tag::solution-one-wait-close[]
        if (!poller.compareAndSet(null, Thread.currentThread())) {
            throw new IllegalStateException("a thread is waiting in poll: " + poller.get());
        }
        try {
            registry.close();
        } finally {
            poller.set(null);
        }
        // end::solution-one-wait-close[]
    }
}
