package ch10waker;

import ch08poll.Events;
import ch08poll.Poll;
import ch08poll.Token;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Two threads that add, while a third one runs: until they have been at it at the same time often
 * enough. Each of them counts how often the other one got on between two tasks of its own, which
 * says more than any length of time, on a machine that has other things to do.
 */
final class Rush {

    private static final int OFTEN = 3_000;
    private static final long MANY = 1_000_000; // tasks of one thread, if they never meet

    private final List<AtomicLong> added = List.of(new AtomicLong(), new AtomicLong());
    private final AtomicReference<Throwable> failed = new AtomicReference<>();
    private final Events events = new Events(4);
    private volatile boolean over;
    private long done; // of the thread that runs
    private long unrung; // of these, those that nobody had rung for

    String did() {
        return "two threads add, as fast as they can, and a third one runs";
    }

    long added() {
        return added.get(0).get() + added.get(1).get();
    }

    /** How many tasks lay on the list in the end, and nobody had rung for them. */
    long unrung() {
        return unrung;
    }

    /** How many tasks were done. */
    long on(WakerLibc libc) throws Exception {
        try (Poll poll = new Poll(libc);
                Waker waker = new Waker(libc, poll.registry(), new Token(0))) {
            return run(poll, new Handover(waker));
        }
    }

    /** Whoever runs is woken by the bell, and by nothing else. */
    private long run(Poll poll, Handover handover) throws Exception {
        Runnable task = () -> done++;
        List<Thread> threads = List.of(adding(handover, task, 0), adding(handover, task, 1));
        threads.forEach(Thread::start);
        try {
            while (threads.stream().anyMatch(Thread::isAlive)) {
                runIfRung(poll, handover);
            }
            runIfRung(poll, handover);
            runIfRung(poll, handover); // the first may have been rung for by what is done already
            long before = done;
            handover.run();
            unrung = done - before;
        } finally {
            over = true;
            for (Thread thread : threads) {
                thread.join();
            }
        }
        if (failed.get() != null) {
            throw new ExecutionException(failed.get());
        }
        return done;
    }

    private void runIfRung(Poll poll, Handover handover) throws IOException {
        poll.poll(events, Duration.ZERO);
        if (!events.isEmpty()) {
            handover.run();
        }
    }

    private Thread adding(Handover handover, Runnable task, int which) {
        AtomicLong mine = added.get(which);
        AtomicLong others = added.get(1 - which);
        Thread thread = new Thread(() -> add(handover, task, mine, others), "adds");
        thread.setDaemon(true);
        return thread;
    }

    private void add(Handover handover, Runnable task, AtomicLong mine, AtomicLong others) {
        try {
            int met = 0;
            long before = others.get();
            while (met < OFTEN && mine.get() < MANY && !over) {
                handover.add(task);
                mine.incrementAndGet();
                long now = others.get();
                met += now == before ? 0 : 1;
                before = now;
            }
        } catch (Throwable thrown) {
            failed.set(thrown);
        }
    }
}
