package support;

/** What is to happen in one call, which is counted down to. */
final class Cue {

    private final String call;
    private int nth;
    private Runnable before = () -> {};
    private Runnable after = () -> {};
    private int errno;
    private boolean made = true;

    Cue(String call, int nth) {
        this.call = call;
        this.nth = nth;
    }

    Cue before(Runnable event) {
        before = event;
        return this;
    }

    Cue after(Runnable event) {
        after = event;
        return this;
    }

    Cue fails(int reason, boolean butIsMade) {
        errno = reason;
        made = butIsMade;
        return this;
    }

    /** Counts a call; true if it is the one. */
    boolean isDue(String name) {
        return name.equals(call) && --nth == 0;
    }

    Runnable before() {
        return before;
    }

    Runnable after() {
        return after;
    }

    /** The reason to fail with, or 0. */
    int errno() {
        return errno;
    }

    /** Whether the call is made at all. */
    boolean isMade() {
        return made;
    }
}
