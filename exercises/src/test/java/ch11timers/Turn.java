package ch11timers;

import ch06epoll.Timeout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import support.KernelTime;

/** Watches one turn after the other of a learner's timers, and knows why one went wrong. */
final class Turn {

    private static final String EARLY =
            "The wait was over, but the time was not up: an event had come, or one that nobody"
                    + " wants any more, or the caller's own time was shorter. Only the clock"
                    + " knows whose time has come. Ask the one that was handed in, after the wait,"
                    + " each time.";
    private static final String OVER =
            "The clock turns over between now and this deadline: the later time is the smaller"
                    + " number. Compare by the difference: as long as deadline - now is above 0, it"
                    + " is not yet time.";
    private static final String TURNS =
            "The clock turns over before the first deadline: the later time is the smaller number,"
                    + " so two times can't be compared by < or by min. How long is left is a"
                    + " difference, and right even then. Take that first, and compare lengths.";
    private static final String SPINS =
            "You came back from a wait that brought nothing, when nobody's time had come, and"
                    + " had to ask again: a busy loop, up to the deadline. pollNanos takes"
                    + " nanoseconds and rounds them up to what the kernel understands: give it"
                    + " all that is left.";
    private static final String NOT_AFTER =
            "After the wait, the clock that was handed in was not asked. What it said before is"
                    + " over by then, and another clock has another time. Ask this one after each"
                    + " wait: it says who is due.";
    private static final String NOT_BEFORE =
            "How long to wait was not found out by the clock that was handed in. The deadlines are"
                    + " times of that clock, and mean nothing to another.";
    private static final String FOR_EVER =
            "Its deadline was over before you began to wait. What was left of the time was less"
                    + " than 0, and to a wait that says: for ever. The shortest time to wait is"
                    + " 0.";
    private static final String LESS =
            "The caller said for ever, which is less than 0, and so it was the smaller one of the"
                    + " two. Less than 0 is no time to compare with: if there is a deadline, wait"
                    + " until then.";
    private static final String UNTIL =
            "A task is waiting, and no event will come. The wait ends at the first deadline at the"
                    + " latest: what is left until then, by the clock that was handed in.";
    private static final String CALLERS =
            "The caller has said how long at most. Without a task it is as long as that, and with"
                    + " one never longer.";
    private static final String LOST =
            "A task was taken out of the heap and never done, so nothing ends this wait. Take one"
                    + " out, do it, and ask anew who is first: whoever was not begun is in the heap"
                    + " still.";
    private static final String TOO_SOON =
            "A task was done before the kernel was asked, and with it went the deadline that the"
                    + " wait was to look at. First the wait, and then what is due.";
    private static final String EACH =
            "Each poll asks the kernel, and once: also if something is due, or events would"
                    + " have to wait until no task is left.";
    private static final String HAND_ON =
            "No task is waiting, and the caller said for ever, by a number below 0. Hand it on to"
                    + " pollNanos as it is. (A Duration below 0 counts as none, so poll would not"
                    + " wait at all.)";
    private static final String LOOK =
            "0 says: look who is there, and do not wait. It is what the caller has asked for, or"
                    + " what is left until a deadline that is over. Only less than 0 is for ever.";
    private static final String WHICHEVER =
            "It waits until the first deadline, and not longer than the caller says: whichever"
                    + " comes first. Without a deadline, as long as the caller says.";

    private final KernelTime<TimerLibc> time;
    private final Map<String, Long> pending = new HashMap<>(); // deadlines, by name
    private long caller; // what the caller of poll has said
    private int waits; // before this turn
    private int looks;
    private int looksAfter; // the wait
    private boolean hadTasks;
    private boolean tooSoon;
    private boolean turns; // the clock, before a deadline
    private boolean notBefore;
    private boolean notAfter;

    Turn(KernelTime<TimerLibc> time) {
        this.time = time;
    }

    /** A poll begins; what its caller says in nanoseconds. */
    void begin(long nanos) {
        caller = nanos;
        waits = time.timeouts().size();
        looks = 0;
        looksAfter = 0;
        hadTasks = !pending.isEmpty();
        turns |= pending.values().stream().anyMatch(this::isBehindTheTurn);
    }

    /** It has come back. */
    void end() {
        notBefore |= hadTasks && looks == looksAfter;
        notAfter |= hadTasks && looksAfter == 0;
    }

    /** The clock to hand in. */
    long now() {
        looks++;
        looksAfter += hasWaited() ? 1 : 0;
        return time.nanoTime();
    }

    private boolean hasWaited() {
        return time.timeouts().size() > waits;
    }

    /** A task waits, until then. */
    void added(String name, long deadline) {
        pending.put(name, deadline);
    }

    /** It has begun. */
    void began(String name) {
        pending.remove(name);
        tooSoon |= !hasWaited();
    }

    /** Why something with this deadline should not have been done by now. */
    String whyEarly(long deadline) {
        return isBehindTheTurn(deadline) ? OVER : EARLY;
    }

    private boolean isBehindTheTurn(long deadline) {
        long clock = time.nanoTime();
        return clock > 0 && clock + (deadline - time.passed()) < 0;
    }

    /** Why a wait was in vain. */
    String whySpins() {
        return notAfter ? NOT_AFTER : notBefore ? NOT_BEFORE : turns ? TURNS : SPINS;
    }

    /** Why a wait has no end; so many tasks are in the heap. */
    String whyAsleep(int size) {
        if (tooSoon) {
            return TOO_SOON;
        }
        if (size == 0) {
            return pending.isEmpty() ? CALLERS : LOST;
        }
        if (pending.values().stream().anyMatch(deadline -> deadline <= time.passed())) {
            return FOR_EVER;
        }
        return caller >= 0 ? CALLERS : looks == 0 ? UNTIL : LESS;
    }

    /** Why it should have waited otherwise, in milliseconds. */
    String whyWaits(List<Integer> timeouts, List<Integer> expected) {
        int at = 0;
        while (at < Math.min(timeouts.size(), expected.size())
                && timeouts.get(at).equals(expected.get(at))) {
            at++;
        }
        if (tooSoon) {
            return TOO_SOON;
        }
        if (at == timeouts.size()) {
            return EACH;
        }
        return at == expected.size() ? whySpins() : whyWait(timeouts.get(at), expected.get(at));
    }

    private String whyWait(int timeout, int expected) {
        if (expected == Timeout.FOR_EVER) {
            return HAND_ON;
        }
        if (timeout == Timeout.FOR_EVER) {
            return expected == 0 ? FOR_EVER : LESS;
        }
        if (expected == 0) {
            return LOOK;
        }
        return timeout > expected && !turns ? WHICHEVER : whySpins();
    }
}
