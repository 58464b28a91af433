package ch10waker;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

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
        Waiting.untilOverOrForUs(closer);
        if (!closer.isAlive()) {
            loop.rest();
        }
    }

    /** For tasks, which may not throw what it throws. */
    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
