package workbook.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Turns finished files into starters. */
class StarterTest {

    private static final Chapter CHAPTER = new Chapter(
            1,
            "ch01counting",
            "Counting",
            Path.of("chapters/ch01counting"),
            List.of(exercise("count"), exercise("count-twice")));

    private static Exercise exercise(String id) {
        return new Exercise(
                "ch01counting", id, "t", "t", List.of("Counter.java"), "T", 1, "r", List.of(), "");
    }

    private static String starter(String finished) {
        return Starter.of(CHAPTER, "Counter.java", finished);
    }

    @Test
    void aRegionBecomesATodoAndAThrowThatNamesTheExercise() {
        assertEquals("""
                package ch01counting;

                /** Counts bytes. */
                public final class Counter {

                    private Counter() {}

                    /** How many there are. */
                    public static int count(byte[] bytes) {
                        // TODO count: Count them all.
                        // The last one too.
                        throw new UnsupportedOperationException("ch01 / count: not written yet");
                    }
                }
                """, starter(TinyCourse.COUNTER));
    }

    @Test
    void aTodoThatWouldBeTooWideGetsALineOfItsOwn() {
        String wide = "word ".repeat(17).strip();
        String starter =
                starter("//? " + wide + "\n// tag::solution-count[]\n// end::solution-count[]\n");
        assertTrue(starter.startsWith("// TODO count: " + wide + "\n"), starter);

        String wider = "word ".repeat(19).strip();
        starter =
                starter("//? " + wider + "\n// tag::solution-count[]\n// end::solution-count[]\n");
        assertTrue(starter.startsWith("// TODO count:\n// " + wider + "\n"), starter);
    }

    @Test
    void standInCodeStandsInForTheThrow() {
        assertEquals("""
                    // TODO count: Count.
                    int n = 7;
                    return n;
                """, starter("""
                            //? Count.
                            //= int n = 7;
                            //= return n;
                            // tag::solution-count[]
                            return 8;
                            // end::solution-count[]
                        """));
    }

    @Test
    void aFormatterMayPutASpaceAfterTheSlashes() {
        assertEquals("// TODO count: Count.\nint n;\n", starter("""
                        //? Count.
                        //= int n;
                        // tag::solution-count[]
                        int m;
                        // end::solution-count[]
                        """));
    }

    @Test
    void aRegionWithNothingBeforeItVanishesAndLeavesNoGap() {
        assertEquals("""
                import java.util.Map;

                class Counter {
                    int a;

                    int b;
                }
                """, starter("""
                        // tag::solution-count-imports[]
                        import java.util.List;
                        // end::solution-count-imports[]
                        import java.util.Map;

                        class Counter {
                            // tag::solution-count-first[]
                            int first;
                            // end::solution-count-first[]

                            int a;

                            // tag::solution-count-helper[]
                            int helper;
                            // end::solution-count-helper[]

                            int b;

                            // tag::solution-count-last[]
                            int last;
                            // end::solution-count-last[]
                        }
                        """));
    }

    @Test
    void theLongestIdOwnsARegion() {
        String starter = starter("""
                //? Both.
                // tag::solution-count-twice-here[]
                int n;
                // end::solution-count-twice-here[]
                """);

        assertTrue(starter.contains("ch01 / count-twice: not written yet"), starter);
    }

    @Test
    void calloutsAndOtherTagsAreDroppedAndAFileWithoutRegionsIsCopied() {
        assertEquals(
                "int a = 1;\n\n\nint b = 2; // why\n",
                starter(
                        "// tag::x[]\nint a = 1; // <1> <2>\n\n\nint b = 2; // why // <.>\n// end::x[]\n"));
    }

    @Test
    void cleanFinishedCodeHasNoMarkerLeft() {
        String clean = Starter.clean(CHAPTER, "Counter.java", TinyCourse.COUNTER);

        assertFalse(clean.contains("::") || clean.contains("//"), clean);
        assertTrue(clean.contains("return n;"), clean);
    }

    @Test
    void aRegionOfNoExerciseIsNamedWithItsLine() {
        CourseException problem = assertThrows(
                CourseException.class,
                () -> starter("int a;\n// tag::solution-cuont[]\n// end::solution-cuont[]\n"));

        assertEquals("chapters/ch01counting/Counter.java:2", problem.where());
        assertTrue(problem.what().contains("belongs to no exercise"), problem.what());
    }

    @Test
    void aRegionInAFileThatItsExerciseDoesNotListIsNamedWithItsLine() {
        CourseException problem = assertThrows(
                CourseException.class, () -> Starter.of(CHAPTER, "Other.java", TinyCourse.COUNTER));

        assertEquals("chapters/ch01counting/Other.java:13", problem.where());
        assertTrue(problem.what().contains("does not list Other.java"), problem.what());
    }
}
