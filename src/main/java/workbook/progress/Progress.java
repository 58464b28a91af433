package workbook.progress;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * How far a learner has come. Each change gives a new value; {@link ProgressFile} keeps it.
 *
 * @param current the id of the exercise they are at; empty before the first
 * @param attempts by exercise id
 */
public record Progress(String current, SortedMap<String, Attempt> attempts) {

    /** A learner who has just arrived. */
    public static final Progress NONE = new Progress("", Collections.emptySortedMap());

    public Progress {
        attempts = Collections.unmodifiableSortedMap(new TreeMap<>(attempts));
    }

    /** What happened so far with this exercise. */
    public Attempt of(String exercise) {
        return attempts.getOrDefault(exercise, Attempt.NONE);
    }

    /** The learner has moved on to this exercise. */
    public Progress at(String exercise) {
        return new Progress(exercise, attempts);
    }

    /**
     * A check has given a verdict.
     *
     * @param exercise its id
     * @param pass whether it passed
     * @param status as {@code --json} spells it
     * @param now when
     */
    public Progress checked(String exercise, boolean pass, String status, Instant now) {
        return change(exercise, attempt -> attempt.checked(pass, status, now));
    }

    /** A step of help was shown. */
    public Progress hinted(String exercise, int index) {
        return change(exercise, attempt -> attempt.withHint(index));
    }

    /** The solution was shown before the exercise passed, because the learner insisted. */
    public Progress solutionShownEarly(String exercise, Instant now) {
        return change(exercise, attempt -> attempt.withSolutionShown(now));
    }

    /** These exercises are another task than when they passed, or their code is another. */
    public Progress toBeCheckedAgain(Collection<String> exercises) {
        Map<String, String> passed = new TreeMap<>();
        exercises.stream()
                .filter(id -> of(id).passed())
                .forEach(id -> passed.put(id, Attempt.UPDATED));
        return replaced(passed);
    }

    /** The code of these exercises was replaced: by what, or which verdict came back with it. */
    Progress replaced(Map<String, String> statuses) {
        Progress changed = this;
        for (Map.Entry<String, String> each : statuses.entrySet()) {
            String status = each.getValue();
            changed = changed.change(each.getKey(), attempt -> attempt.replaced(status));
        }
        return changed;
    }

    private Progress change(String exercise, UnaryOperator<Attempt> change) {
        SortedMap<String, Attempt> changed = new TreeMap<>(attempts);
        changed.put(exercise, change.apply(of(exercise)));
        return new Progress(current, changed);
    }
}
