package ch06epoll;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What there is to say about waits that were not those expected.
 *
 * @param timeouts what epoll_wait was asked for, one after the other, in milliseconds
 * @param nanos how long the wait was to be
 * @param looked whether the clock that was handed in was asked
 */
record WaitWhys(List<Integer> timeouts, long nanos, boolean looked) {

    static final String ANEW =
            "A signal came, and you waited for the whole time once more. With one signal that"
                    + " is late; with a profiler's hundred a second it never ends. Remember when"
                    + " the wait is over, not how long it is, and wait for what is left.";
    static final String LATE =
            "What is left of your time is below 0: it is over, and the machine or a signal was a"
                    + " little late. To epoll_wait below 0 means for ever. Look first whether"
                    + " anything is left.";
    static final String DIFFERENCE =
            "The clock that you were given says how much is left. Its zero may be anywhere, and"
                    + " it may turn over, from the largest long to the smallest: only the"
                    + " difference of two of its times means something, compared with 0.";

    private static final String DOWN =
            "What is left after the last wait is less than a millisecond, and was rounded down"
                    + " to 0; or nothing is left, and you wait for that. A wait of 0 is no short"
                    + " wait but none: a busy loop until the time is up.";

    /** It was told that the time is up, and it is not. */
    String tooEarly() {
        if (nanos < 0) {
            return "Less than 0 is for ever: there is no time that could be up, and nothing to"
                    + " compare with the clock.";
        }
        return "0 says that the time is up, and it is not: a signal came, or the kernel was a"
                + " little early, or the longest time that an int can say is over. Look at the"
                + " clock, and wait for what is left.";
    }

    /** It went on for so long that it was stopped. */
    String endless() {
        if (isBlind()) {
            return blind();
        }
        if (timeouts.stream().allMatch(timeout -> timeout == 0)) {
            return "Each of these waits is one of 0: it asks, and comes back at once. Asked again"
                    + " and again that is a busy loop. Ask for all that is left.";
        }
        if (timeouts.contains(0)) {
            return DOWN;
        }
        if (isInSteps()) {
            return "One step after the other, whatever is left: each is a call and a wake-up for"
                    + " nothing. Ask for all that is left at once.";
        }
        return isDeadlineMoved() ? moved() : ANEW;
    }

    /** These were expected, and others were made. */
    String wrong(List<Integer> expected) {
        if (timeouts.isEmpty()) {
            return "The kernel was not asked at all. Also with a time of 0 it is asked once: what"
                    + " is ready now is to be told.";
        }
        int first = timeouts.get(0);
        if (first < 0 != expected.get(0) < 0) {
            return "For ever is -1, and only that: no time that is asked for becomes it, and no"
                    + " other number stands for it.";
        }
        if (isBlind()) {
            return blind();
        }
        if (nanos >= 0 && timeouts.stream().anyMatch(timeout -> timeout < 0)) {
            return LATE;
        }
        if (first < expected.get(0)) {
            return DOWN;
        }
        if (timeouts.equals(expected.subList(0, Math.min(timeouts.size(), expected.size())))) {
            return tooEarly();
        }
        if (timeouts.stream().filter(timeout -> timeout == first).count() > 1) {
            return ANEW;
        }
        return isDeadlineMoved() ? moved() : isShort(expected) ? shortOf() : DIFFERENCE;
    }

    private boolean isBlind() {
        return !looked && nanos > 0 && timeouts.size() > 1;
    }

    private static String blind() {
        return "The clock that was handed in was never asked. Whoever makes a PatientWait chooses"
                + " its clock: here it is one that the test moves, and any other knows nothing of"
                + " that.";
    }

    private boolean isInSteps() {
        return timeouts.size() > 2
                && timeouts.stream().distinct().count() == 1
                && timeouts.get(0) < nanos / 1_000_000;
    }

    /** Later waits are all the same, and shorter than the first. */
    private boolean isDeadlineMoved() {
        return timeouts.size() > 2
                && timeouts.get(1) < timeouts.get(0)
                && timeouts.get(2).equals(timeouts.get(1));
    }

    private static String moved() {
        return "The moment when the wait is over is worked out once, before the first wait. Worked"
                + " out again in each round, it runs away from you.";
    }

    /** The first wait that is not right is a millisecond too short. */
    private boolean isShort(List<Integer> expected) {
        return IntStream.range(0, Math.min(timeouts.size(), expected.size()))
                .map(i -> expected.get(i) - timeouts.get(i))
                .filter(less -> less != 0)
                .limit(1)
                .anyMatch(less -> less == 1);
    }

    private static String shortOf() {
        return "What is left after a signal is no whole number of milliseconds, and is rounded up"
                + " as the first time was. Rounded down, the last of it is a wait of 0, again and"
                + " again.";
    }
}
