package workbook.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import workbook.compile.BuiltOn;
import workbook.course.Chapter;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.progress.Progress;
import workbook.runner.ProgramRunner;
import workbook.runner.Status;
import workbook.runner.Verdict;

/**
 * Says of what failed that the cause may lie below it: in an exercise that it is built on and that,
 * as far as is known, does not pass.
 *
 * @param progress asked for only when something failed
 */
record Doubts(Course course, Supplier<Progress> progress) {

    /** The same verdict, or one that says so before its tests do. */
    Verdict about(Verdict verdict) {
        boolean open =
                verdict.status() == Status.FAIL && verdict.problem().isEmpty() && verdict.isBegun();
        List<Exercise> causes = open ? notDone(verdict.builtOn()) : List.of();
        if (causes.isEmpty()) {
            return verdict;
        }
        Exercise exercise = course.exercise(verdict.exercise()).orElseThrow();
        BuiltOn user = new BuiltOn(exercise.id(), course.chapterOf(exercise));
        return verdict.under(user.doubtful(causes));
    }

    /** What stood in a program's way. */
    String about(Chapter chapter, ProgramRunner.Result result) {
        int code = result.exitCode();
        boolean failed = code != 0 && code != ProgramRunner.WRONG_USAGE;
        boolean open = failed && result.problem().isEmpty();
        List<Exercise> causes = open ? notDone(result.builtOn()) : List.of();
        return causes.isEmpty() ? result.problem() : ProgramRunner.doubtful(chapter, causes);
    }

    private List<Exercise> notDone(List<String> ids) {
        Progress known = progress.get();
        return ids.stream()
                .map(course::exercise)
                .flatMap(Optional::stream)
                .filter(exercise -> !known.of(exercise.id()).isTrusted())
                .toList();
    }
}
