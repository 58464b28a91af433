package workbook.author;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import workbook.course.Chapter;
import workbook.course.Course;
import workbook.course.CourseReader;
import workbook.course.Exercise;
import workbook.course.Finding;
import workbook.course.NearMiss;

/** Where the files are that belong to an exercise. */
final class NearMisses {

    /** Fewer show too little of what people do wrong; more nobody keeps up to date. */
    private static final int FEWEST = 3;

    private static final int MOST = 8;

    private NearMisses() {}

    /** The patches of one exercise, by name. */
    static List<Path> filesOf(Course course, Exercise exercise) {
        return all(course.chapterOf(exercise)).stream()
                .filter(file -> belongs(file, exercise))
                .toList();
    }

    /** Everything in a chapter's folder of near-misses. */
    static List<Path> all(Chapter chapter) {
        Path folder = chapter.folder().resolve(NearMiss.FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    static boolean belongs(Path file, Exercise exercise) {
        String name = file.getFileName().toString();
        return name.startsWith(exercise.id() + ".") && name.endsWith(".patch");
    }

    /** A complaint if an exercise has too few or too many of them. */
    static Optional<Finding> wrongNumber(Course course, Exercise exercise) {
        int number = filesOf(course, exercise).size();
        if (number >= FEWEST && number <= MOST) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                rowOf(course, exercise),
                "%s: it has %d near-misses, and should have %d to %d"
                        .formatted(exercise.id(), number, FEWEST, MOST),
                "They are chapters/%s/%s/%s.<what is wrong>.patch; see docs/authoring.adoc."
                        .formatted(exercise.chapter(), NearMiss.FOLDER, exercise.id())));
    }

    /** The line of {@code exercises.yaml} on which an exercise begins. */
    static String rowOf(Course course, Exercise exercise) {
        Path list = course.chapterOf(exercise).folder().resolve(CourseReader.LIST);
        try {
            List<String> lines = Files.readAllLines(list);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i)
                        .matches("\\s*-?\\s*id:\\s*[\"']?" + exercise.id() + "[\"']?\\s*(#.*)?")) {
                    return course.home().show(list) + ":" + (i + 1);
                }
            }
            return course.home().show(list);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
