package ch03nonblocking;

/** What to do when nobody had anything: ask again at once, or let some time pass first. */
@FunctionalInterface
public interface Idle {

    /**
     * Called after a whole round in which everybody was asked and nothing came: no
     * bytes, no end, no failure. It is not called after any other round.
     */
    void nothingCame() throws InterruptedException;
}
