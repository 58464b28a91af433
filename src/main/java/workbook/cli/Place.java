package workbook.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.Home;

/**
 * Where a learner writes next.
 *
 * @param file the source file
 * @param line of the exercise's first TODO, or 1
 * @param isTodo whether there is one
 */
record Place(Path file, int line, boolean isTodo) {

    /** As a message names it; without a TODO no line is better than another. */
    String show(Home home) {
        return home.show(file) + suffix();
    }

    /** As a program understands it. */
    String at() {
        return file + suffix();
    }

    private String suffix() {
        return isTodo ? ":" + line : "";
    }

    static Place of(Course course, Exercise exercise) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String name : exercise.files()) {
            files.add(
                    course.home().exerciseSources().resolve(exercise.chapter()).resolve(name));
        }
        for (Path file : files) {
            List<String> lines = Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).contains("TODO " + exercise.id())) {
                    return new Place(file, i + 1, true);
                }
            }
        }
        return new Place(files.get(0), 1, false);
    }
}
