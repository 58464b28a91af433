package ch04readiness;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
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

    /**
     * Hands a task to the loop's thread, from any thread, and doesn't wait for it.
     *
     * @throws RejectedExecutionException if it is closed, and the task won't run
     */
    @Override
    public void execute(Runnable task) {
        // TODO wake-up: Put the task into the queue and wake the loop. The order matters: think
        // of a loop that is very fast. And if it was closed in the meantime?
        throw new UnsupportedOperationException("ch04 / wake-up: not written yet");
    }

    /** Registers a channel, from any thread; the handler runs on the loop's. */
    public void register(SelectableChannel channel, int interest, Handler handler) {
        // TODO wake-up: What thread should call channel.register(selector, interest, handler)?
        // A problem there is one for problems.
        throw new UnsupportedOperationException("ch04 / wake-up: not written yet");
    }

    /**
     * Ends the loop once the tasks handed in so far have run. Any thread may call
     * this, and more than once; it doesn't wait for the loop.
     */
    @Override
    public void close() {
        // TODO wake-up: The loop may be asleep.
        throw new UnsupportedOperationException("ch04 / wake-up: not written yet");
    }

    /** Goes round until it is closed, on the thread that calls it. */
    public void run() throws IOException {
        // TODO wake-up: While it is not closed: select, call the handler that is attached to each
        // selected key, and run the tasks that have come. Then the last tasks, and
        // close the selector.
        throw new UnsupportedOperationException("ch04 / wake-up: not written yet");
    }
}
