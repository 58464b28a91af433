package ch11timers;

import ch11timers.CountedTimer.Looks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import support.Attempt;
import support.Lesson;

/** Uses a learner's {@code Deadlines}, and finds out which well-known wrong turn it took. */
final class DeadlinesLessons {

    private static final Attempt ATTEMPT = Earlier.attempt(
            "timers that come out one after the other, the next one" + " first",
            "One timeout for all");

    private static final String GONE =
            "One that has come out, or was never in here, has no place in here. What it"
                    + " remembers as its place is somebody else's by now: look who is there"
                    + " before you take them out, and tell a timer that leaves that it is"
                    + " nowhere.";

    private static final Pattern INDEX =
            Pattern.compile(".*Index (-?\\d+) out of bounds for length (\\d+)");

    private final Looks looks = new Looks();
    private final List<CountedTimer> all = new ArrayList<>();
    private final String story;
    private final Deadlines deadlines;

    /** Makes a new one; {@code story} is what will be done with it, for messages. */
    DeadlinesLessons(String story) {
        this.story = story;
        this.deadlines = ATTEMPT.get("new Deadlines()", Deadlines::new);
    }

    /** Another timer; its name says its deadline as the distance from {@code base}. */
    CountedTimer timer(long base, long after) {
        CountedTimer timer =
                new CountedTimer("#" + (all.size() + 1) + " at " + after, base + after, looks);
        all.add(timer);
        return timer;
    }

    /** Adds one, and fails if that took a walk through all of them. */
    void add(CountedTimer timer) {
        int before = looks.count;
        get(() -> {
            deadlines.add(timer);
            return true;
        });
        Walks.judgeAdd(this, looks.count - before);
    }

    /** Removes one that is in there. */
    void remove(CountedTimer timer) {
        int before = looks.count;
        int asked = timer.asked();
        boolean removed = get(() -> deadlines.remove(timer));
        if (!removed) {
            throw notFound(timer);
        }
        judgeTold(timer);
        Walks.judgeRemove(this, looks.count - before);
        if (timer.asked() == asked) {
            throw Walks.notAsked(this);
        }
    }

    /** A lesson about what was done here. */
    Lesson.Failure fail(String saw, String expected, String why) {
        return ATTEMPT.fail(story, saw, expected, why);
    }

    /** How many timers were made. */
    int made() {
        return all.size();
    }

    /** What came of a call, unless it has left the array: that has reasons of its own here. */
    private <T> T get(Callable<T> call) {
        var outcome = ATTEMPT.run(story, call);
        String thrown = String.valueOf(outcome.thrown());
        Matcher index = INDEX.matcher(thrown);
        if (outcome.thrown() instanceof IndexOutOfBoundsException && index.matches()) {
            throw outcome.fail(
                    "it threw " + thrown,
                    "timers in an array that has room for them",
                    index.group(1).equals(index.group(2))
                            ? "There is one place more than the array has. If it is full when one"
                                    + " is added, take a larger one: Arrays.copyOf(heap, 2 * size)."
                            : "That is no place in the array. " + Timer.NOWHERE + " is the place of"
                                    + " a timer that is nowhere; a place below another may be"
                                    + " behind the last one.");
        }
        return outcome.value();
    }

    private void judgeTold(CountedTimer timer) {
        if (timer.isWaiting()) {
            throw ATTEMPT.fail(
                    story,
                    "remove(" + timer + ") returned true, and " + timer + " is waiting still",
                    "false from its isWaiting()",
                    "The timer believes that it has a place in here. Whoever leaves is told"
                            + " Timer.NOWHERE.");
        }
    }

    private Lesson.Failure notFound(CountedTimer timer) {
        return ATTEMPT.fail(
                story,
                "remove(" + timer + ") returned false",
                "true: it was waiting in there",
                "It was not found where it was thought to be. Whenever a timer moves in the heap,"
                        + " the one that goes up and the one that makes room for it, both have"
                        + " to be told their new places.");
    }

    /** Fails unless this is refused: it has come out already, or was never in there. */
    void judgeNotThere(CountedTimer timer, String what) {
        if (get(() -> deadlines.remove(timer))) {
            throw ATTEMPT.fail(story, "remove() of " + what + " returned true", "false", GONE);
        }
    }

    /** Fails unless this is refused: it waits already, in here or elsewhere. */
    void judgeTwice(CountedTimer timer, String where) {
        long number = timer.sequence();
        var outcome = ATTEMPT.run(story, () -> {
            deadlines.add(timer);
            return true;
        });
        if (outcome.thrown(IllegalStateException.class).isEmpty()) {
            throw outcome.fail(
                    "add() took one that is waiting already, " + where,
                    "an IllegalStateException",
                    "A timer has one place. In two places it would come out twice, and could be"
                            + " removed from one of them only. isWaiting() says whether it has a"
                            + " place, in here or elsewhere.");
        }
        if (timer.sequence() != number) {
            throw outcome.fail(
                    "the refused add() has given " + timer + " another number",
                    "the number that it had",
                    "It is waiting, and with a new number it is later than its equals. Refuse"
                            + " first, and then change something.");
        }
    }

