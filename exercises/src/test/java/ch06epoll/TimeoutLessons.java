package ch06epoll;

import support.Attempt;
import support.Attempt.Outcome;

/** What there is to say about a time in milliseconds that is wrong. */
final class TimeoutLessons {

    private static final Attempt ATTEMPT = Earlier.attempt(
            "nanoseconds as milliseconds, rounded up, and never more than an int can say",
            "How long is a while?");

    private TimeoutLessons() {}

    static void judge(long nanos, int expected) {
        Outcome<Integer> outcome =
                ATTEMPT.run("Timeout.millis(" + nanos + ")", () -> Timeout.millis(nanos));
        if (outcome.thrown() instanceof ArithmeticException) {
            throw outcome.fail(
                    "it threw " + outcome.thrown(),
                    "" + expected,
                    "What is longer than an int can say is capped: whoever waits for 30 days wants"
                            + " a long wait and no exception.");
        }
        int got = outcome.value();
        if (got != expected) {
            throw outcome.fail("" + got, "" + expected, why(nanos, expected, got));
        }
    }

    private static String why(long nanos, int expected, int got) {
        if (nanos < 0) {
            return "Less than 0 is the caller's way to say for ever, and -1 is the kernel's.";
        }
        if (expected == 0) {
            return zero(got);
        }
        if (got < 0) {
            return "An int has room for 24 days of milliseconds. What is longer, or has become so"
                    + " in an addition, comes out negative, and to the kernel that is for ever:"
                    + " count in long, without overflow, and cap it at Integer.MAX_VALUE.";
        }
        if (nanos > Integer.MAX_VALUE && got == Integer.MAX_VALUE / 1_000_000) {
            return "It was capped before it was divided. An int has room for 24 days of"
                    + " milliseconds, and for 2 seconds of nanoseconds: divide first, in long.";
        }
        return expected == Integer.MAX_VALUE ? longest(got) : whole(expected, got);
    }

    private static String zero(int got) {
        return got < 0
                ? "0 means: ask, and come back at once. Only what is less than 0 is for ever."
                : "0 means: ask, and come back at once. Who adds 1 to everything makes a short"
                        + " sleep of it, and each question takes a millisecond.";
    }

    private static String longest(int got) {
        return got == Integer.MAX_VALUE - 1
                ? "An int can say one more: Integer.MAX_VALUE is a time like any other."
                : "The upper bits of a long are cut off by a cast to int, and what is left is any"
                        + " number. Cap it at Integer.MAX_VALUE before you cast.";
    }

    private static String whole(int expected, int got) {
        if (got / 900 >= expected) {
            return "A millisecond is 1,000,000 nanoseconds.";
        }
        if (got < expected) {
            return "Rounded down, it wakes up too early, and what is left is less than a"
                    + " millisecond. Rounded down again that is 0, and 0 does not mean a short"
                    + " wait but none: the loop goes round and round until the time is up.";
        }
        return "What is a whole number of milliseconds already needs no more.";
    }
}
