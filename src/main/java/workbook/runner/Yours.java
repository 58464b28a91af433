package workbook.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import workbook.course.Exercise;
import workbook.runner.child.Spot;

/** Finds the learner's line in a stack: the exercise's own files first, then their earlier ones. */
final class Yours {

    private static final Pattern FILE =
            Pattern.compile("[\\w$-]+\\.java", Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern PACKAGE =
            Pattern.compile("([\\w$]+(\\.[\\w$]+)*)?", Pattern.UNICODE_CHARACTER_CLASS);

    private final Exercise exercise;
    private final Path sources;

    Yours(Exercise exercise, Path sources) {
        this.exercise = exercise;
        this.sources = sources;
    }

    /** As a failure shows it: {@code ReplyReader.java:31   int n = in.read(buffer);}. */
    String line(List<Spot> spots) {
        return spot(spots).map(this::quoted).orElse("");
    }

    /** The learner's line, if one of these is theirs. */
    Optional<Spot> spot(List<Spot> spots) {
        return spots.stream()
                .filter(spot -> isPlace(spot) && Files.isRegularFile(file(spot)))
                .min(Comparator.comparing(spot -> !inExercise(spot)));
    }

    /** A stack can be made up, by setStackTrace, of names that are none. */
    private static boolean isPlace(Spot spot) {
        return spot.line() > 0
                && FILE.matcher(spot.file()).matches()
                && PACKAGE.matcher(packageOf(spot)).matches();
    }

    private String quoted(Spot spot) {
        return spot.file() + ":" + spot.line() + text(spot).map("   "::concat).orElse("");
    }

    private boolean inExercise(Spot spot) {
        return packageOf(spot).equals(exercise.chapter()) && exercise.files().contains(spot.file());
    }

    private Path file(Spot spot) {
        return sources.resolve(packageOf(spot).replace('.', '/')).resolve(spot.file());
    }

    private static String packageOf(Spot spot) {
        int dot = spot.type().lastIndexOf('.');
        return dot < 0 ? "" : spot.type().substring(0, dot);
    }

    private Optional<String> text(Spot spot) {
        try {
            List<String> lines = Files.readAllLines(file(spot));
            return lines.stream().skip(Math.max(0, spot.line() - 1)).findFirst().map(String::strip);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
