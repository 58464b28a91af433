package workbook.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import workbook.course.Exercise;
import workbook.course.Hint;
import workbook.course.Hints;
import workbook.course.Prose;

/** {@code hint}: one more step of help each time, for what failed in the last check. */
@Command(name = "hint", description = "Show one more hint, chosen by the tests that failed last.")
final class HintCommand extends ExerciseCommand {

    HintCommand(Session session) {
        super(session);
    }

    @Override
    Answer answer(Exercise exercise) {
        List<String> failing = new LastFailures(session.home()).of(exercise).orElse(List.of());
        Set<Integer> shown =
                new HashSet<>(session.learner().progress().of(exercise.id()).hints());
        Optional<Hints.Step> step = Hints.next(exercise, failing, shown);
        step.ifPresent(found -> session.learner().hinted(exercise, found.index()));
        return step.map(found -> fresh(exercise, found, read(exercise)))
                .orElseGet(() -> all(exercise, shown));
    }

    private String read(Exercise exercise) {
        return Prose.citation(session.course().chapterOf(exercise), exercise.read());
    }

    private static Answer fresh(Exercise exercise, Hints.Step step, String read) {
        Map<String, Object> json = Map.of(
                "exercise", exercise.id(),
                "hint", step.hint().text(),
                "number", step.index() + 1,
                "left", step.left());
        return new Text(json, out -> {
            out.line();
            out.wrapped("  ", step.hint().text());
            out.line();
            out.line("  " + left(step.left(), exercise, read));
        });
    }

    private static String left(int left, Exercise exercise, String read) {
        if (left == 0) {
            return "That was the last hint for what fails now. Read: " + read;
        }
        return left + (left == 1 ? " more hint: " : " more hints: ") + "./workbook hint "
                + exercise.id();
    }

    private Answer all(Exercise exercise, Set<Integer> shown) {
        List<String> texts = shown.stream()
                .sorted()
                .filter(index -> index < exercise.hints().size())
                .map(exercise.hints()::get)
                .map(Hint::text)
                .toList();
        return new Text(Map.of("exercise", exercise.id(), "hints", texts, "left", 0), out -> {
            out.line();
            if (texts.isEmpty()) {
                out.line("  " + exercise.id() + " has no hint for this. Read: " + read(exercise));
                return;
            }
            out.line("  You have seen every hint for what fails now:");
            for (String text : texts) {
                out.line();
                out.wrapped("  - ", text);
            }
        });
    }
}
