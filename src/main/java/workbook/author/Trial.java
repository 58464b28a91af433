package workbook.author;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import workbook.course.CourseException;
import workbook.course.Exercise;
import workbook.course.Finding;
import workbook.course.NearMiss;
import workbook.runner.Lesson;
import workbook.runner.Verdict;

/**
 * One set of sources to be checked.
 *
 * @param exercise what is checked
 * @param kind what is tried
 * @param where the file that a complaint is about
 * @param nearMiss which one, if it is one
 * @param sources chapter and file name, such as {@code ch01blocking/Reply.java}, to source; made
 *     only when its turn comes, and may refuse with a {@link CourseException}
 */
record Trial(
        Exercise exercise,
        Contract.Kind kind,
        String where,
        Optional<NearMiss> nearMiss,
        Supplier<Map<String, String>> sources) {

    /**
     * What came of it.
     *
     * @param trial what was tried
     * @param verdict empty if it could not be tried
     * @param obstacle why not
     * @param millis how long it took
     */
    record Outcome(
            Trial trial, Optional<Verdict> verdict, Optional<Finding> obstacle, long millis) {

        /** The messages of the tests that failed. */
        List<Lesson> messages() {
            return verdict.stream()
                    .flatMap(found -> found.tests().stream())
                    .filter(Judge::failed)
                    .map(test -> new Lesson(test.message()))
                    .toList();
        }
    }

    /** What tells a near-miss from the others; empty for everything else. */
    String name() {
        return kind == Contract.Kind.NEAR_MISS
                ? where.replaceFirst("^.*/" + exercise.id() + "\\.", "")
                        .replaceFirst("\\.patch$", "")
                : "";
    }

    /** Writes the sources into a folder of their own, checks them, and takes them away. */
    Outcome run(BiFunction<Exercise, Path, Verdict> checker, long deadline) {
        long start = System.nanoTime();
        if (start - deadline >= 0) {
            return obstacle(new Finding(
                    where,
                    "was not tried: the time for the contract is used up",
                    "Give it more time, or find out which check takes so long."));
        }
        try {
            Path folder = Files.createTempDirectory("contract");
            try {
                write(folder, sources.get());
                Verdict verdict = checker.apply(exercise, folder);
                long millis = (System.nanoTime() - start) / 1_000_000;
                return new Outcome(this, Optional.of(verdict), Optional.empty(), millis);
            } finally {
                delete(folder);
            }
        } catch (CourseException problem) {
            return obstacle(problem.finding());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    Outcome obstacle(Finding finding) {
        return new Outcome(this, Optional.empty(), Optional.of(finding), 0);
    }

    private static void write(Path folder, Map<String, String> sources) throws IOException {
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
