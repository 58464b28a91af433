package ch10waker;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** A handover that lets something happen at the worst moment: before it adds its first task. */
final class Late extends Handover {

    private final Runnable meanwhile;
    private final AtomicBoolean begun = new AtomicBoolean();

    Late(Waker waker, Runnable meanwhile) {
        super(waker);
        this.meanwhile = meanwhile;
    }

    @Override
    void add(Runnable task) throws IOException {
        if (begun.compareAndSet(false, true)) {
            meanwhile.run();
        }
        super.add(task);
    }

    /** Lets somebody close the loop: until the loop is over, or they wait for us. */
    static void closes(Bystander closer, Night<Boolean> loop) {
        if (closer.endsWithoutUs()) {
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
