package ch06epoll;

import support.NativeCall;

/**
 * Why a learner's code had to be stopped.
 *
 * @param gate where its calls went
 * @param stop where it was stopped
 * @param left how many requests had not come to their end by then
 */
record StopLessons(Gate gate, Stop stop, int left) {

    static final String ASKED = "all requests sent at once, each reply told as soon as it is"
            + " complete, and a thread that sleeps in between";
    static final String RESTLESS = "There is nothing to do until somebody answers, and the kernel"
            + " will say so. Whoever wakes up to see that nothing is there sleeps badly.";
    static final String INVALID =
            "The number of a closed descriptor is still in the array. poll answers POLLNVAL, at once"
                    + " and each time: there is no such thing any more. Fill in those that are"
                    + " open, and count only them.";

    static final String FAILED =
            "poll has returned -1: it has looked at nobody, and what stands in the array is from the"
                    + " time before. EINTR wants another try, and no other error does.";

    String expected() {
        return stop.why() == Stop.Why.OVERCLAIMED
                ? "as many structs as there is memory for, at most"
                : ASKED;
    }

    String why() {
        return switch (stop.why()) {
            case OVERCLAIMED -> whyOverclaimed();
            case ASKS_ONLY ->
                "A timeout of 0 asks, and comes back at once. That is chapter 3 again, round and"
                        + " round. Wait for ever: -1.";
            case RESTLESS -> RESTLESS;
            case NOT_ALL ->
                "This server answers nobody until all of them have asked, and you wait for an answer"
                        + " first. Begin all, then wait for all of them at once.";
            case NOBODY_LEFT, DEAF -> whyDeaf();
            case END_AGAIN, IGNORED -> whyIgnored();
            case UNASKED -> whyUnasked(gate);
            case IN_VAIN, OVERREAD, NO_ROOM ->
                "That somebody was reported says that a read is worth while, and not that there is"
                        + " something. If it is nothing each time, it was the wrong question.";
        };
    }

    private String whyDeaf() {
        if (left <= 0) {
            return "All have come to their end, and you wait again, for ever. Count those that are"
                    + " open. (A Map with keys that are Long does not find an Integer: remove() says"
                    + " nothing then, and removes nothing.)";
        }
        Gate.Wait last = gate.waits().get(gate.waits().size() - 1);
        if (!gate.cues().calls("poll").isEmpty()) {
            return last.open() < left
                    ? left + " are open, and poll was asked about " + last.open() + ". It keeps no"
                            + " list: whom you do not ask about, nobody watches."
                    : "poll was asked about all that are open, and something came for one of them:"
                            + " look at what you have asked for. It stands in events; what you put"
                            + " into revents is written over. And an end that you have read is to be"
                            + " told.";
        }
        return "Something came for one of the requests, an end or an error perhaps, and nothing was"
                + " told. Whoever waits for it now waits for ever.";
    }

    /** Why somebody was read of whom nothing was said. */
    static String whyUnasked(Gate gate) {
        if (gate.cues().calls("poll").stream().anyMatch(NativeCall::failed)) {
            return FAILED;
        }
        return gate.cues().calls("poll").isEmpty()
                ? "Whose event it is, says the token in it, and not its place in the array. And as"
                        + " many are new as the wait has returned. What stands behind them in the"
                        + " array is left over from an earlier wait, or was never written."
                : "poll says how many have an answer, and not who. Who it is stands in the array, in"
                        + " the revents of each: struct i belongs to the one whose number you have"
                        + " put there, also if somebody has left your list in between.";
    }

    private String whyOverclaimed() {
        Gate.Wait last = gate.waits().get(gate.waits().size() - 1);
        String believed = " The kernel believes you: it reads descriptors behind the end of the"
                + " array, and writes its answers there. This test has stopped the call.";
        return last.claimed() <= last.moved()
                ? "The kernel gets the address of the buffer's position, and yours stands behind the"
                        + " structs that you have put: a put without an index moves it." + believed
                : "The second argument of poll counts structs, not bytes." + believed;
    }

    private String whyIgnored() {
        if (gate.reported().invalid()) {
            return INVALID;
        }
        if (!gate.cues().calls("poll").isEmpty() && !gate.reported().broken()) {
            return "poll says how many have an answer, and not who: the 1 that it returns can be the"
                    + " last of all. Look at the revents of each that you have asked about.";
        }
        return gate.cues().calls("poll").isEmpty()
                ? "What is reported and not read is reported again, at once: the kernel tells of"
                        + " what is there, not of what is new. Read, or take it off the list."
                : "revents is a mask. A connection that broke says POLLIN, POLLERR and POLLHUP, all"
                        + " at once, and is equal to none of them. Whatever is not 0 wants you to"
                        + " look: a read finds out what it is.";
    }
}
