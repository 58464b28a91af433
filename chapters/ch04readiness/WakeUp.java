package ch04readiness;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** A loop on one thread that sleeps in a selector, and that others can wake. */
public final class WakeUp implements Executor, AutoCloseable {

    private final Selector selector;
    private final Consumer<Exception> problems;
    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private boolean closed; // only the loop's thread knows

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
    /** Hands a task to the loop's thread, from any thread, and doesn't wait for it. */
    @Override
    public void execute(Runnable task) {
        // end::signature[]
        //? Two lines. Their order matters: think of a loop that is very fast.
        // tag::solution-wake-up[]
        tasks.add(task);
        // The loop may be asleep. If it is not, its next select() won't sleep.
        selector.wakeup();
        // end::solution-wake-up[]
    }

    // tag::signature-register[]
    /** Registers a channel, from any thread; its handler runs on the loop's thread. */
    public void register(SelectableChannel channel, int interest, Consumer<SelectionKey> handler) {
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
        //? The loop may be asleep, and closed is for its thread alone.
        // tag::solution-wake-up-close[]
        execute(() -> closed = true);
        // end::solution-wake-up-close[]
    }

    // tag::signature-run[]
    /** Goes round until it is closed, on the thread that calls it. */
    public void run() throws IOException {
        // end::signature-run[]
        //? While it is not closed: select, call the handler that is attached to each
        //? selected key, and run the tasks that have come. Close the selector.
        // tag::solution-wake-up-run[]
        try (selector) {
            while (!closed) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    run(() -> handlerOf(key).accept(key));
                }
                selector.selectedKeys().clear();
                runTasks();
            }
        }
        // end::solution-wake-up-run[]
    }

    // tag::solution-wake-up-methods[]
    @SuppressWarnings("unchecked") // register() attaches nothing else
    private static Consumer<SelectionKey> handlerOf(SelectionKey key) {
        return (Consumer<SelectionKey>) key.attachment();
    }

    private void runTasks() {
        // As many as there are now. A task that is added meanwhile has called
        // wakeup(): its turn is in the next round, after the channels.
        for (int n = tasks.size(); n > 0; n--) {
            run(tasks.remove());
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException problem) {
            problems.accept(problem); // one bad task ends nobody's loop
        }
    }
    // end::solution-wake-up-methods[]
}
