package ch11timers;

import ch11timers.Ears.Told;

import java.util.List;

/**
 * A request that was begun.
 *
 * @param number by which it is told
 * @param millis its patience
 * @param connection the how-manieth that was made, 0 being the first; -1 if it has none
 */
record Asked(int number, int millis, int connection) {

    private static final long MILLI = 1_000_000;

    /** Why this one should not have been given up in that moment. */
    static String whyThen(Told told, List<Asked> asked) {
        long millis = told.at() / MILLI;
        boolean others = asked.stream()
                .anyMatch(one -> one.number() != told.index() && one.millis() == millis);
        boolean own = asked.stream()
                .anyMatch(one -> one.number() == told.index() && one.millis() <= millis);
        return others ? Ended.OTHERS : own ? Ended.OVERHEARD : Ended.OWN;
    }
}
