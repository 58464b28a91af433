package ch08poll;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Something that is done on another thread while a learner's wait is on. */
final class Meanwhile {

    /** What is done. */
    interface Action {
        void run() throws Exception;
    }

    private final CompletableFuture<Throwable> result = new CompletableFuture<>();

    private Meanwhile() {}

    /** Will be done in the next wait; then a byte ends that. */
    static Meanwhile during(Queue queue, Pipe pipe, Action action) {
        Meanwhile meanwhile = new Meanwhile();
        queue.library().before("epoll_wait", 1, () -> {
            new Thread(() -> meanwhile.run(action)).start();
            meanwhile.result.join();
            write(queue, pipe);
        });
        return meanwhile;
    }

    private void run(Action action) {
        try {
            action.run();
            result.complete(null);
        } catch (Throwable thrown) {
            result.complete(thrown);
        }
    }

    private static void write(Queue queue, Pipe pipe) {
        try {
            queue.write(pipe);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** What it threw, or null. */
    Throwable thrown() {
        try {
            return result.isDone() ? result.get() : new IllegalStateException("there was no wait");
        } catch (InterruptedException | ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
