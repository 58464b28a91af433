package ch05ffi;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import support.Lesson;

/** Two threads that close the same descriptor at the same moment, as often as fits in 0.3 s. */
final class ClosedByTwo {

    private static final int ROUNDS = 20_000;
    private static final long A_MOMENT = TimeUnit.MILLISECONDS.toNanos(300);
    private static final int SPINS = 200;

    private final long until = System.nanoTime() + A_MOMENT;
    private final AtomicInteger arrived = new AtomicInteger();
    private final AtomicIntegerArray closes = new AtomicIntegerArray(ROUNDS);

    /** It counts, and closes nothing: the numbers are made up. */
    private final Libc counts = (Libc) Proxy.newProxyInstance(
            ClosedByTwo.class.getClassLoader(),
            new Class<?>[] {Libc.class},
            (proxy, method, given) -> {
                if (method.getName().equals("close")) {
                    closes.incrementAndGet((Integer) given[0]);
                }
                return 0;
            });

    private final List<Fd> all = IntStream.range(0, ROUNDS)
            .mapToObj(number -> new Fd(counts, number, "socket " + number))
            .toList();

    /** Fails if one of them was closed twice. */
    void judge() throws InterruptedException {
        Thread other = new Thread(this::closeAll, "the other one");
        other.start();
        closeAll();
        other.join();
        long twice = IntStream.range(0, ROUNDS)
                .filter(number -> closes.get(number) > 1)
                .count();
        if (twice > 0) {
            throw Lesson.did(arrived.get() / 2
                            + " descriptors, each closed by two threads at the same moment")
                    .saw("closed twice: " + twice)
                    .expected("each is closed once, by whoever is first")
                    .why("To look whether it is marked, and then to mark it, are two steps, and"
                            + " the other thread looks between them. compareAndSet does both in"
                            + " one step, and says whether it was you.")
                    .read(5, "A descriptor has one owner");
        }
    }

    private void closeAll() {
        for (int round = 0; round < ROUNDS && System.nanoTime() < until; round++) {
            if (!meet(2 * (round + 1))) {
                return;
            }
            try {
                all.get(round).close();
            } catch (ErrnoException | RuntimeException saidElsewhere) {
                // What else may be wrong, other tests say.
            }
        }
    }

    /**
     * Waits for the other one, without going to sleep at once: they are to go on together. False
     * if the other one has run out of time.
     */
    private boolean meet(int both) {
        arrived.incrementAndGet();
        for (int spins = 0; arrived.get() < both; spins++) {
            if (spins < SPINS) {
                Thread.onSpinWait();
            } else if (System.nanoTime() < until) {
                Thread.yield();
            } else {
                return false;
            }
        }
        return true;
    }
}
