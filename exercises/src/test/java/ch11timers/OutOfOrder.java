package ch11timers;

import java.util.List;

/** Knows why one timer came out before another that is to come first. */
final class OutOfOrder {

    /** Nothing is known but that they are in the wrong order. */
    static final String LOOSE =
            "In a heap nobody is later than the two below. Whoever is put into a place may be"
                    + " too early for it, or too late: up, past each above that is later; or"
                    + " down, past the earlier one of the two below. The second of these two may"
                    + " be the very last one in the array.";

    private static final String TIE =
            "These two have the same deadline, and came out in another order than they were added"
                    + " in. A heap does not keep that by itself. Number the timers as they are"
                    + " added, and let the number decide when the deadlines are equal.";
    private static final String NOT_COUNTED =
            "These two have the same deadline, and the one that was added first has no smaller"
                    + " number. The number counts how many were ever added. It never goes down;"
                    + " the size does, with each that is removed.";
    private static final String NUMBERED =
            "These two have the same deadline, and the smaller number came out later. There are two"
                    + " ways to that: the comparison does not ask for the number, or somebody is in"
                    + " a wrong place in the heap. Above place i is (i - 1) / 2, below it are 2i + 1"
                    + " and 2i + 2.";
    private static final String FAR =
            "These two are more than 2.1 seconds apart: that is as many nanoseconds as an int can"
                    + " hold. As an int their difference has another sign. Times are longs, and so"
                    + " are the differences of them.";
    private static final String OVER =
            "The clock turns over between these two: the later time is the smaller number."
                    + " Whoever asks for < is wrong once in 584 years, or on the day on which a"
                    + " JVM starts with a clock near its end. The difference of the two is"
                    + " right: below 0, the first one is earlier.";

    private OutOfOrder() {}

    /** The reason, for two of those that came out. */
    static String why(CountedTimer tooEarly, CountedTimer first, List<CountedTimer> out) {
        long difference = tooEarly.deadline() - first.deadline();
        if (difference == 0) {
            return whyTie(tooEarly.sequence(), first.sequence());
        }
        if (difference > 0 && tooEarly.deadline() < first.deadline() && isSortedApart(out)) {
            return OVER;
        }
        return difference > 0 && (int) difference < 0 ? FAR : LOOSE;
    }

    private static String whyTie(long tooEarly, long first) {
        boolean numbered = tooEarly != 0 || first != 0;
        return first < tooEarly ? NUMBERED : numbered ? NOT_COUNTED : TIE;
    }

    /** Whether those before the clock turns over are in order, and those after it too. */
    private static boolean isSortedApart(List<CountedTimer> out) {
        for (int i = 1; i < out.size(); i++) {
            long one = out.get(i - 1).deadline();
            long next = out.get(i).deadline();
            if (one < 0 == next < 0 && one > next) {
                return false;
            }
        }
        return true;
    }
}
