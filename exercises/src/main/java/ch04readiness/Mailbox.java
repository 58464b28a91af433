package ch04readiness;

import java.util.concurrent.atomic.LongAdder;

/** A source of the plainest kind: letters come, and somebody takes them out. */
public final class Mailbox implements Source {

    private final LongAdder steps; // one for each question
    private Runnable bell = Mailbox::nobody;
    private int letters;

    /** An empty one that adds each question it is asked to {@code steps}. */
    public Mailbox(LongAdder steps) {
        this.steps = steps;
    }

    /** A letter comes. */
    public void letter() {
        letters++;
        bell.run();
    }

    /** Takes all letters out. */
    public void empty() {
        letters = 0;
    }

    @Override
    public boolean isReady() {
        steps.increment();
        return letters > 0;
    }

    @Override
    public void tell(Runnable newBell) {
        bell = newBell;
    }

    @Override
    public void tellNobody() {
        bell = Mailbox::nobody;
    }

    private static void nobody() {}
}
