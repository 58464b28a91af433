package workbook.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import workbook.course.Exercise;
import workbook.course.Finished;
import workbook.course.Prose;

/** {@code solution}: our answer beside the learner's, once theirs passes. */
@Command(name = "solution", description = "Compare your code with ours, once yours passes.")
final class SolutionCommand extends ExerciseCommand {

    @Option(names = "--anyway", description = "Show it before the exercise passes; this is noted.")
    boolean anyway;

    @Option(names = "--diff", description = "Show every difference, however many there are.")
    boolean diff;

    private final Ways ways;

    SolutionCommand(Session session) {
        this(session, Ways.COMMANDS);
    }

    SolutionCommand(Session session, Ways ways) {
        super(session);
        this.ways = ways;
    }

    @Override
    Answer answer(Exercise exercise) throws IOException {
        if (!session.learner().progress().of(exercise.id()).passed()) {
            unlock(exercise);
        }
        Map<String, Comparison> compared = new LinkedHashMap<>();
        Map<String, Object> json = new LinkedHashMap<>();
        Finished finished = Finished.read(session.course().chapterOf(exercise));
        for (String file : exercise.files()) {
            compared.put(file, compare(exercise, file, finished.clean(file)));
            json.put(file, finished.clean(file));
        }
        String read = Prose.citation(session.course().chapterOf(exercise), exercise.read());
        return new Text(
                Map.of("exercise", exercise.id(), "files", json),
                out -> print(out, exercise.id(), read, compared));
    }

    private void unlock(Exercise exercise) {
        if (!anyway) {
            throw new Wrong(
                    "The solution of " + exercise.id() + " opens when your code passes.",
                    "A hint instead: " + ways.hint(exercise)
                            + "\n  Open it anyway (this is noted): ./workbook solution "
                            + exercise.id() + " --anyway");
        }
        session.learner().sawSolutionEarly(exercise);
    }

    private Comparison compare(Exercise exercise, String file, String ours) throws IOException {
        Path path = session.home().exerciseSources().resolve(exercise.chapter()).resolve(file);
        List<String> yours = Files.exists(path) ? Files.readAllLines(path) : List.of();
        return new Comparison(file, yours, ours.lines().toList());
    }

    private void print(Terminal out, String id, String read, Map<String, Comparison> compared) {
        boolean both = compared.values().stream().anyMatch(one -> diff || one.isAlike());
        out.line();
        for (Comparison one : compared.values()) {
            if (diff || one.isAlike()) {
                one.printDifferences(out);
            } else {
                one.printOurs(out);
            }
        }
        out.line();
        if (both) {
            out.line("  - is yours, + is ours.");
        } else {
            out.wrapped(
                    "  ",
                    "Yours goes another way; line by line: ./workbook solution " + id + " --diff");
        }
        out.wrapped("  ", "Read again: " + read);
    }
}
