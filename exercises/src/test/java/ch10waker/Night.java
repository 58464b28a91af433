package ch10waker;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import support.Attempt;
import support.Attempt.Outcome;
import support.Sleeper;
import support.Sleeper.Rest;

/**
 * A learner's call on a thread of its own, seen by the kernel: does it sleep? It is got out of
 * there in any case.
 *
 * @param <T> what the call returns
 */
final class Night<T> implements AutoCloseable {

    private static final int A_WHILE = 5; // milliseconds of sleep
    private static final int TRIES = 50;

    private final Tower tower;
    private final CountDownLatch waits = new CountDownLatch(1); // is about to
    private final CompletableFuture<Sleeper> sleeper = new CompletableFuture<>();
    private final Thread thread;
    private volatile Outcome<T> outcome;
    private volatile Throwable failure;

    private Night(Tower tower, Attempt attempt, String did, Callable<T> call) {
        this.tower = tower;
        this.thread = new Thread(() -> call(attempt, did, call), "the loop's thread");
        thread.setDaemon(true);
    }

    /** Begins the call. */
    static <T> Night<T> begin(Tower tower, Attempt attempt, String did, Callable<T> call) {
        Night<T> night = new Night<>(tower, attempt, did, call);
        tower.library().before("epoll_wait", 1, night.waits::countDown);
        night.thread.start();
        return night;
    }

    private void call(Attempt attempt, String did, Callable<T> call) {
        sleeper.complete(Sleeper.thisThread());
        try {
            outcome = attempt.run(did, call);
        } catch (Throwable lesson) {
            failure = lesson;
        } finally {
            waits.countDown();
        }
    }

    Thread thread() {
        return thread;
    }

    boolean ended() {
        return outcome != null || failure != null;
    }

    /** Waits until it sleeps in epoll_wait, or is over. */
    Night<T> untilAsleep() throws InterruptedException {
        waits.await();
        while (!ended() && sleeper.join().sleptMillis() < A_WHILE) {
            LockSupport.parkNanos(500_000);
        }
        judgeUnwritten();
        return this;
    }

    /** Waits until it is over, or clearly will not be. */
    Rest rest() {
        return rest(() -> false);
    }

    /** Waits until this has happened, or it is over, or clearly neither will be. */
    Rest rest(BooleanSupplier event) {
        return sleeper.join().awaitRest(() -> event.getAsBoolean() || ended());
    }

    /** What came of it, once it is over: a lesson is thrown. */
    Outcome<T> outcome() {
        judgeUnwritten();
        return outcome;
    }

    private void judgeUnwritten() {
        if (failure instanceof Error error) {
            throw error;
        }
    }

    @Override
    public void close() {
        try {
            if (ended()) {
                thread.join(); // it is on its way out, and a rescue would wait for the next one
            }
            for (int i = 0; i < TRIES && thread.isAlive(); i++) {
                tower.rescue();
                thread.interrupt();
                thread.join(20);
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }
}
