package ch07triggers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import support.Lesson;

/**
 * Says of one round what was unfair about it.
 *
 * @param did which round it was
 * @param pieces whose pieces it had, in order
 * @param asked who was asked for a piece, though there may have been none
 * @param cap how many pieces a turn may have
 */
record RoundLessons(String did, List<String> pieces, Set<String> asked, int cap) {

    static final String LOST = "Somebody was told once and has more to say, or was told and had no"
            + " slot in your array. The kernel keeps those who had no slot; those whom it has told"
            + " of are yours to keep, until a piece says that nothing is left.";

    private static final String REMOVED =
            "It was removed, and had a turn after that: it was on your"
                    + " list still. Its descriptor may be closed by now, or belong to somebody else. The"
                    + " kernel has to forget it, and so have you.";

    private static final String ORDER = "Each has the right pieces, in another order. The one that"
            + " has waited longest is first: those who stayed on the list, then those who are told,"
            + " as the events come. A LinkedHashSet keeps that order, a HashSet keeps none; and to"
            + " be told once more moves nobody who waits.";

    private static final String TOGETHER =
            "Each has the right pieces, but they are mixed. A turn is"
                    + " all of one's pieces, one after the other; then the next one has its turn.";

    private static final String STARVES = "A was stopped by the cap, and nobody will tell of it"
            + " again. Only those had a turn whom the kernel has told of in this round. Who is on"
            + " your list has a turn in every round, whoever else is told.";

    private static final String DEAF =
            "B was told to the kernel, but nobody has asked it: your list"
                    + " was not empty. Those on it are fair to each other then, and deaf to all others. Ask"
                    + " in every round; with a timeout of 0 that costs next to nothing.";

    private static final String TOLD_ONLY = "Each event carries the token that add() gave to the"
            + " kernel. Who is told has a turn, until there is nothing left or the cap is reached;"
            + " nobody else has one.";

    /** Fails if somebody had more than one turn may have. */
    void judgeCap() {
        for (String name : Set.copyOf(pieces)) {
            int count = Collections.frequency(pieces, name);
            if (count > cap) {
                throw fail(
                        "at most " + cap + " pieces of " + name + " in one round",
                        count % cap == 0
                                ? name + " had " + count / cap + " turns in one round. One for each"
                                        + " that is on the list; who is not done goes to the end,"
                                        + " behind all who are waiting, and has its next turn in"
                                        + " the next round."
                                : "A turn is over after " + cap + " pieces, whoever has it.");
            }
        }
    }

    /** Fails if A, which was on the list and was told of once more, had two turns. */
    RoundLessons judgeOnce() {
        if (Collections.frequency(pieces, "A") > cap) {
            throw fail(
                    "one turn for A, of " + cap + " pieces",
                    "A was on the list, and then the kernel told of it once more. One is on the list"
                            + " or is not: whoever is noted twice has two turns in each round, and"
                            + " the busiest is noted most often.");
        }
        return this;
    }

    /** Fails if these were not the pieces of this round. */
    void judge(List<String> expected, String why) {
        if (!pieces.equals(expected)) {
            throw fail(shown(expected), isReordered(expected) ? whyReordered() : why);
        }
    }

    /** Likewise, where those who were told, and nobody else, have a turn. */
    void judge(List<String> expected) {
        Set<String> missing = new LinkedHashSet<>(expected);
        missing.removeAll(pieces);
        boolean some =
                !missing.isEmpty() && missing.size() < Set.copyOf(expected).size();
        judge(
                expected,
                some
                        ? String.join(" and ", missing)
                                + " had no turn in this round, and should have had"
                                + " one. When a turn is over, by the cap or not, the next one"
                                + " begins, with pieces that are counted from 0."
                        : TOLD_ONLY);
    }

    /** Likewise, where A is on the list, and B is told now. */
    void judgeBoth(List<String> expected) {
        judge(expected, pieces.contains("A") ? DEAF : STARVES);
    }

    /** Likewise, where A has removed B in its first piece. */
    void judgeRemoved(List<String> expected) {
        boolean after = pieces.lastIndexOf("B") > pieces.indexOf("A");
        judge(expected, after || !pieces.contains("B") ? REMOVED : ORDER);
    }

    /** Likewise, where A and B remove themselves in their own turns. */
    void judgeSelfRemoved(List<String> expected) {
        judge(
                expected,
                Collections.frequency(pieces, "A") > Collections.frequency(expected, "A")
                        ? "A has removed itself in its second piece, and its turn went on. remove()"
                                + " takes its work out of your map; and a turn looks it up there"
                                + " before each piece, and not once."
                        : TOLD_ONLY);
    }

    /** Fails if anybody has a turn, where all are removed. */
    void judgeNobody() {
        judge(List.of(), REMOVED);
    }

    /** Fails if somebody was asked whom nobody had told of, though the list was empty. */
    void judgeUntold(String name, boolean listEmpty) {
        if (listEmpty && asked.contains(name)) {
            throw fail(
                    shown(pieces) + "; " + name + " is not asked",
                    shown(pieces) + "; and " + name + " was asked, and had none",
                    "The kernel says how many events it has written. What lies behind them in the"
                            + " array is from another time: " + name + " was told then.");
        }
    }

    /** Fails if one had the turn of another that was removed. */
    void judgeTurnsLeftOver() {
        if (Collections.frequency(pieces, "C") > cap) {
            throw fail(
                    "one turn for C",
                    "Three were on the list when you counted, then one was removed; and the turn"
                            + " that was left over went to C, as its second. Go through those who"
                            + " were on the list, not through a number of turns.");
        }
    }

    private boolean isReordered(List<String> expected) {
        return sorted(pieces).equals(sorted(expected));
    }

    static List<String> sorted(List<String> names) {
        return names.stream().sorted().toList();
    }

    /** Why, if each had as many pieces as it should. */
    private String whyReordered() {
        List<String> turns = new ArrayList<>();
        for (String name : pieces) {
            if (turns.isEmpty() || !turns.get(turns.size() - 1).equals(name)) {
                turns.add(name);
            }
        }
        return turns.size() > Set.copyOf(turns).size() ? TOGETHER : ORDER;
    }

    private Lesson.Failure fail(String expected, String why) {
        return fail(expected, shown(pieces), why);
    }

    private Lesson.Failure fail(String expected, String saw, String why) {
        return FairTurnsLessons.ATTEMPT.fail(did, saw, expected, why);
    }

    static String shown(List<String> pieces) {
        if (pieces.isEmpty()) {
            return "no pieces";
        }
        List<String> first = pieces.subList(0, Math.min(pieces.size(), 24));
        return "pieces of " + String.join(" ", first)
                + (first.size() < pieces.size() ? " ..." : "");
    }
}
