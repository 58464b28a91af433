package workbook.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static workbook.runner.CheckerTest.assertContains;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.course.Chapter;

/** A chapter's program, the learner's and ours; it writes to a file, for its output is inherited. */
class ProgramRunnerTest {

    private static final String MAIN = """
            package ch01tiny;

            import java.nio.file.Files;
            import java.nio.file.Path;

            public final class Main {
                public static void main(String[] args) throws Exception {
                    int twice = Doubler.twice(Integer.parseInt(args[1]));
                    Files.writeString(Path.of(args[0]), "" + twice);
                    System.exit(7);
                }
            }
            """;

    @TempDir
    Path root;

    @Test
    void theLearnersProgramRunsWithItsArgumentsAndKeepsItsExitCode() throws Exception {
        ProgramRunner.Result result = run(tiny(), false);

        assertEquals(new ProgramRunner.Result(7, "", List.of("doubling")), result);
        assertEquals("42", Files.readString(root.resolve("out")));
    }

    @Test
    void aProgramThatMeetsAnUnfinishedExerciseSaysWhich() throws Exception {
        ProgramRunner.Result result = run(tiny().doubler(DoublingCourse.STARTER), false);

        assertEquals(1, result.exitCode());
        assertContains(result.problem(), "the exercise doubling, which is not written yet");
        assertContains(result.problem(), "./workbook run ch01 --finished");
    }

    @Test
    void ourProgramRunsWhateverTheLearnersIs() throws Exception {
        DoublingCourse tiny = tiny().doubler("half typed");
        DoublingCourse.put(root.resolve("chapters/ch01tiny/Main.java"), MAIN);

        assertEquals(7, run(tiny, true).exitCode());
    }

    @Test
    void aProgramThatDoesNotCompileNamesTheExerciseToBlame() throws Exception {
        ProgramRunner.Result result = run(tiny().body("return number +;"), false);

        assertEquals(1, result.exitCode());
        assertContains(result.problem(), "It belongs to the exercise doubling");
    }

    private DoublingCourse tiny() {
        DoublingCourse tiny = new DoublingCourse(root);
        DoublingCourse.put(tiny.sources().resolve("ch01tiny/Main.java"), MAIN);
        return tiny;
    }

    private ProgramRunner.Result run(DoublingCourse tiny, boolean finished) throws Exception {
        Chapter chapter = tiny.course.chapters().get(0);
        List<String> args = List.of(root.resolve("out").toString(), "21");
        return new ProgramRunner(tiny.course).run(chapter, finished, args);
    }
}
