package ch11timers;

import java.util.Collections;
import java.util.List;

/** Why the end of a request was told wrongly: the sentences, and how to tell them apart. */
final class Ended {

    static final String ONCE =
            "A request ends once. Whichever comes first, its reply, its failure or its deadline,"
                    + " puts an end to the other two.";
    static final String HEAR = "Whoever asks has to hear how it has ended.";
    static final String NUMBER =
            "What is told comes with the number that begin was given: by that, and by nothing else,"
                    + " its caller knows which request has ended. Keep it with the request, in its"
                    + " token or beside it; a count of your own is another number.";
    static final String FIRST =
            "Whoever was told has asked again at once, under the same number. You told first and"
                    + " ended it then: what you ended was the new request, and the old connection is"
                    + " left. First the end, out of the map and all, and then tell.";
    static final String UNSENT =
            "Its server has never got a request, so it had nothing to answer. That a connection is"
                    + " there is told by an event that is writable, and not readable: proceed sends"
                    + " the request then. Let each event's request proceed, whatever has happened.";
    static final String OTHERS =
            "Its own time was not up. Each request has a deadline of its own, and what becomes of"
                    + " the others is none of its business.";
    static final String OWN =
            "That was not the time it had. Its deadline is its patience from begin on, to the"
                    + " nanosecond: hand it to timers.after as it is.";
    static final String OVERHEARD =
            "Its reply had come before its time was up, and nobody has looked. Each event's"
                    + " request proceeds, and when that says true, the reply is there.";
    static final String WHOLE = "It came whole, and in time.";
    static final String LATE =
            "Its time was up, and its reply not there. Whoever asked has given up, and has to be"
                    + " told that, as the reason for a failure.";
    static final String RENEWED =
            "The deadline is for the whole reply, from the beginning on. A piece of it is no reason"
                    + " to begin anew: a server that sends a byte now and then would keep you"
                    + " waiting for ever.";
    static final String CALLERS =
            "The timers are the caller's, who may have others in there: in an hour, or each second."
                    + " Ask whether a request is open, and not whether a timer waits.";
    static final String WAITS =
            "Most of them were in vain: nothing had happened, and nobody's time had come. Timers.poll"
                    + " knows the next deadline, and wakes up for it. A timeout of your own, to be"
                    + " on the safe side, is a thread that gets up for nothing.";

    private Ended() {}

    /** How often this number was begun and not told; below 0 if it was told more often. */
    static long missing(int number, List<Integer> begun, List<Integer> told) {
        return Collections.frequency(begun, number) - Collections.frequency(told, number);
    }

    /** Whether as many ends were told as begun, but one for another. */
    static boolean isMixedUp(List<Integer> begun, List<Integer> told) {
        return begun.size() == told.size()
                && begun.stream().anyMatch(number -> missing(number, begun, told) != 0);
    }
}
