package ch06epoll;

/**
 * Why a learner's code had to be stopped.
 *
 * @param gate where its calls went
 * @param stop where it was stopped
 * @param allTold whether all requests had come to their end by then
 */
record StopLessons(Gate gate, Stop stop, boolean allTold) {

    static final String ASKED = "all requests sent at once, each reply told as soon as it is"
            + " complete, and a thread that sleeps in between";
    static final String RESTLESS = "There is nothing to do until somebody answers, and the kernel"
            + " will say so. Whoever wakes up to see that nothing is there sleeps badly.";
    static final String INVALID =
            "The number of a closed descriptor is still in the array. poll answers POLLNVAL, at once"
                    + " and each time: there is no such thing any more. Fill in those that are"
                    + " open, and count only them.";

    String expected() {
        return stop.why() == Stop.Why.OVERCLAIMED
                ? "as many structs as there is memory for, at most"
                : ASKED;
    }

    String why() {
        return switch (stop.why()) {
            case OVERCLAIMED ->
                "The second argument of poll counts structs, not bytes. The kernel believes you: it"
                        + " reads descriptors behind the end of the array, and writes its answers"
                        + " there. This test has stopped the call.";
            case ASKS_ONLY ->
                "A timeout of 0 asks, and comes back at once. That is chapter 3 again, round and"
                        + " round. Wait for ever: -1.";
            case RESTLESS -> RESTLESS;
            case NOT_ALL ->
                "This server answers nobody until all of them have asked, and you wait for an answer"
                        + " first. Begin all, then wait for all of them at once.";
            case NOBODY_LEFT, DEAF ->
                allTold
                        ? "All have come to their end, and you wait again, for ever. Count those that"
                                + " are open."
                        : "Something came for one of the requests, an end or an error perhaps, and"
                                + " nothing was told. Whoever waits for it now waits for ever.";
            case END_AGAIN, IGNORED -> whyIgnored();
        };
    }

    private String whyIgnored() {
        if (gate.reported().invalid()) {
            return INVALID;
        }
        return gate.cues().calls("poll").isEmpty()
                ? "What is reported and not read is reported again, at once: the kernel tells of"
                        + " what is there, not of what is new. Read, or take it off the list."
                : "revents is a mask. A connection that broke says POLLIN, POLLERR and POLLHUP, all"
                        + " at once, and is equal to none of them. Whatever is not 0 wants you to"
                        + " look: a read finds out what it is.";
    }
}
