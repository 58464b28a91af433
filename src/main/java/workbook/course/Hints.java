package workbook.course;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Chooses the next step of help for what goes wrong right now. */
public final class Hints {

    private Hints() {}

    /**
     * A step of help, and where it stands in the list.
     *
     * @param index its place in {@link Exercise#hints()}; this is what progress remembers
     * @param hint what it says
     * @param left how many more there are
     */
    public record Step(int index, Hint hint, int left) {}

    /**
     * The next step that was not shown yet: first those that suit a failing test, then the others in
     * their order. The last of the list is nearly the code, so it is shown after all others.
     *
     * @param exercise whose hints
     * @param failing the test methods that fail; empty if nothing is known, then every step suits
     * @param shown the steps that the learner has seen, by index
     * @return empty if everything has been shown
     */
    public static Optional<Step> next(
            Exercise exercise, Collection<String> failing, Set<Integer> shown) {
        List<Hint> hints = exercise.hints();
        int last = hints.size() - 1;
        List<Integer> left = IntStream.range(0, hints.size())
                .filter(index -> !shown.contains(index))
                .boxed()
                .sorted(Comparator.comparing((Integer index) -> index == last)
                        .thenComparing(index -> !suits(hints.get(index), failing)))
                .toList();
        return left.stream()
                .findFirst()
                .map(index -> new Step(index, hints.get(index), left.size() - 1));
    }

    private static boolean suits(Hint hint, Collection<String> failing) {
        return failing.isEmpty()
                || hint.tests().isEmpty()
                || !Collections.disjoint(hint.tests(), failing);
    }
}
