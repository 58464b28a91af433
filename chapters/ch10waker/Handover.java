package ch10waker;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/**
 * Tasks from any thread for the one that polls.
 *
 * <p>Whoever puts a task into an empty list rings the bell; for the others it has been rung. So the
 * thread that polls may sleep whenever it has emptied the list.
 */
class Handover {

    private final Waker waker;

    /** What is to be done, the oldest first. Guarded by this. */
    private final Deque<Runnable> tasks = new ArrayDeque<>();

    /**
     * For the thread that hears this bell.
     *
     * @param waker stays the caller's; not to be closed while somebody may be in {@link #add}
     */
    Handover(Waker waker) {
        this.waker = waker;
    }

    // tag::add[]
    /**
     * Hands over a task, which the next {@link #run} does. Any thread may call,
     * a task too.
     *
     * @throws IOException if the bell cannot be rung; then the task is not done
     */
    void add(Runnable task) throws IOException {
        Objects.requireNonNull(task);
        // end::add[]
        //? Keep it, and ring: before or after? And does each of a thousand have to ring?
        // tag::solution-hand-over[]
        synchronized (this) {
            tasks.add(task);
            if (tasks.size() == 1) {
                ring();
            }
        }
        // end::solution-hand-over[]
    }

    // tag::solution-hand-over-ring[]
    /** A task that nobody was called for would lie there, and keep all others from ringing. */
    private void ring() throws IOException {
        try {
            waker.wake();
        } catch (IOException | RuntimeException failed) {
            tasks.removeLast();
            throw failed;
        }
    }
    // end::solution-hand-over-ring[]

    // tag::run[]
    /**
     * Does what is there, in the order in which it came; what is added meanwhile is
     * for the next time. For the thread that polls.
     *
     * <p>What a task throws goes to the thread's
     * {@link Thread.UncaughtExceptionHandler}.
     *
     * @return how many tasks that were
     */
    int run() {
        // end::run[]
        //? Take all of them off the list first, so that it is empty while they run. What
        //? if one of them throws?
        // tag::solution-hand-over-run[]
        List<Runnable> batch;
        synchronized (this) {
            batch = List.copyOf(tasks);
            tasks.clear();
        }
        batch.forEach(Handover::runOne);
        return batch.size();
        // end::solution-hand-over-run[]
    }

    // tag::solution-hand-over-one[]
    private static void runOne(Runnable task) {
        try {
            task.run();
        } catch (Throwable thrown) { // an Error of one task, too, is not the next one's
            tell(thrown);
        }
    }

    private static void tell(Throwable thrown) {
        Thread here = Thread.currentThread();
        try {
            here.getUncaughtExceptionHandler().uncaughtException(here, thrown);
        } catch (Throwable ignored) {
            // As the JVM does: what a handler throws is no business of the tasks behind it.
        }
    }
    // end::solution-hand-over-one[]
}
