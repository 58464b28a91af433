package ch06epoll;

import support.Attempt;

/** What there is to say about a time in milliseconds that is wrong. */
final class TimeoutLessons {

    private static final Attempt ATTEMPT = Earlier.attempt(
            "nanoseconds as milliseconds, rounded up, and never more than an int can say",
            "How long is a while?");

    private TimeoutLessons() {}

    static void judge(long nanos, int expected) {
        String did = "Timeout.millis(" + nanos + ")";
        int got = ATTEMPT.get(did, () -> Timeout.millis(nanos));
        if (got != expected) {
            throw ATTEMPT.fail(did, "" + got, "" + expected, why(nanos, expected, got));
        }
    }

    private static String why(long nanos, int expected, int got) {
        if (nanos < 0) {
            return "Less than 0 is the caller's way to say for ever, and -1 is the kernel's.";
        }
        if (expected == 0) {
            return "0 means: ask, and come back at once. Who adds 1 to everything makes a short"
                    + " sleep of it, and each question takes a millisecond.";
        }
        if (got < 0) {
            return "An int has room for 24 days of milliseconds. What is longer, or has become so"
                    + " in an addition, comes out negative, and to the kernel that is for ever:"
                    + " count in long, without overflow, and cap it at Integer.MAX_VALUE.";
        }
        if (expected == Integer.MAX_VALUE) {
            return "The upper bits of a long are cut off by a cast to int, and what is left is any"
                    + " number. Cap it at Integer.MAX_VALUE before you cast.";
        }
        if (got < expected) {
            return "Rounded down, it wakes up too early, and what is left is less than a"
                    + " millisecond. Rounded down again that is 0, and 0 does not mean a short"
                    + " wait but none: the loop goes round and round until the time is up.";
        }
        return "What is a whole number of milliseconds already needs no more.";
    }
}
