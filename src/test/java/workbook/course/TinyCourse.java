package workbook.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a course of one chapter and one exercise, so that a test can spoil one thing. */
public final class TinyCourse {

    /** The list of exercises, as an author would write it. */
    public static final String LIST =
            """
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
            """;

    /** The finished code. */
    public static final String COUNTER =
            """
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

    private final Home home;

    /** A whole and right course in this folder. */
    public TinyCourse(Path root) throws IOException {
        home = new Home(root);
        write("chapters/ch01counting/exercises.yaml", LIST);
        write("chapters/ch01counting/Counter.java", COUNTER);
        write("chapters/ch01counting/Given.java", "package ch01counting;\n\nfinal class Given {}\n");
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
