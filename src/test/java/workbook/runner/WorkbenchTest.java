package workbook.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import workbook.compile.TestSources;
import workbook.compile.Workbench;
import workbook.course.Chapter;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.Finished;
import workbook.course.Home;

/** The course's own answers take the quick way: only they are compiled, and not their tests. */
class WorkbenchTest {

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> ourAnswersFitTheirTestsAsTheyWereCompiled() {
        Course course = Course.load(new Home(Path.of("..")));
        Path code = folder.resolve("code");
        for (Chapter chapter : course.chapters()) {
            Finished.read(chapter)
                    .cleaned()
                    .forEach((name, text) ->
                            DoublingCourse.put(code.resolve(chapter.name()).resolve(name), text));
        }
        return course.exercises().stream()
                .map(exercise -> DynamicTest.dynamicTest(
                        exercise.id(), () -> assertEquals(2, places(course, exercise, code))));
    }

    private int places(Course course, Exercise exercise, Path code) throws Exception {
        Path work = Files.createTempDirectory(folder, "work");
        VerdictBuilder verdict = new VerdictBuilder(course, exercise, code, Limits.USUAL);
        try (Workbench workbench = new Workbench(course, TestSources.tree(course.home()))) {
            return workbench.prepare(exercise, code, work, verdict).places().size();
        }
    }
}
