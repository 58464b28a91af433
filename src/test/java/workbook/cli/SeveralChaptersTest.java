package workbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A learner in the second chapter of two, whose exercise calls what they wrote in the first. */
class SeveralChaptersTest {

    private static final String FINISHED = """
            package ch02next;

            import ch01tiny.Half;
            import ch01tiny.Twice;

            /** A thing that is built on others. */
            public final class Six {

                private Six() {}

                /** Works it out. */
                public static int of(int a) {
                    //? Work it out.
                    // tag::solution-six[]
                    return 3 * Twice.of(Half.of(2 * a));
                    // end::solution-six[]
                }
            }
            """;

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void sitDown() throws Exception {
        desk = new Desk(folder);
        desk.write("chapters/ch02next/exercises.yaml", """
                title: Things that are built on others
                exercises:
                  - id: six
                    title: Six times as much
                    task: >
                      Finish `Six.of`.
                    files: [Six.java]
                    test: SixTest
                    points: 4
                    read: six
                    hints:
                      - text: Think of a product.
                """);
        desk.write("chapters/ch02next/Six.java", FINISHED);
        desk.write("exercises/src/test/java/ch02next/SixTest.java", """
                package ch02next;

                class SixTest {
                    @org.junit.jupiter.api.Test
                    void ofThree() {
                        org.junit.jupiter.api.Assertions.assertEquals(18, Six.of(3));
                    }
                }
                """);
        desk.type("author", "generate");
    }

    private void answerSix() throws IOException {
        desk.write(
                "exercises/src/main/java/ch02next/Six.java",
                FINISHED.replaceAll("(?m)^ *//.*\n", ""));
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ");
    }

    @Test
    void whatIsNotWrittenBelowComesBeforeWhatTheTestSays() throws Exception {
        answerSix();

        String out = flat(desk.type("check", "six").out());

        assertTrue(
                out.contains("six is built on the exercises twice and half, which are not written"
                        + " yet: what goes wrong here may be that alone. First: ./workbook check"
                        + " twice Or take our code for all that comes before ch02: ./workbook"
                        + " catch-up ch02"),
                out);
        assertTrue(out.indexOf("catch-up") < out.indexOf("x of three"), out);
    }

    @Test
    void whatIsWrongBelowIsNamedAsLongAsItDoesNotPass() throws Exception {
        answerSix();
        desk.answer("Twice", "return a * 2;");
        desk.answer("Half", "return a;");
        desk.type("check", "ch01");

        Desk.Said said = desk.type("check", "six", "--json");

        assertEquals(List.of("twice", "half"), said.map().get("builtOn"));
        String problem = said.map().get("problem").toString();
        assertTrue(
                problem.startsWith("six is built on the exercise half, which does not"), problem);
        desk.answer("Half", "return a / 2;");
        desk.type("check", "half");
        assertEquals("", desk.type("check", "six", "--json").map().get("problem"));
    }

    @Test
    void ourCodeBelowIsNotDoubted() throws Exception {
        desk.type("catch-up", "ch02");
        answerSix();
        assertEquals(0, desk.type("check", "six").exitCode());
        desk.write("exercises/src/main/java/ch02next/Six.java", FINISHED.replace("3 *", "4 *"));

        assertEquals("", desk.type("check", "six", "--json").map().get("problem"));
    }

    @Test
    void anExerciseThatIsNotBegunSaysNothingOfThoseBelow() throws Exception {
        assertEquals("", desk.type("check", "six", "--json").map().get("problem"));
    }

    @Test
    void aCheckOfAllTellsTheFirstOfThemAndNotTheLast() throws Exception {
        answerSix();

        String out = flat(desk.type("check", "--all").out());

        assertTrue(out.contains("You are at twice now, the first that does not pass."), out);
        assertFalse(out.contains("six is built on"), out);
    }

    @Test
    void theListShowsOneChapterIfItIsNamed() throws Exception {
        String all = desk.type("list").out();
        assertTrue(all.contains("ch01  Very small things") && all.contains("ch02  Things"), all);

        String one = desk.type("list", "ch02").out();

        assertFalse(one.contains("twice"), one);
        assertTrue(one.contains("  open   six  Six times as much"), one);
        assertTrue(one.contains("0 of 1 done, 0 of 4 points"), one);
        assertEquals(1, ((List<?>) desk.type("list", "2", "--json").json()).size());
        assertTrue(desk.type("list", "ch03").err().contains("There is no chapter ch03 yet"));
    }

    @Test
    void nextGoesOnIntoTheNextChapterAndSaysWhatWasLeftBegun() throws Exception {
        desk.type("catch-up", "ch01");
        desk.answer("Half", "return a;");
        desk.type("check", "half");

        String out = flat(desk.type("next").out());

        assertTrue(
                out.contains("half is begun and not done; you can come back to it: ./workbook"
                        + " check half"),
                out);
        assertTrue(out.contains("ch02 / six"), out);
        assertFalse(desk.type("next").out().contains("begun"), "nothing was begun at six");
    }

    @Test
    void catchingUpAndItsUndoGoThroughAllChaptersBefore() throws Exception {
        desk.answer("Twice", "return 7;");
        desk.type("check", "twice");
        desk.type("catch-up", "ch02");
        String caughtUp = desk.type("list").out();
        assertTrue(
                caughtUp.contains("  ours   twice") && caughtUp.contains("> open   six"), caughtUp);

        desk.type("undo");

        assertTrue(desk.type("list").out().contains("  begun  twice"));
        assertTrue(Files.readString(desk.exercise("Twice")).contains("return 7;"));
    }

    @Test
    void anAuthorTriesOneExerciseOrOneChapter() {
        for (String name : List.of("six", "ch02")) {
            String out = desk.type("author", "check", name).out();
            assertTrue(out.lines().anyMatch(line -> line.matches("ok +six +finished .*")), out);
            assertFalse(out.lines().anyMatch(line -> line.matches("\\w+ +half +finished .*")), out);
        }
    }
}
