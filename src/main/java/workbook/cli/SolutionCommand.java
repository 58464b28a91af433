package workbook.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import workbook.course.Chapter;
import workbook.course.Exercise;
import workbook.course.Finished;
import workbook.course.Prose;
import workbook.screen.SideBySide;

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
        Chapter chapter = session.course().chapterOf(exercise);
        Finished finished = Finished.read(chapter);
        List<Comparison> compared = new ArrayList<>();
        Map<String, Object> files = new LinkedHashMap<>();
        for (String file : exercise.files()) {
            compared.add(compare(exercise, file, finished));
            files.put(file, finished.clean(file));
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("exercise", exercise.id());
        json.put("files", files);
        json.put("ours", exercise.ours());
        String read = Prose.citation(chapter, exercise.read());
        return new Text(json, out -> print(out, exercise, read, compared));
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

    private Comparison compare(Exercise exercise, String file, Finished finished)
            throws IOException {
        Path path = session.home().exerciseSources().resolve(exercise.chapter()).resolve(file);
        if (!Files.exists(path)) {
            return new Comparison(file, Optional.empty(), "", finished.clean(file));
        }
        // Whatever is no UTF-8 in it is shown as such, and hides nothing of the rest.
        String yours = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        return new Comparison(
                file, Optional.of(yours), finished.starter(file), finished.clean(file));
    }

    private void print(Terminal out, Exercise exercise, String read, List<Comparison> compared) {
        boolean columns = isRead(out) && SideBySide.fits(out.width());
        boolean lines = false;
        boolean apart = false;
        for (Comparison one : compared) {
            out.line();
            one.summary().ifPresent(text -> out.wrapped("  ", text));
            if (one.isSame()) {
                continue;
            }
            if (columns) {
                one.printColumns(out);
            } else if (diff || one.isAlike()) {
                one.printDifferences(out, isRead(out));
                lines = true;
            } else {
                one.printOurs(out);
                apart = true;
            }
        }
        out.line();
        if (columns && !compared.stream().allMatch(Comparison::isSame)) {
            out.line("  < is in yours only, > in ours only, | differs.");
        }
        if (lines) {
            out.line("  - is yours, + is ours.");
        }
        if (apart) {
            out.wrapped("  ", "Yours goes another way; line by line: " + more(exercise));
        }
        if (!exercise.ours().isEmpty()) {
            out.wrapped("  ", exercise.ours());
        }
        out.wrapped("  ", "Read again: " + read);
    }

    /** By eyes, from a terminal or a screen: a screen reader or a program wants one after the other. */
    private boolean isRead(Terminal out) {
        return out.lively() || session.interactive();
    }

    private static String more(Exercise exercise) {
        return "./workbook solution " + exercise.id() + " --diff";
    }
}