    /** Fails if one that is gone can still be reached from here. */
    void judgeForgotten(CountedTimer timer) {
        if (Reach.leadsTo(deadlines, timer)) {
            throw ATTEMPT.fail(
                    story,
                    timer + " is gone, and your Deadlines leads to it still",
                    "nothing in here that leads to it",
                    "What can be reached is kept alive: the timer, its task, and a connection's"
                            + " buffers with it. The place behind the last one is empty now: put"
                            + " a null there.");
        }
    }

    /** Fails unless so many are in there, and the first one is this; null for none. */
    void judgeFirst(CountedTimer expected, int size) {
        int counted = ATTEMPT.get(story, deadlines::size);
        if (counted != size) {
            throw ATTEMPT.fail(
                    story,
                    "size() is " + counted,
                    "" + size,
                    "One that was removed is gone at once, and what it was to do with it. Who"
                            + " only marks it, and waits until it comes to the front, keeps a"
                            + " connection's buffers for as long as its deadline would have"
                            + " been.");
        }
        Timer first = first();
        if (first != expected) {
            boolean both = first instanceof CountedTimer && expected != null;
            throw ATTEMPT.fail(
                    story,
                    "first() is " + first,
                    "" + expected,
                    both
                            ? OutOfOrder.why((CountedTimer) first, expected, List.of())
                            : OutOfOrder.LOOSE);
        }
    }

    private Timer first() {
        int before = get(deadlines::size);
        int looked = looks.count;
        var outcome = ATTEMPT.run(story, deadlines::first);
        Walks.judgeFirst(this, looks.count - looked);
        if (outcome.thrown() != null && before == 0) {
            throw outcome.fail(
                    "nobody is in here, and first() threw " + outcome.thrown(),
                    "null",
                    "That nobody waits is nothing exceptional: it is asked before each wait, and"
                            + " null is the answer.");
        }
        // Null is an answer here; an exception is none.
        Timer first = outcome.thrown() == null ? outcome.result() : outcome.value();
        int after = get(deadlines::size);
        if (after != before || (first != null && !first.isWaiting())) {
            throw outcome.fail(
                    "first() is " + first + "; size() was " + before + ", and is " + after,
                    first + ", which stays in here",
                    "first() looks, and changes nothing: it is asked before each wait. To take one"
                            + " out is what remove is for.");
        }
        return first;
    }

    /** What comes out of it, the next one first. */
    List<CountedTimer> drained() {
        List<CountedTimer> out = new ArrayList<>();
        while (out.size() <= all.size()) {
            Timer first = first();
            if (first == null) {
                return out;
            }
            CountedTimer next = (CountedTimer) first;
            out.add(next);
            if (!get(() -> deadlines.remove(next))) {
                throw notFound(next);
            }
        }
        return out;
    }

    /** Fails unless these come out, in this order. */
    void judgeDrained(List<CountedTimer> expected) {
        judgeDrained(expected, null, null);
    }

    /** Likewise, with the reason if this one comes too late. */
    void judgeDrained(List<CountedTimer> expected, CountedTimer late, String reason) {
        List<CountedTimer> out = drained();
        if (out.equals(expected)) {
            return;
        }
        int at = 0;
        while (at < Math.min(out.size(), expected.size()) && out.get(at) == expected.get(at)) {
            at++;
        }
        if (out.size() != expected.size() || !out.containsAll(expected)) {
            throw lost(out, expected);
        }
        String why = expected.get(at) == late
                ? reason
                : OutOfOrder.why(out.get(at), expected.get(at), out);
        throw ATTEMPT.fail(story, "out came " + shown(out, at), shown(expected, at), why);
    }

    private Lesson.Failure lost(List<CountedTimer> out, List<CountedTimer> expected) {
        List<CountedTimer> missing = new ArrayList<>(expected);
        missing.removeAll(out);
        String saw = missing.isEmpty()
                ? "one came out again after it had been removed"
                : "out came " + out.size() + "; never " + shown(missing, 0);
        return ATTEMPT.fail(story, saw, "all " + expected.size() + ", each once", GONE);
    }

    private static String shown(List<CountedTimer> timers, int from) {
        int begin = Math.max(0, from - 1);
        int end = Math.min(timers.size(), begin + 4);
        return timers.subList(begin, end).stream()
                .map(CountedTimer::toString)
                .collect(Collectors.joining(
                        ", ", begin > 0 ? "..., " : "", end < timers.size() ? ", ..." : ""));
    }

    /** All that were made, in the order in which they have to come out. */
    List<CountedTimer> inOrder(long base) {
        // A stable sort: equal ones stay in the order in which they were made.
        return all.stream()
                .sorted(Comparator.comparingLong(timer -> timer.deadline() - base))
                .toList();
    }
}
