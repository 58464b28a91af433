package workbook.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import workbook.course.Home;

/** A small course in a temporary folder, and somebody who types commands into it. */
final class Desk {

    static final String STARTER_RETURN = "throw new UnsupportedOperationException(";
    static final String WRONG = "return a + a + 1;";
    static final String RIGHT = "return a * 2;";

    final Home home;
    private final Map<String, String> variables = new HashMap<>();
    private boolean terminal;
    private int columns = 80;
    private InputStream typed = InputStream.nullInputStream();

    Desk(Path folder) throws IOException {
        home = new Home(folder);
        write("chapters/ch01tiny/exercises.yaml", """
                title: Very small things
                exercises:
                  - id: twice
                    title: Two times as much
                    task: >
                      Finish `Twice.of`.
                    files: [Twice.java]
                    test: TwiceTest
                    points: 2
                    read: twice
                    hints:
                      - text: Think of a sum.
                      - text: Zero is a number, too.
                        tests: [ofZero]
                      - text: It is a product.
                        tests: [ofThree]
                      - text: Times two.
                    ours: Ours multiplies, because that says it.
                  - id: half
                    title: Half as much
                    task: >
                      Finish `Half.of`.
                    files: [Half.java]
                    test: HalfTest
                    points: 1
                    read: half
                    hints:
                      - text: Think of a share.
                """);
        write("chapters/ch01tiny/Twice.java", code("Twice", "twice", RIGHT));
        write("chapters/ch01tiny/Half.java", code("Half", "half", "return a / 2;"));
        test("Twice", "assertEquals(0, Twice.of(0))", "assertEquals(6, Twice.of(3))");
        test("Half", "assertEquals(0, Half.of(0))", "assertEquals(1, Half.of(3))");
        type("author", "generate");
    }

    private static String code(String type, String id, String answer) {
        return """
                package ch01tiny;

                /** A small thing. */
                public final class %1$s {

                    private %1$s() {}

                    /** Works it out. */
                    public static int of(int a) {
                        //? Work it out.
                        // tag::solution-%2$s[]
                        %3$s
                        // end::solution-%2$s[]
                    }
                }
                """.formatted(type, id, answer);
    }

    private void test(String type, String zero, String three) throws IOException {
        write("exercises/src/test/java/ch01tiny/" + type + "Test.java", """
                package ch01tiny;

                import static org.junit.jupiter.api.Assertions.assertEquals;
                import org.junit.jupiter.api.DisplayName;
                import org.junit.jupiter.api.Test;

                class %sTest {
                    @Test
                    @DisplayName("of zero")
                    void ofZero() {
                        %s;
                    }

                    @Test
                    @DisplayName("of three")
                    void ofThree() {
                        %s;
                    }
                }
                """.formatted(
                        type, zero, three));
    }

    Path exercise(String type) {
        return home.exerciseSources().resolve("ch01tiny").resolve(type + ".java");
    }

    /** The learner writes this body for {@code Twice.of}. */
    void answer(String type, String body) throws IOException {
        Files.writeString(exercise(type), code(type, "x", body).replaceAll("(?m)^ *//.*\n", ""));
    }

    void write(String file, String text) throws IOException {
        Path path = home.root().resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    Desk with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    Desk columns(int columns) {
        this.columns = columns;
        return this;
    }

    Desk atTerminal(String typed) {
        return atTerminal(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
    }

    /** For somebody who waits before they go on. */
    Desk atTerminal(InputStream typed) {
        this.terminal = true;
        this.typed = typed;
        return this;
    }

    /** What came of a command. */
    record Said(int exitCode, String out, String err) {

        Object json() throws IOException {
            return JSON.std.anyFrom(out);
        }

        @SuppressWarnings("unchecked")
        Map<String, Object> map() throws IOException {
            return (Map<String, Object>) json();
        }
    }

    Said type(String... arguments) {
        return type(new ByteArrayOutputStream(), arguments);
    }

    /** Types a command whose output somebody else reads, too. */
    Said type(ByteArrayOutputStream out, String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Session session = new Session(new Session.Surroundings(
                home,
                home.root(),
                variables,
                typed,
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                terminal,
                columns));
        int code = new Main(session).run(arguments);
        return new Said(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
