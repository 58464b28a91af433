package workbook.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import workbook.course.Exercise;
import workbook.course.Hint;
import workbook.course.Hints;
import workbook.course.Prose;
import workbook.progress.Attempt;

/** {@code hint}: one more step of help each time, for what failed in the last check. */
@Command(name = "hint", description = "Show one more hint, chosen by the tests that failed last.")
final class HintCommand extends ExerciseCommand {

    private final Ways ways;

    HintCommand(Session session) {
        this(session, Ways.COMMANDS);
    }

    HintCommand(Session session, Ways ways) {
        super(session);
        this.ways = ways;
    }

    @Override
    Answer answer(Exercise exercise) {
        Attempt attempt = session.learner().progress().of(exercise.id());
        if (attempt.lastStatus().equals("pass")) {
            return passes(exercise);
        }
        List<String> failing = new LastFailures(session.home()).of(exercise).orElse(List.of());
        Set<Integer> shown = attempt.hints();
        Optional<Hints.Step> step = Hints.next(exercise, failing, shown);
        step.ifPresent(found -> session.learner().hinted(exercise, found.index()));
        return step.map(found -> fresh(exercise, found, read(exercise)))
                .orElseGet(() -> all(exercise, shown));
    }

    private Answer passes(Exercise exercise) {
        String id = exercise.id();
        Map<String, Object> json = Map.of("exercise", id, "status", "pass", "left", 0);
        return new Text(json, out -> {
            out.line();
            out.wrapped("  ", id + " passed when it was last checked, so no hint is needed.");
            out.wrapped("  compare:   ", ways.solution(exercise));
            out.wrapped("  on:        ", ways.next());
        });
    }

    private String read(Exercise exercise) {
        return Prose.citation(session.course().chapterOf(exercise), exercise.read());
    }

    private Answer fresh(Exercise exercise, Hints.Step step, String read) {
        Map<String, Object> json = Map.of(
                "exercise", exercise.id(),
                "hint", step.hint().text(),
                "number", step.index() + 1,
                "left", step.left());
        return new Text(json, out -> {
            out.line();
            out.wrapped("  ", step.hint().text());
            out.line();
            out.wrapped("  ", left(step.left(), exercise, read));
        });
    }

    private String left(int left, Exercise exercise, String read) {
        if (left == 0) {
            return "That was the last hint. Read: " + read;
        }
        return left + (left == 1 ? " more hint: " : " more hints: ") + ways.hint(exercise);
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
                out.wrapped("  ", exercise.id() + " has no hints. Read: " + read(exercise));
                return;
            }
            out.line("  You have seen every hint:");
            for (String text : texts) {
                out.line();
                out.wrapped("  - ", text);
            }
        });
    }
}
