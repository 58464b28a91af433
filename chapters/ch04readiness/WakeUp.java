package ch04readiness;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
// tag::solution-wake-up-imports[]
import java.util.ArrayList;
import java.util.List;
// end::solution-wake-up-imports[]
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** A loop on one thread that sleeps in a selector, and that others can wake. */
public final class WakeUp implements Executor, AutoCloseable {

    /** What to do when a channel is ready. */
    @FunctionalInterface
    public interface Handler {
        /** Called on the loop's thread, with the key that was selected. */
        void ready(SelectionKey key);
    }

    private final Selector selector;
    private final Consumer<Exception> problems;
    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private volatile boolean closed;

    /**
     * Makes a loop; a thread that calls {@link #run} makes it go round.
     *
     * @param selector ours from now on: closed when the loop ends
     * @param problems told of what a task or handler throws, on the loop's thread
     */
    public WakeUp(Selector selector, Consumer<Exception> problems) {
        this.selector = selector;
        this.problems = problems;
    }

    // tag::signature[]
    /**
     * Hands a task to the loop's thread, from any thread, and doesn't wait for it.
     *
     * @throws RejectedExecutionException if it is closed, and the task won't run
     */
    @Override
    public void execute(Runnable task) {
        // end::signature[]
        //? Put the task into the queue and wake the loop. The order matters: think
        //? of a loop that is very fast. And if it was closed in the meantime?
        // tag::solution-wake-up[]
        tasks.add(task);
        // Who finds it in the queue still, after the end, takes it back.
        if (closed && tasks.remove(task)) {
            throw new RejectedExecutionException("the loop is closed");
        }
        // The loop may be asleep. If it is not, its next select() won't sleep.
        selector.wakeup();
        // end::solution-wake-up[]
    }

    // tag::signature-register[]
    /** Registers a channel, from any thread; the handler runs on the loop's. */
    public void register(SelectableChannel channel, int interest, Handler handler) {
        // end::signature-register[]
        //? What thread should call channel.register(selector, interest, handler)?
        //? A problem there is one for problems.
        // tag::solution-wake-up-register[]
        execute(() -> {
            try {
                channel.register(selector, interest, handler);
            } catch (IOException closedMeanwhile) {
                problems.accept(closedMeanwhile);
            }
        });
        // end::solution-wake-up-register[]
    }

    // tag::signature-close[]
    /**
     * Ends the loop once the tasks handed in so far have run. Any thread may call
     * this, and more than once; it doesn't wait for the loop.
     */
    @Override
    public void close() {
        // end::signature-close[]
        //? The loop may be asleep.
        // tag::solution-wake-up-close[]
        closed = true;
        selector.wakeup();
        // end::solution-wake-up-close[]
    }

    // tag::signature-run[]
    /** Goes round until it is closed, on the thread that calls it. */
    public void run() throws IOException {
        // end::signature-run[]
        //? While it is not closed: select, call the handler that is attached to each
        //? selected key, and run the tasks that have come. Then the last tasks, and
        //? close the selector.
        // tag::solution-wake-up-run[]
        try (selector) {
            while (!closed) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    attempt(() -> ((Handler) key.attachment()).ready(key));
                }
                selector.selectedKeys().clear();
                runTasks();
            }
            runTasks(); // those that came just before it was closed
        }
        // end::solution-wake-up-run[]
    }

    // tag::solution-wake-up-methods[]
    private void runTasks() {
        // Those that are there now. A task that is added meanwhile has called
        // wakeup(): its turn is in the next round, after the channels.
        List<Runnable> now = new ArrayList<>();
        tasks.drainTo(now);
        now.forEach(this::attempt);
    }

    private void attempt(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException problem) {
            problems.accept(problem); // one bad task ends nobody's loop
        }
    }
    // end::solution-wake-up-methods[]
}
