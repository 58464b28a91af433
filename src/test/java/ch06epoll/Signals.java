package ch06epoll;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import jnr.constants.platform.Signal;

/**
 * Sends real signals to a thread. It is SIGPIPE: every JVM has a handler for it, which does
 * nothing, and for a system call that waits it is a signal like any other.
 */
public final class Signals {

    private Signals() {}

    /** What the work comes to, on a thread that gets signal after signal until it is done. */
    public static <T> T hail(Callable<T> work) throws Exception {
        CompletableFuture<Long> thread = new CompletableFuture<>();
        CountDownLatch noMore = new CountDownLatch(1);
        FutureTask<T> result = new FutureTask<>(work);
        Thread worker = new Thread(
                () -> {
                    thread.complete(Kernel.LIBC.pthread_self());
                    result.run();
                    awaitQuietly(noMore); // a signal for a thread that has ended would hit us all
                },
                "worker");
        worker.setDaemon(true);
        worker.start();
        while (!result.isDone()) {
            send(thread.get());
            Thread.onSpinWait();
        }
        noMore.countDown();
        return result.get();
    }

    /** One signal for the thread that calls; it has been handled when this returns. */
    static void toMyself() {
        send(Kernel.LIBC.pthread_self());
    }

    static void send(long thread) {
        assertEquals(0, Kernel.LIBC.pthread_kill(thread, Signal.SIGPIPE.intValue()));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }
}
