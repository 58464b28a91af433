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

    /** Hands a task to the loop's thread, from any thread, and doesn't wait for it. */
    @Override
    public void execute(Runnable task) {
        // TODO wake-up: Two lines. Their order matters: think of a loop that is very fast.
        throw new UnsupportedOperationException("ch04 / wake-up: not written yet");
    }

    /** Registers a channel, from any thread; its handler runs on the loop's thread. */
    public void register(SelectableChannel channel, int interest, Consumer<SelectionKey> handler) {
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
        // TODO wake-up: The loop may be asleep, and closed is for its thread alone.
        throw new UnsupportedOperationException("ch04 / wake-up: not written yet");
    }

    /** Goes round until it is closed, on the thread that calls it. */
    public void run() throws IOException {
        // TODO wake-up: While it is not closed: select, call the handler that is attached to each
        // selected key, and run the tasks that have come. Close the selector.
        throw new UnsupportedOperationException("ch04 / wake-up: not written yet");
    }
}
