package workbook.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.whole.Workshop;

/** Code that leaves nothing behind is told nothing about what it left behind. */
class QuietTest {

    @TempDir
    Path folder;

    @Test
    void finishedCodeAndStartersGetNoNotes() throws Exception {
        Course course = Course.load(Workshop.in(folder).home());
        try (Checker checker = new Checker(course)) {
            for (Exercise exercise : course.exercises()) {
                Verdict ours = checker.check(exercise, course.home().chapters());
                assertTrue(ours.passed(), ours::toString);
                assertEquals("[]", ours.notes().toString(), exercise.id());
                Verdict starter = checker.check(exercise, course.home().exerciseSources());
                assertEquals("[]", starter.notes().toString(), exercise.id());
            }
        }
    }
}
