package workbook.cli;

import java.util.List;
import java.util.Optional;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.progress.Progress;
import workbook.runner.Verdict;

/**
 * Where a check of everything brings the learner.
 *
 * @param exercise the first that passed before and no longer does, or else the first that does not
 *     pass
 * @param passedBefore which of the two it is
 */
record DropBack(Exercise exercise, boolean passedBefore) {

    /** Empty if everything passes. */
    static Optional<DropBack> of(Course course, List<Verdict> verdicts, Progress before) {
        List<Exercise> failing = verdicts.stream()
                .filter(verdict -> !verdict.passed())
                .map(verdict -> course.exercise(verdict.exercise()).orElseThrow())
                .toList();
        return failing.stream()
                .filter(exercise -> before.of(exercise.id()).passed())
                .findFirst()
                .or(() -> failing.stream().findFirst())
                .map(to -> new DropBack(to, before.of(to.id()).passed()));
    }

    String text() {
        return passedBefore
                ? exercise.id() + " passed before and does not pass now, so you are back at it."
                : "You are at " + exercise.id() + " now, the first that does not pass.";
    }
}
