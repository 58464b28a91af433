package workbook.cli;

import java.util.List;
import java.util.function.IntConsumer;
import workbook.course.Exercise;
import workbook.runner.Checker;
import workbook.runner.Verdict;

/** Checks many exercises of the learner's, and remembers how they came out. */
final class ManyChecks {

    private final Learner learner;

    ManyChecks(Learner learner) {
        this.learner = learner;
    }

    /**
     * In their order; the number of those that are done is told before each. Nothing comes of those
     * that were given up by an interrupt.
     */
    List<Verdict> of(Checker checker, List<Exercise> exercises, IntConsumer progress) {
        int hands = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        try {
            return new Batch(exercise -> learner.verdict(checker, exercise), progress)
                    .of(exercises, hands).stream().map(learner::remembered).toList();
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
