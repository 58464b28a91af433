package workbook.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import workbook.course.Chapter;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.Home;

/** A course of one chapter and two exercises, made in a temporary folder. */
final class DoublingCourse {

    /** Finished code of the exercise {@code doubling}. */
    static final String FINISHED = """
            package ch01tiny;

            import java.io.IOException;

            /** Doubles. */
            public final class Doubler {

                private Doubler() {}

                /** Twice the number. */
                public static int twice(int number) throws IOException {
                    //? Return twice the number.
                    // tag::solution-doubling[]
                    return number + number;
                    // end::solution-doubling[]
                }
            }
            """;

    /** The same, as a learner has it before anything is written. */
    static final String STARTER = FINISHED.replace(
            "return number + number;",
            "throw new UnsupportedOperationException(\"ch01 / doubling: not written yet\");");

    /** The other exercise, which uses the first. */
    static final String QUADRUPLER = """
            package ch01tiny;

            import java.io.IOException;

            public final class Quadrupler {
                public static int fourTimes(int number) throws IOException {
                    return Doubler.twice(Doubler.twice(number));
                }
            }
            """;

    private static final String DOUBLER_TEST = """
            package ch01tiny;

            import static org.junit.jupiter.api.Assertions.assertEquals;

            import org.junit.jupiter.api.DisplayName;
            import org.junit.jupiter.api.Test;

            class DoublerTest {

                @Test
                @DisplayName("three becomes six")
                void zThreeBecomesSix() throws Exception {
                    int got = Doubler.twice(3);
                    if (got != 6) {
                        throw new AssertionError(
                                "did       twice(3)\\nsaw       " + got + "\\nexpected  6");
                    }
                }

                @Test
                @DisplayName("zero " + "stays zero")
                void aZeroStaysZero() throws Exception {
                    assertEquals(0, Doubler.twice(0));
                }

                @Test
                void mMinusOneBecomesMinusTwo() throws Exception {
                    assertEquals(-2, Doubler.twice(-1));
                }
            }
            """;

    private static final String QUADRUPLER_TEST = """
            package ch01tiny;

            import static org.junit.jupiter.api.Assertions.assertEquals;

            import org.junit.jupiter.api.Test;

            class QuadruplerTest {
                @Test
                void threeBecomesTwelve() throws Exception {
                    assertEquals(12, Quadrupler.fourTimes(3));
                }
            }
            """;

    private static final String PROSE = """
            = Tiny

            [#why-twice]
            == Why twice?
            """;

    private final Path root;
    final Exercise doubling = exercise("doubling", "Doubler");
    final Exercise quadrupling = exercise("quadrupling", "Quadrupler");
    final Course course;

    DoublingCourse(Path root) {
        this.root = root;
        Path folder = root.resolve("chapters/ch01tiny");
        Chapter chapter =
                new Chapter(1, "ch01tiny", "Tiny", folder, List.of(doubling, quadrupling));
        course = new Course(new Home(root), List.of(chapter));
        put(folder.resolve("chapter.adoc"), PROSE);
        put(folder.resolve("Doubler.java"), FINISHED);
        put(folder.resolve("Quadrupler.java"), QUADRUPLER);
        put(test("DoublerTest"), DOUBLER_TEST);
        put(test("QuadruplerTest"), QUADRUPLER_TEST);
        doubler(FINISHED);
        put(sources().resolve("ch01tiny/Quadrupler.java"), QUADRUPLER);
    }

    private static Exercise exercise(String id, String name) {
        return new Exercise(
                "ch01tiny",
                id,
                id,
                "",
                List.of(name + ".java"),
                name + "Test",
                1,
                "why-twice",
                List.of(),
                "");
    }

    Path sources() {
        return root.resolve("exercises/src/main/java");
    }

    Path doubler() {
        return sources().resolve("ch01tiny/Doubler.java");
    }

    Path test(String name) {
        return root.resolve("exercises/src/test/java/ch01tiny/" + name + ".java");
    }

    /** Puts the learner's file in place. */
    DoublingCourse doubler(String source) {
        put(doubler(), source);
        return this;
    }

    /** Puts these statements into the learner's method. */
    DoublingCourse body(String statements) {
        return doubler(FINISHED.replace("return number + number;", statements));
    }

    Verdict check() {
        return check(Limits.USUAL);
    }

    Verdict check(Duration test, Duration all) {
        return check(new Limits(test, all, Limits.USUAL.boot()));
    }

    private Verdict check(Limits limits) {
        try (Checker checker = new Checker(course, limits)) {
            return check(checker);
        }
    }

    Verdict check(Checker checker) {
        return checker.check(doubling, sources());
    }

    static void put(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
