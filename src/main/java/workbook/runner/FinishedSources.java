package workbook.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import workbook.course.Course;
import workbook.course.CourseException;
import workbook.course.Exercise;

/** The finished code without its solution regions: all the signatures, none of the answers. */
final class FinishedSources implements ExpectedSources {

    private final Course course;

    FinishedSources(Course course) {
        this.course = course;
    }

    @Override
    public Map<String, String> of(Exercise exercise) {
        Path folder = course.chapterOf(exercise).folder();
        Map<String, String> sources = new LinkedHashMap<>();
        for (String name : exercise.files()) {
            sources.put(name, withoutSolutions(read(folder.resolve(name))));
        }
        return sources;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new CourseException(
                    file.toString(),
                    "the finished code cannot be read: " + e.getMessage(),
                    "git checkout -- " + file);
        }
    }

    /** Lines keep their numbers; stand-in code is let in, because it may hold a signature. */
    static String withoutSolutions(String source) {
        StringBuilder kept = new StringBuilder();
        boolean inside = false;
        for (String line : source.split("\n", -1)) {
            String bare = line.strip();
            if (bare.startsWith("// tag::solution-")) {
                inside = true;
            } else if (bare.startsWith("// end::solution-")) {
                inside = false;
            } else if (bare.startsWith("//= ")) {
                kept.append(bare.substring(4));
            } else if (!inside) {
                kept.append(line);
            }
            kept.append('\n');
        }
        return kept.toString();
    }
}
