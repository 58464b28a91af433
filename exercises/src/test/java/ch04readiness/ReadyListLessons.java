package ch04readiness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.concurrent.Callable;
import support.Attempt;

/** What the tests of exercise ready-list say about an answer that is wrong. */
final class ReadyListLessons {

    private ReadyListLessons() {}

    /** Runs it, and explains the exception of a list that changes under a for loop. */
    static List<Source> run(Attempt attempt, String did, Callable<List<Source>> story) {
        List<ConcurrentModificationException> changed = new ArrayList<>();
        List<Source> taken = attempt.get(did, () -> {
            try {
                return story.call();
            } catch (ConcurrentModificationException e) {
                changed.add(e);
                return List.of();
            }
        });
        if (!changed.isEmpty()) {
            throw attempt.fail(
                    did,
                    "" + changed.get(0),
                    "an answer",
                    "You walk through the list with for while it changes, by you or by a bell."
                            + " Take one off at a time: list.iterator().next(), then remove.");
        }
        return taken;
    }

    /** Of a second take, when one of the first was emptied, and the others were not. */
    static String stillReady(boolean emptiedIsReported) {
        return emptiedIsReported
                ? "Its bell rang, but that was a while ago: somebody has taken the letter"
                        + " out. The list says whom to ask, not what the answer is."
                : "Nobody has read what is there, and no bell will ring for it a second"
                        + " time. Who was reported goes back on the list, until asking"
                        + " it finds nothing.";
    }

    /** Of a take that gave one that was removed: from the list, or before it rang. */
    static String removed(boolean wasOnTheList) {
        return wasOnTheList
                ? "It was on the list when it was removed, and its place there outlived"
                        + " it. Whoever gets this event uses a source that is closed."
                : "It was removed, and its bell still hangs there. A letter came, and it"
                        + " was on the list again.";
    }

    /** Of a first take that should have given these, in this order. */
    static String whoRang(List<Box> ready, List<Source> taken) {
        for (int i = 0; i < taken.size(); i++) {
            Source source = taken.get(i);
            if (taken.indexOf(source) < i) {
                return "You put " + source + " back, and it got a second turn in the same take()."
                        + " Count how many are on the list before the first turn, and give only"
                        + " so many.";
            }
            if (!ready.contains(source)) {
                return source + " never rang, but is on your list: add() put it there. There, ask"
                        + " once, and put it on only if the answer is yes.";
            }
        }
        return "Four bells rang, and nobody else's.";
    }

    /** Of an answer with the right ones in another order. */
    static String mixedUp(List<Box> expected, List<Source> taken) {
        String mixed =
                "These are the right ones, in another order than they rang in. The list keeps"
                        + " it: who rang first has waited longest.";
        List<Box> added =
                expected.stream().sorted(Comparator.comparing(Box::number)).toList();
        return taken.equals(added)
                ? mixed + " Yours is the order of add(): if add() puts everybody on the list, let"
                        + " it ask once, and put on only who is ready."
                : mixed;
    }

    /** Of a second take with three slots; afterwards there was one with many. */
    static String theNextThree(List<Box> ready, List<Source> second, List<Source> many) {
        if (second.isEmpty()) {
            return "Seven were on the list, and there was room for three. The other four rang"
                    + " once, and won't ring again for the same letter: who clears them away has"
                    + " forgotten them for good.";
        }
        List<Box> lost = ready.stream()
                .filter(box -> !second.contains(box) && !many.contains(box))
                .toList();
        return lost.isEmpty()
                ? "The first three are still ready and still waiting, but so are the others, and"
                        + " they waited longer. Who is put back goes behind them: otherwise three"
                        + " busy sources starve the rest."
                : lost + " had no slot, and now they are not on your list at all. Whoever has had"
                        + " no turn stays where it is. Take off one at a time; no clear().";
    }
}
