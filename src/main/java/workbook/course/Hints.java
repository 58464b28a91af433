package workbook.course;

import java.util.Collection;
import java.util.Collections;
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
     * @param left how many more there are for the same failure
     */
    public record Step(int index, Hint hint, int left) {}

    /**
     * The first step that suits one of the failing tests and was not shown yet.
     *
     * @param exercise whose hints
     * @param failing the test methods that fail; empty if nothing is known, then every step suits
     * @param shown the steps that the learner has seen, by index
     * @return empty if everything that suits has been shown
     */
    public static Optional<Step> next(
            Exercise exercise, Collection<String> failing, Set<Integer> shown) {
        List<Integer> left = suiting(exercise, failing).stream()
                .filter(index -> !shown.contains(index))
                .toList();
        if (left.isEmpty()) {
            return Optional.empty();
        }
        int index = left.get(0);
        return Optional.of(new Step(index, exercise.hints().get(index), left.size() - 1));
    }

    private static List<Integer> suiting(Exercise exercise, Collection<String> failing) {
        List<Hint> hints = exercise.hints();
        return IntStream.range(0, hints.size())
                .filter(i -> suits(hints.get(i), failing))
                .boxed()
                .toList();
    }

    private static boolean suits(Hint hint, Collection<String> failing) {
        return failing.isEmpty()
                || hint.tests().isEmpty()
                || !Collections.disjoint(hint.tests(), failing);
    }
}
