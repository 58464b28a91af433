package ch06epoll;

/** Ends a learner's call that would not end by itself. An Error, so that few will catch it. */
final class Stop extends Error {

    private static final long serialVersionUID = 1L;

    /** Why it was stopped. */
    enum Why {
        /** The kernel was told of more memory than there is. */
        OVERCLAIMED("the kernel is told of more room than there is"),
        /** It asks on and on, and never waits. */
        ASKS_ONLY("it asks with a wait of 0, a thousand times in a row"),
        /** It waits a little, on and on. */
        RESTLESS("it waits and gets nothing, again and again"),
        /** It sleeps, and some of the requests have not been sent. */
        NOT_ALL("it sleeps before all requests are sent"),
        /** It sleeps, and everything has happened. */
        NOBODY_LEFT("it sleeps, and nothing will happen any more"),
        /** It sleeps, although something came. */
        DEAF("it sleeps, although something came"),
        /** It reads the same end again and again. */
        END_AGAIN("it reads the same end, a hundred times"),
        /** Somebody is reported, and nobody reads. */
        IGNORED("somebody is reported a hundred times in a row, and nothing is read"),
        /** It reads on and on from those of whom nothing was reported. */
        UNASKED("it reads a hundred times what was not reported"),
        /** It is reported, it reads, and there is nothing, on and on. */
        IN_VAIN("it is woken and reads a hundred times in a row, and nothing is there"),
        /** A read was to write behind the end of its buffer. */
        OVERREAD("read is told of more room than there is"),
        /** A read was to bring nothing. */
        NO_ROOM("a read into a buffer that has no room left");

        private final String words;

        Why(String words) {
            this.words = words;
        }
    }

    private final Why why;

    Stop(Why why) {
        super("stopped by the test: " + why.words);
        this.why = why;
    }

    Why why() {
        return why;
    }

    @Override
    public String toString() {
        return why.words;
    }
}
