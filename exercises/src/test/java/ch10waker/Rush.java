package ch10waker;

import ch08poll.Poll;
import ch08poll.Token;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Two threads that add, while a third one runs: until they have been at it at the same time often
 * enough. Each of them counts how often the other one got on between two tasks of its own, which
 * says more than any length of time, on a machine that has other things to do.
 */
final class Rush {

    private static final int OFTEN = 3_000;
    private static final long MANY = 100_000; // tasks of one thread, if they never meet

    private final List<AtomicLong> added = List.of(new AtomicLong(), new AtomicLong());
    private final AtomicReference<Throwable> failed = new AtomicReference<>();
    private long done; // of the thread that runs

    String did() {
        return "two threads add, as fast as they can, and a third one runs";
    }

    long added() {
        return added.get(0).get() + added.get(1).get();
    }

    /** How many tasks were done. */
    long on(WakerLibc libc) throws Exception {
        try (Poll poll = new Poll(libc);
                Waker waker = new Waker(libc, poll.registry(), new Token(0))) {
            return run(new Handover(waker));
        }
    }

    private long run(Handover handover) throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            AtomicLong mine = added.get(i);
            AtomicLong others = added.get(1 - i);
            Thread thread = new Thread(() -> add(handover, mine, others), "adds");
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
        while (threads.stream().anyMatch(Thread::isAlive)) {
            handover.run();
        }
        handover.run();
        if (failed.get() instanceof Exception exception) {
            throw exception;
        }
        if (failed.get() instanceof Error error) {
            throw error;
        }
        return done;
    }

    private void add(Handover handover, AtomicLong mine, AtomicLong others) {
        try {
            long before = others.get();
            for (int met = 0; met < OFTEN && mine.get() < MANY && failed.get() == null; ) {
                handover.add(() -> done++);
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
