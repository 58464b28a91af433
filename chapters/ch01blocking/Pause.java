package ch01blocking;

/** A way to let time pass. Tests hand in one that takes no time. */
@FunctionalInterface
public interface Pause {

    /** Comes back when the time is over; an interrupt ends it early. */
    void forMillis(long millis) throws InterruptedException;
}
