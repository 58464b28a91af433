package ch08poll;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicReference;
import support.Crowd;
import support.Crowd.Reached;

/** Something that another thread does while a learner's call is on. */
final class Meanwhile {

    /** What is done. */
    interface Action {
        void run() throws Exception;
    }

    /** It was still at it when it was to be over: at a lock, or turning in circles. */
    static final class Held extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Held(Reached how) {
            super(how == Reached.SPINNING ? "it turned in circles" : "it stood at a lock");
        }
    }

    private final AtomicReference<Throwable> thrown =
            new AtomicReference<>(new IllegalStateException("the call never came to the kernel"));
    private final Action action;
    private volatile boolean done;

    private Meanwhile(Action action) {
        this.action = action;
    }

    /** Will be done in the next wait; then a byte ends that. */
    static Meanwhile during(Queue queue, Pipe pipe, Action action) {
        Meanwhile meanwhile = new Meanwhile(action);
        queue.library().before("epoll_wait", 1, () -> {
            meanwhile.run();
            write(queue, pipe);
        });
        return meanwhile;
    }

    /** On another thread; comes back when that is done, or held up by this one. */
    private void run() {
        Crowd crowd = Crowd.fromNow();
        Thread other = new Thread(this::act, "the other one");
        other.setDaemon(true);
        crowd.met(other);
        other.start();
        Reached reached = crowd.until(() -> done);
        if (reached != Reached.EVENT) {
            thrown.set(new Held(reached));
        }
    }

    private void act() {
        Throwable mine = null;
        try {
            action.run();
        } catch (Throwable failed) {
            mine = failed;
        }
        if (!(thrown.get() instanceof Held)) {
            thrown.set(mine);
        }
        done = true;
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
        return thrown.get();
    }
}
