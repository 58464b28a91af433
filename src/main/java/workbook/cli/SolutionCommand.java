package workbook.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    SolutionCommand(Session session) {
        super(session);
    }

    @Override
    Answer answer(Exercise exercise) throws IOException {
        if (!session.learner().progress().of(exercise.id()).passed()) {
            unlock(exercise);
        }
        Map<String, List<String>> diffs = new LinkedHashMap<>();
        Map<String, Object> json = new LinkedHashMap<>();
        Finished finished = Finished.read(session.course().chapterOf(exercise));
        for (String file : exercise.files()) {
            diffs.put(file, diff(exercise, file, finished.clean(file)));
            json.put(file, finished.clean(file));
        }
        String read = Prose.citation(session.course().chapterOf(exercise), exercise.read());
        return new Text(
                Map.of("exercise", exercise.id(), "files", json), out -> print(out, read, diffs));
    }

    private void unlock(Exercise exercise) {
        if (!anyway) {
            throw new Wrong(
                    "The solution of " + exercise.id() + " opens when your code passes.",
                    "A hint instead: ./workbook hint " + exercise.id()
                            + "\n  Open it anyway (this is noted): ./workbook solution "
                            + exercise.id() + " --anyway");
        }
        session.learner().sawSolutionEarly(exercise);
    }

    private List<String> diff(Exercise exercise, String file, String ours) throws IOException {
        Path path = session.home().exerciseSources().resolve(exercise.chapter()).resolve(file);
        List<String> yours = Files.exists(path) ? Files.readAllLines(path) : new ArrayList<>();
        return UnifiedDiffUtils.generateUnifiedDiff(
                "yours/" + file,
                "ours/" + file,
                yours,
                DiffUtils.diff(yours, ours.lines().toList()),
                3);
    }

    private static void print(Terminal out, String read, Map<String, List<String>> diffs) {
        out.line();
        diffs.forEach((file, lines) -> {
            if (lines.isEmpty()) {
                out.line("  " + file + ": your code and ours are the same.");
            }
            lines.forEach(line -> out.line(painted(out, line)));
        });
        out.line();
        out.line("  - is yours, + is ours. Read again: " + read);
    }

    private static String painted(Terminal out, String line) {
        if (line.startsWith("+")) {
            return out.paint(Style.GREEN, line);
        }
        if (line.startsWith("-")) {
            return out.paint(Style.RED, line);
        }
        return line.startsWith("@@") ? out.paint(Style.CYAN, line) : line;
    }
}
