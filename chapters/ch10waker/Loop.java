package ch10waker;

import ch08poll.Event;
import ch08poll.Events;
import ch08poll.Poll;
import ch08poll.Registry;
import ch08poll.Token;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * One thread that waits for events, does what others hand over to it, and ends when it is told to.
 *
 * <pre>
 *   idle --run()--> running --close()--> ending --the last tasks--> over
 *    |                                                               ^
 *    +------------------- close(), which does the last tasks --------+
 * </pre>
 *
 * <p>Any thread may call, except that only one of them is in {@link #run}. No lock is held while a
 * task is done. It owns its poll and its bell, and none of the sources that are registered.
 */
public final class Loop implements Executor, AutoCloseable {

    /** Does what an event is about, on the thread that is in {@link #run}. */
    @FunctionalInterface
    public interface Handler {

        /** The event means something only until this returns. What it throws ends the loop. */
        void handle(Event event) throws IOException;
    }

    private static final int ROOM = 256; // events of one wait; the rest comes with the next

    private final Poll poll;
    private final Token bell; // known by being this object: a user's token may have its value
    private final Waker waker;
    private final Handover handover;
    private final Events events = new Events(ROOM); // of the thread that is in run

    //? Whether it is closed. Any thread sets it and any thread asks: what does Java promise?
    //= // A field or two.
    // tag::solution-the-last-word-fields[]
    private volatile boolean closed; // written under the lock, which is this
    private boolean running; // whether a thread has come into run; guarded by this
    // end::solution-the-last-word-fields[]

    /** A loop of these parts, which belong to it from now on. */
    Loop(Poll poll, Token bell, Waker waker, Handover handover) {
        this.poll = poll;
        this.bell = bell;
        this.waker = waker;
        this.handover = handover;
    }

    /** A new loop, with nobody registered. */
    public static Loop open(WakerLibc libc) throws IOException {
        Poll poll = new Poll(libc);
        Token bell = new Token(0);
        try {
            Waker waker = new Waker(libc, poll.registry(), bell);
            return new Loop(poll, bell, waker, new Handover(waker));
        } catch (IOException | RuntimeException failed) {
            poll.close();
            throw failed;
        }
    }

    /** Where sources are registered, from any thread; they stay their owners'. */
    public Registry registry() {
        return poll.registry();
    }

    // tag::run[]
    /**
     * Waits, handles events and does tasks, until somebody calls {@link #close} or
     * the handler throws something, which is thrown on. In the end it does the last
     * tasks and gives back its descriptors. Returns at once if it is closed already.
     *
     * @throws IllegalStateException if a thread is in here already, be it this one;
     *     then the loop goes on
     * @throws IOException from the handler, or from the queue
     */
    public void run(Handler handler) throws IOException {
        // end::run[]
        //? Come in, if you may. Turn until it is closed. And leave in order, whatever
        //? has ended it.
        // tag::solution-the-last-word[]
        synchronized (this) {
            if (closed) {
                return;
            }
            if (running) {
                throw new IllegalStateException("another thread runs this loop");
            }
            running = true;
        }
        try {
            while (!closed) {
                turn(handler);
            }
        } finally {
            end();
        }
        // end::solution-the-last-word[]
    }

    // tag::solution-the-last-word-turn[]
    @SuppressWarnings("ReferenceEquality") // see bell
    private void turn(Handler handler) throws IOException {
        poll.poll(events);
        for (Event event : events) {
            if (event.token() != bell) {
                handler.handle(event);
            }
        }
        handover.run();
    }

    /** The last tasks, and what has to be given back. To be called once. */
    private void end() throws IOException {
        synchronized (this) {
            closed = true; // from here on nothing is accepted, so nobody is ringing
        }
        try {
            handover.run();
        } finally {
            try {
                waker.close();
            } finally {
                poll.close();
            }
        }
    }
    // end::solution-the-last-word-turn[]

    // tag::execute[]
    /**
     * Has a task done by the thread that is in {@link #run}.
     *
     * @throws RejectedExecutionException if it will not be done: it is closed,
     *     or the bell cannot be rung, which is then the cause
     */
    @Override
    public void execute(Runnable task) {
        // end::execute[]
        //? Accepted or refused, and nothing in between: can it be closed while you add?
        // tag::solution-the-last-word-execute[]
        synchronized (this) {
            if (closed) {
                throw new RejectedExecutionException("this loop is closed");
            }
            try {
                handover.add(task);
            } catch (IOException failed) {
                throw new RejectedExecutionException("the bell cannot be rung", failed);
            }
        }
        // end::solution-the-last-word-execute[]
    }

    // tag::is-closed[]
    /** Whether it was closed. Who sees that sees all that was done before it. */
    public boolean isClosed() {
        // end::is-closed[]
        //? Whatever your field says.
        // tag::solution-the-last-word-asked[]
        return closed;
        // end::solution-the-last-word-asked[]
    }

    // tag::close[]
    /**
     * Ends the loop: no more tasks are accepted, and {@link #run} returns when the
     * last ones are done. If nobody has run it, they are done here. Does not wait
     * for another thread, nor for a task, and may be called by one. Once is enough,
     * and more does nothing.
     *
     * @throws IOException if the bell cannot be rung: then it is still open, and
     *     may be closed once more
     */
    @Override
    public void close() throws IOException {
        // end::close[]
        //? Say it, and ring if somebody may be asleep. Who cleans up if nobody is in run?
        // tag::solution-the-last-word-close[]
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            if (running) {
                ring();
                return;
            }
        }
        end();
        // end::solution-the-last-word-close[]
    }

    // tag::solution-the-last-word-ring[]
    /** If that fails, the loop sleeps on and does not see the flag: then it is not closed. */
    private void ring() throws IOException {
        try {
            waker.wake();
        } catch (IOException | RuntimeException failed) {
            closed = false;
            throw failed;
        }
    }
    // end::solution-the-last-word-ring[]
}
