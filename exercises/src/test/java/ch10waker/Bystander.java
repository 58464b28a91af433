package ch10waker;

import java.util.concurrent.CompletableFuture;
import support.Sleeper;
import support.Sleeper.Rest;

/** Another thread, with one call to a learner's loop. What it throws is kept for the test. */
final class Bystander implements AutoCloseable {

    private static final int TRIES = 50;

    private final CompletableFuture<Sleeper> sleeper = new CompletableFuture<>();
    private final Thread thread;
    private volatile Throwable failure;

    /** One that has not begun. */
    Bystander(String name, Runnable call) {
        this.thread = new Thread(() -> call(call), name);
        thread.setDaemon(true);
    }

    private void call(Runnable call) {
        sleeper.complete(Sleeper.thisThread());
        try {
            call.run();
        } catch (Throwable lesson) {
            failure = lesson;
        }
    }

    /** Begins, and waits until it has ended, or waits for the thread that calls this. */
    boolean endsWithoutUs() {
        thread.start();
        Waiting.untilOverOrForUs(thread);
        return !thread.isAlive();
    }

    /** Begins, and waits until it has ended, or clearly will not. */
    Rest rest() {
        thread.start();
        return sleeper.join().awaitRest(() -> !thread.isAlive());
    }

    /** Waits until it has ended. A lesson of it is thrown. */
    void join() throws InterruptedException {
        thread.join();
        judge();
    }

    /** Throws a lesson of it, if there is one. */
    void judge() {
        if (failure instanceof Error error) {
            throw error;
        }
    }

    /** Gets it out of wherever it waits. */
    @Override
    public void close() {
        try {
            for (int i = 0; i < TRIES && thread.isAlive(); i++) {
                thread.interrupt();
                thread.join(20);
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }
}
