package workbook.progress;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What happened so far with one exercise.
 *
 * @param passedAt when it passed for the first time
 * @param hints the steps of help that were shown, by index
 * @param solutionShownEarly when the solution was asked for before the exercise passed
 * @param checks how often it was checked
 * @param lastStatus the last verdict's status as {@code --json} spells it, or what has replaced the
 *     code since, {@code reset} or {@code catch-up}; empty before the first
 */
public record Attempt(
        Optional<Instant> passedAt,
        Set<Integer> hints,
        Optional<Instant> solutionShownEarly,
        int checks,
        String lastStatus) {

    /** Nothing yet. */
    public static final Attempt NONE =
            new Attempt(Optional.empty(), Set.of(), Optional.empty(), 0, "");

    /** The state of what passed once; it does not count as done, so it is not called that. */
    public static final String FAILS_NOW = "fails now (passed before)";

    /** The state of what passed before an update changed it; nobody knows if it still does. */
    public static final String AGAIN = "check again (updated)";

    static final String UPDATED = "update";
    static final String RESET = "reset";
    static final String CAUGHT_UP = "catch-up";

    /** What a reset leaves fails, too: a starter fails every test. */
    private static final Set<String> FAILING = Set.of("fail", "error", RESET);

    public Attempt {
        hints = Collections.unmodifiableSortedSet(new TreeSet<>(hints));
    }

    /** True if it has passed at least once. */
    public boolean passed() {
        return passedAt.isPresent();
    }

    /** True if it has passed once, and the code as it was last seen does not. */
    public boolean failsNow() {
        return passed() && FAILING.contains(lastStatus);
    }

    /** True if it has passed once, and an update has changed it since. */
    public boolean isToBeCheckedAgain() {
        return passed() && lastStatus.equals(UPDATED);
    }

    /** True if nothing is left to do. */
    public boolean isDone() {
        return passed() && !failsNow() && !isToBeCheckedAgain();
    }

    /** True if what is there passes, as far as is known: it did, or it is our code. */
    public boolean isTrusted() {
        return isDone() || lastStatus.equals(CAUGHT_UP);
    }

    /** True if it was tried and has never passed. */
    public boolean isBegun() {
        return state().equals("begun");
    }

    /** In a word or three, for a person and for a program. */
    public String state() {
        if (passed()) {
            return failsNow() ? FAILS_NOW : isToBeCheckedAgain() ? AGAIN : "done";
        }
        return switch (lastStatus) {
            case "fail", "error" -> "begun";
            case CAUGHT_UP -> "ours";
            default -> "open";
        };
    }

    /** One more check, with this outcome. */
    Attempt checked(boolean pass, String status, Instant now) {
        Optional<Instant> first = pass ? passedAt.or(() -> Optional.of(now)) : passedAt;
        return new Attempt(first, hints, solutionShownEarly, checks + 1, status);
    }

    Attempt replaced(String status) {
        return new Attempt(passedAt, hints, solutionShownEarly, checks, status);
    }

    Attempt withHint(int index) {
        SortedSet<Integer> more = new TreeSet<>(hints);
        more.add(index);
        return new Attempt(passedAt, more, solutionShownEarly, checks, lastStatus);
    }

    Attempt withSolutionShown(Instant now) {
        return new Attempt(
                passedAt, hints, solutionShownEarly.or(() -> Optional.of(now)), checks, lastStatus);
    }
}
