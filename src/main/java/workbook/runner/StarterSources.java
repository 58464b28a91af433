package workbook.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import workbook.course.Chapter;
import workbook.course.Course;
import workbook.course.CourseException;
import workbook.course.Exercise;
import workbook.course.Starter;

/** Starters, made from the finished code: all the signatures, none of the answers. */
final class StarterSources implements ExpectedSources {

    private final Course course;

    StarterSources(Course course) {
        this.course = course;
    }

    @Override
    public Map<String, String> of(Exercise exercise) {
        Chapter chapter = course.chapterOf(exercise);
        Map<String, String> sources = new LinkedHashMap<>();
        for (String name : exercise.files()) {
            String finished = read(chapter.folder().resolve(name));
            sources.put(name, Starter.of(chapter, name, finished));
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
}
