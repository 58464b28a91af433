package workbook.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Chooses steps of help. */
class HintsTest {

    private static final Exercise EXERCISE = new Exercise(
            "ch01x",
            "x",
            "t",
            "t",
            List.of("X.java"),
            "XTest",
            1,
            "r",
            List.of(
                    new Hint("any", List.of()),
                    new Hint("for a", List.of("a")),
                    new Hint("for b", List.of("b", "c")),
                    new Hint("any, more", List.of())),
            "o");

    private static Optional<Integer> next(List<String> failing, Set<Integer> shown) {
        return Hints.next(EXERCISE, failing, shown).map(Hints.Step::index);
    }

    @Test
    void stepsThatSuitAFailingTestComeFirst() {
        assertEquals(Optional.of(0), next(List.of("c"), Set.of()));
        assertEquals(Optional.of(2), next(List.of("c"), Set.of(0)));
    }

    @Test
    void theLastStepComesAfterAllOthers() {
        assertEquals(Optional.of(1), next(List.of("c"), Set.of(0, 2)));
        assertEquals(Optional.of(3), next(List.of("c"), Set.of(0, 1, 2)));
        assertEquals(Optional.empty(), next(List.of("c"), Set.of(0, 1, 2, 3)));
    }

    @Test
    void anotherFailureBringsAnEarlierStepBack() {
        assertEquals(Optional.of(1), next(List.of("a", "b"), Set.of(0, 2, 3)));
    }

    @Test
    void withoutACheckEveryStepSuits() {
        assertEquals(Optional.of(1), next(List.of(), Set.of(0)));
    }

    @Test
    void aStepSaysHowManyAreLeft() {
        assertEquals(
                3, Hints.next(EXERCISE, List.of("a"), Set.of()).orElseThrow().left());
    }
}
