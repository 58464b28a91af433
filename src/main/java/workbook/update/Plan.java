package workbook.update;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an update would do, before it does anything.
 *
 * @param edition the newer one
 * @param learners what becomes of each of the learner's files that does not stay as it is
 * @param replaced the course's own files that are new or different
 * @param gone the course's own files that the new edition has no more
 * @param changedHere those of both that somebody changed here, as far as that is known
 * @param exercises what that means, exercise by exercise
 */
record Plan(
        Edition edition,
        SortedMap<String, Choice> learners,
        SortedSet<String> replaced,
        SortedSet<String> gone,
        SortedSet<String> changedHere,
        Report.Exercises exercises) {

    Plan {
        learners = Collections.unmodifiableSortedMap(new TreeMap<>(learners));
        replaced = Collections.unmodifiableSortedSet(new TreeSet<>(replaced));
        gone = Collections.unmodifiableSortedSet(new TreeSet<>(gone));
        changedHere = Collections.unmodifiableSortedSet(new TreeSet<>(changedHere));
    }

    /** True if the new edition is what is here already. */
    boolean isEmpty() {
        return learners.isEmpty() && replaced.isEmpty() && gone.isEmpty();
    }

    /** The learner's files of this kind. */
    List<String> of(Choice.Kind kind) {
        return learners.entrySet().stream()
                .filter(each -> each.getValue().kind() == kind)
                .map(Map.Entry::getKey)
                .toList();
    }
}
