package workbook.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.Finished;

/** Tells whether a learner has begun. */
final class Starters {

    private Starters() {}

    /** True if all files of the exercise are as they were handed out. */
    static boolean untouched(Course course, Exercise exercise) {
        Finished finished = Finished.read(course.chapterOf(exercise));
        Path folder = course.home().exerciseSources().resolve(exercise.chapter());
        try {
            for (String name : exercise.files()) {
                if (!finished.starter(name).equals(Files.readString(folder.resolve(name)))) {
                    return false;
                }
            }
            return true;
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
