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

    // TODO the-last-word:
    // Whether it is closed. Any thread sets it and any thread asks: what does Java promise?
    // A field or two.

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
        // TODO the-last-word:
        // Come in, if you may. Turn until it is closed. And leave in order, whatever
        // has ended it.
        throw new UnsupportedOperationException("ch10 / the-last-word: not written yet");
    }

    /**
     * Has a task done by the thread that is in {@link #run}.
     *
     * @throws RejectedExecutionException if it will not be done: it is closed,
     *     or the bell cannot be rung, which is then the cause
     */
    @Override
    public void execute(Runnable task) {
        // TODO the-last-word:
        // Accepted or refused, and nothing in between: can it be closed while you add?
        throw new UnsupportedOperationException("ch10 / the-last-word: not written yet");
    }

    /** Whether it was closed. Who sees that sees all that was done before it. */
    public boolean isClosed() {
        // TODO the-last-word: Whatever your field says.
        throw new UnsupportedOperationException("ch10 / the-last-word: not written yet");
    }

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
        // TODO the-last-word:
        // Say it, and ring if somebody may be asleep. Who cleans up if nobody is in run?
        throw new UnsupportedOperationException("ch10 / the-last-word: not written yet");
    }
}
