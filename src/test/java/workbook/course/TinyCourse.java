package workbook.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a course of one chapter and one exercise, so that a test can spoil one thing. */
public final class TinyCourse {

    /** The list of exercises, as an author would write it. */
    public static final String LIST = """
            title: Counting
            exercises:
              - id: count
                title: How many?
                task: >
                  Finish `Counter.count`.
                files: [Counter.java]
                test: CounterTest
                points: 2
                read: how-many
                hints:
                  - text: Look at the end.
                  - text: The last byte counts too.
                    tests: [theLastByteCounts]
                ours: Ours counts in a loop.
            """;

    /** The finished code. */
    public static final String COUNTER = """
            package ch01counting;

            /** Counts bytes. */
            public final class Counter {

                private Counter() {}

                /** How many there are. */
                // tag::count[]
                public static int count(byte[] bytes) {
                    //? Count them all.
                    //? The last one too.
                    // tag::solution-count[]
                    int n = 0;
                    for (byte ignored : bytes) { // <1>
                        n++;
                    }
                    return n;
                    // end::solution-count[]
                }
                // end::count[]
            }
            """;

    /** Its prose. */
    public static final String PROSE = """
            = Counting

            Some words.

            [#how-many]
            == How `many`?

            exercise::count[]
            """;

    /** Its test class, as far as it is only read. */
    public static final String TEST = """
            package ch01counting;

            import org.junit.jupiter.api.DisplayName;
            import org.junit.jupiter.api.Test;

            class CounterTest {
                @Test
                @DisplayName("the last byte counts")
                void theLastByteCounts() {}

                @Test
                @DisplayName("nothing is nothing")
                void nothingIsNothing() {}

                void helper() {}
            }
            """;

    /** A near-miss that returns {@code wrong}, and provokes the sentence "It says wrong." */
    public static String nearMiss(String wrong) {
        return """
                Exercise: count
                Provokes: It says %1$s.
                Story: People do.

                --- Counter.java
                +++ Counter.java
                @@ -18,1 +18,1 @@
                -        return n;
                +        return %1$s;
                """.formatted(wrong);
    }

    private final Home home;

    /** A whole and right course in this folder. */
    public TinyCourse(Path root) throws IOException {
        home = new Home(root);
        write("chapters/ch01counting/exercises.yaml", LIST);
        write("chapters/ch01counting/Counter.java", COUNTER);
        write(
                "chapters/ch01counting/Given.java",
                "package ch01counting;\n\nfinal class Given {}\n");
    }

    /** Adds what an author's check wants to see: prose, test class, near-misses, starters. */
    public TinyCourse complete() throws IOException {
        write("chapters/ch01counting/chapter.adoc", PROSE);
        write("exercises/src/test/java/ch01counting/CounterTest.java", TEST);
        for (String wrong : List.of("1", "2", "3")) {
            write(
                    "chapters/ch01counting/near-misses/count.says-" + wrong + ".patch",
                    nearMiss(wrong));
        }
        for (var starter : Finished.read(load().chapters().get(0)).starters().entrySet()) {
            write("exercises/src/main/java/ch01counting/" + starter.getKey(), starter.getValue());
        }
        return this;
    }

    /** Writes a file; the folders before it are made. */
    public Path write(String path, String text) throws IOException {
        Path file = home.root().resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** Where it is. */
    public Home home() {
        return home;
    }

    /** The course, read. */
    public Course load() {
        return Course.load(home);
    }
}
