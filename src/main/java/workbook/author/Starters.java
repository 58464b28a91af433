package workbook.author;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import workbook.course.Chapter;
import workbook.course.Course;
import workbook.course.Finding;
import workbook.course.Finished;
import workbook.course.Home;
import workbook.progress.Workspace;

/** Keeps {@code exercises/src/main/java} what {@code chapters/} says it should be. */
public final class Starters {

    private final Course course;
    private final Home home;

    /** The starters of this course. */
    public Starters(Course course) {
        this.course = course;
        this.home = course.home();
    }

    /**
     * Writes every starter that differs, after a backup of the files as they were.
     *
     * @throws workbook.course.CourseException with file and line if a marker is wrong
     */
    public Workspace.Change generate(Workspace workspace) {
        return workspace.put("generate", wanted());
    }

    /** What is not as {@code generate} would write it; empty if all is in sync. */
    public List<Finding> differences() {
        Map<Path, String> wanted = wanted();
        List<Finding> found = new ArrayList<>();
        wanted.forEach((file, text) -> {
            if (!Files.isRegularFile(file)) {
                found.add(finding(file, "this starter is missing"));
            } else if (!read(file).equals(text)) {
                found.add(finding(file, "this is not the starter that chapters/ gives"));
            }
        });
        for (Chapter chapter : course.chapters()) {
            for (Path file : javaFiles(home.exerciseSources().resolve(chapter.name()))) {
                if (!wanted.containsKey(file)) {
                    found.add(new Finding(
                            home.show(file),
                            "chapters/" + chapter.name() + " has no such file",
                            "Delete it, or write its finished code there."));
                }
            }
        }
        return found;
    }

    private Map<Path, String> wanted() {
        Map<Path, String> wanted = new LinkedHashMap<>();
        for (Chapter chapter : course.chapters()) {
            Path folder = home.exerciseSources().resolve(chapter.name());
            Finished.read(chapter)
                    .starters()
                    .forEach((file, text) -> wanted.put(folder.resolve(file), text));
        }
        return wanted;
    }

    private Finding finding(Path file, String what) {
        return new Finding(home.show(file), what, "Run: ./workbook author generate");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static List<Path> javaFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
