package workbook.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static workbook.runner.CheckerTest.assertContains;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.course.Chapter;
import workbook.course.Course;
import workbook.course.Exercise;

/**
 * An exercise of chapter 2, and its program, that call the learner's code of chapter 1: where that
 * is the cause it is named, and not the code at hand.
 */
class BuiltOnTest {

    private static final String EIGHTFOLD = """
            package ch02more;

            import ch01tiny.Doubler;

            public final class Eightfold {

                public static int[] of(int number) throws Exception {
                    int[] box = {0};
                    Thread thread = new Thread(() -> {
                        try {
                            box[0] = Doubler.twice(4 * number);
                        } catch (Exception e) {
                            box[0] = -1;
                        }
                    });
                    thread.start();
                    thread.join();
                    return box;
                }
            }
            """;

    private static final String TEST = """
            package ch02more;

            class EightfoldTest {
                @org.junit.jupiter.api.Test
                void threeBecomesTwentyFour() throws Exception {
                    org.junit.jupiter.api.Assertions.assertEquals(24, Eightfold.of(3)[0]);
                }
            }
            """;

    private static final String MAIN = """
            package ch02more;

            public final class Main {
                public static void main(String[] args) throws Exception {
                    System.exit(Eightfold.of(3)[0] == 24 ? 0 : 3);
                }
            }
            """;

    private static final String CATCH_UP = "./workbook catch-up ch02 (it keeps a copy of yours)";

    @TempDir
    Path root;

    private final Exercise eightfold = new Exercise(
            "ch02more",
            "eightfold",
            "eightfold",
            "",
            List.of("Eightfold.java"),
            "EightfoldTest",
            1,
            "why-eight",
            List.of(),
            "");

    private DoublingCourse tiny;
    private Course course;
    private Chapter chapter;

    @BeforeEach
    void addAChapter() {
        tiny = new DoublingCourse(root);
        Path folder = root.resolve("chapters/ch02more");
        chapter = new Chapter(2, "ch02more", "More", folder, List.of(eightfold));
        List<Chapter> chapters = new ArrayList<>(tiny.course.chapters());
        chapters.add(chapter);
        course = new Course(tiny.course.home(), chapters);
        DoublingCourse.put(folder.resolve("chapter.adoc"), "= More\n\n[#why-eight]\n== Eight\n");
        DoublingCourse.put(folder.resolve("Eightfold.java"), EIGHTFOLD);
        DoublingCourse.put(folder.resolve("Main.java"), MAIN);
        Path tests = tiny.test("DoublerTest").getParent().resolveSibling("ch02more");
        DoublingCourse.put(tests.resolve("EightfoldTest.java"), TEST);
        DoublingCourse.put(eightfold("Eightfold"), EIGHTFOLD);
        DoublingCourse.put(eightfold("Main"), MAIN);
    }

    private Path eightfold(String name) {
        return tiny.sources().resolve("ch02more/" + name + ".java");
    }

    private Verdict check() {
        try (Checker checker = new Checker(course)) {
            return checker.check(eightfold, tiny.sources());
        }
    }

    private ProgramRunner.Result run() throws Exception {
        return new ProgramRunner(course).run(chapter, false, List.of());
    }

    @Test
    void aPassSaysNothingOfIt() throws Exception {
        assertEquals("", check().problem());
        assertEquals(List.of("doubling"), check().builtOn());
        assertEquals(new ProgramRunner.Result(0, "", List.of("doubling", "eightfold")), run());
    }

    @Test
    void codeBelowThatIsNotWrittenIsTheCauseWhateverTheTestSays() {
        tiny.doubler(DoublingCourse.STARTER);

        Verdict verdict = check();

        assertEquals(Status.FAIL, verdict.status());
        assertContains(
                verdict.problem(),
                "eightfold is built on the exercise doubling, which is not written yet: what");
        assertContains(verdict.problem(), "First: ./workbook check doubling");
        assertContains(verdict.problem(), CATCH_UP);
    }

    @Test
    void aProgramWhoseThreadsCameToItSaysSoToo() throws Exception {
        tiny.doubler(DoublingCourse.STARTER.replace("throws IOException {", """
                throws IOException {
                    if (number > 0) {
                        throw new IOException("swallowed");
                    }"""));

        ProgramRunner.Result result = run();

        assertEquals(3, result.exitCode());
        assertContains(
                result.problem(),
                "ch02's program is built on the exercise doubling, which is not written yet");
        assertContains(result.problem(), CATCH_UP);
    }

    @Test
    void aProgramThatWasCalledInAWrongWayBlamesNoExercise() throws Exception {
        tiny.doubler(DoublingCourse.STARTER);
        DoublingCourse.put(
                tiny.sources().resolve("ch02more/Main.java"),
                MAIN.replace(
                        "System.exit(", "if (args.length == 0) System.exit(2);\nSystem.exit("));

        assertEquals(new ProgramRunner.Result(2, "", List.of("doubling", "eightfold")), run());
    }

    @Test
    void whatIsOnlyRememberedInACommentIsWritten() {
        tiny.body("// throw new UnsupportedOperationException(\"ch01 / doubling: not written yet\")"
                + "\n        return number;");

        assertEquals("", check().problem());
    }

    @Test
    void anExerciseThatIsNotBegunIsToldToBeginAndNoMore() throws IOException {
        String unwritten = "throw new UnsupportedOperationException(\"ch02 / eightfold: not written"
                + " yet\");";
        String body = EIGHTFOLD.replace(
                "int[] box = {0};", "if (number > 0) " + unwritten + " int[] box = {0};");
        Files.writeString(eightfold("Eightfold"), body);
        tiny.doubler(DoublingCourse.STARTER);

        assertEquals("", check().problem());
    }

    @Test
    void codeBelowThatDoesNotCompileIsNamedWithBothWaysOut() throws Exception {
        tiny.body("return number +;");

        for (String said : List.of(check().problem(), run().problem())) {
            assertContains(said, "uses Doubler.java, and that does not compile");
            assertContains(said, "It belongs to the exercise doubling");
            assertContains(said, CATCH_UP);
        }
    }

    @Test
    void aFileBelowThatIsGoneIsNamedAndNotTheLineThatUsesIt() throws Exception {
        Files.delete(tiny.doubler());

        for (String said : List.of(check().problem(), run().problem())) {
            assertContains(said, "uses Doubler.java, and that is not there");
            assertContains(said, "./workbook reset doubling");
            assertContains(said, CATCH_UP);
        }
    }

    @Test
    void aDeclarationBelowThatWasChangedIsNamedAndNotTheLineThatUsesIt() throws Exception {
        tiny.doubler(DoublingCourse.FINISHED.replace("twice(int number)", "twice(String number)"));

        for (String said : List.of(check().problem(), run().problem())) {
            assertContains(said, "uses Doubler.java, and that declares something in another way");
            assertContains(
                    said, "chapter 1 wants int twice(int number); yours is int twice(String");
            assertFalse(said.startsWith("Eightfold.java does not compile"), said);
        }
    }

    @Test
    void anErrorOfOnesOwnIsStillOnesOwn() throws Exception {
        Files.writeString(eightfold("Eightfold"), EIGHTFOLD.replace("box[0] = -1", "bow[0] = -1"));

        assertContains(check().problem(), "Eightfold.java does not compile");
        assertContains(run().problem(), "ch02's program uses Eightfold.java");
    }
}
