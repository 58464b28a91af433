package ch10waker;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** A handover that lets something happen at the worst moment: before it adds a task. */
final class Late extends Handover {

    private final Runnable meanwhile;

    Late(Waker waker, Runnable meanwhile) {
        super(waker);
        this.meanwhile = meanwhile;
    }

    @Override
    void add(Runnable task) throws IOException {
        meanwhile.run();
        super.add(task);
    }

    /** Lets somebody close the loop: until the loop is over, or they wait for us. */
    static void closes(Thread closer, Night<Boolean> loop) {
        closer.start();
        while (closer.isAlive() && !waits(closer)) {
            LockSupport.parkNanos(200_000);
        }
        if (!closer.isAlive()) {
            loop.rest();
        }
    }

    /** Whether somebody waits for a lock, or for another thread. */
    static boolean waits(Thread thread) {
        return thread.getState() == Thread.State.BLOCKED
                || thread.getState() == Thread.State.WAITING;
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
