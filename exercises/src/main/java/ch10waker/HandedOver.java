package ch10waker;

import ch05ffi.Binding;

import ch08poll.Events;
import ch08poll.Poll;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** One task for a thread that sleeps: how long until it is done; and then a hundred thousand. */
final class HandedOver {

    private static final Duration WAIT = Duration.ofMillis(500);
    private static final long HEAD_START = 100; // milliseconds, so that the other one is asleep
    private static final int THREADS = 4;
    private static final int EACH = 25_000; // tasks

    private final WakerLibc libc = Binding.load(WakerLibc.class);
    private final PrintStream out;

    private HandedOver(PrintStream out) {
        this.out = out;
    }

    /** Prints when the task was done, for each way to hand it over. */
    static void run(PrintStream out) throws Exception {
        HandedOver three = new HandedOver(out);
        three.toALoop(); // loads classes
        out.println("a task for a thread that sleeps   is done after");
        three.row("put into a list", three.intoAList(false));
        three.row("and the thread interrupted", three.intoAList(true));
        three.row("given to a Loop", three.toALoop());
        out.println();
        three.many();
    }

    private void row(String how, long nanos) {
        out.printf("  %-30s %,9.1f ms%n", how, nanos / 1e6);
    }

    /** What is in the list is looked at after each wait, and the waits have an end. */
    private long intoAList(boolean interrupt) throws Exception {
        Queue<Runnable> list = new ConcurrentLinkedQueue<>();
        AtomicLong done = new AtomicLong();
        Thread sleeper = new Thread(() -> onceAround(list));
        sleeper.start();
        Thread.sleep(HEAD_START);
        long begin = System.nanoTime();
        list.add(() -> done.set(System.nanoTime()));
        if (interrupt) {
            sleeper.interrupt();
        }
        sleeper.join();
        return done.get() - begin;
    }

    private void onceAround(Queue<Runnable> list) {
        try (Poll poll = new Poll(libc)) {
            poll.poll(new Events(8), WAIT);
            list.forEach(Runnable::run);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private long toALoop() throws Exception {
        AtomicLong done = new AtomicLong();
        Loop loop = Loop.open(libc);
        Thread sleeper = started(loop);
        loop.execute(() -> {});
        Thread.sleep(HEAD_START);
        long begin = System.nanoTime();
        loop.execute(() -> done.set(System.nanoTime()));
        loop.close();
        sleeper.join();
        return done.get() - begin;
    }

    private static Thread started(Loop loop) {
        Thread thread = new Thread(() -> {
            try {
                loop.run(event -> {}); // nobody is registered
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
        thread.start();
        return thread;
    }

    /** Four threads at once, as fast as they can. */
    private void many() throws Exception {
        Counted counted = new Counted(libc);
        AtomicLong done = new AtomicLong();
        CountDownLatch begin = new CountDownLatch(1);
        Loop loop = Loop.open(counted.libc());
        Thread sleeper = started(loop);
        List<Thread> givers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            givers.add(new Thread(() -> give(loop, begin, done)));
        }
        givers.forEach(Thread::start);
        begin.countDown();
        for (Thread giver : givers) {
            giver.join();
        }
        loop.close();
        sleeper.join();
        out.printf("%,d tasks from %d threads%n", (long) THREADS * EACH, THREADS);
        out.printf("  done            %,9d%n", done.get());
        out.printf("  the bell rung   %,9d times%n", counted.of("write"));
        out.printf("  waited          %,9d times%n", counted.of("epoll_wait"));
    }

    private static void give(Loop loop, CountDownLatch begin, AtomicLong done) {
        try {
            begin.await();
            for (int i = 0; i < EACH; i++) {
                loop.execute(done::incrementAndGet);
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }
}
