package workbook.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests that are compiled already meet code that is not. Whatever could make that a LinkageError,
 * or make a test see another value than the learner's, is noticed before it runs.
 */
class OfferedTest {

    private static final String SOURCE = """
            package ch01tiny;

            import java.io.IOException;
            import java.util.List;

            public final class Api extends Base implements Runnable, Handler {

                public static final int LIMIT = 16;
                static final String NAME = "api";
                protected long count;

                public Api(int size) {}

                public static int twice(int number) throws IOException {
                    return number * 2;
                }

                <T extends Number> T first(List<T> from, String... names) {
                    return from.get(0);
                }

                public void run() {}

                public void handle(Point point) {}

                public void all(List<String> names) {}
            }

            abstract class Base {
                int inherited() {
                    return 1;
                }
            }

            interface Handler {
                void handle(Point point);
            }

            class Plain {}

            record Point(int x, int y) {
                enum Color { RED, BLUE }
            }
            """;

    @TempDir
    Path folder;

    private Compiled compiled(String name, String source) throws IOException {
        Path own = Files.createDirectories(folder.resolve(name));
        Path file = own.resolve("Api.java");
        Files.write(file, source.getBytes(StandardCharsets.UTF_8));
        try (Javac javac = new Javac()) {
            Compiled compiled =
                    javac.compile(new Javac.Work(List.of(file), List.of(own), List.of(), own));
            assertEquals(List.of(), compiled.errors());
            return compiled;
        }
    }

    private boolean fits(String from, String to) throws IOException {
        String changed = SOURCE.replace(from, to);
        assertNotEquals(SOURCE, changed, "nothing was changed");
        List<String> wanted = compiled("wanted", SOURCE).declared().values().stream()
                .flatMap(List::stream)
                .toList();
        CompiledTests tests =
                new CompiledTests(folder, List.of(), List.of(), wanted, Set.of("none"));
        return tests.fit(compiled("yours", changed));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "twice(int number) => twice(short number)",
                "int twice(int => long twice(int",
                "public static int twice => public int twice",
                "public static int twice => static int twice",
                "int twice( => int double2(",
                "throws IOException => throws Exception",
                "throws IOException => ",
                "public Api(int size) {} => public Api() {}",
                "public Api(int size) {} => Api(int size) {}",
                "LIMIT = 16 => LIMIT = 17",
                "NAME = \"api\" => NAME = \"ape\"",
                "static final String NAME => static String NAME",
                "protected long count => protected int count",
                "protected long count => private long count",
                "public final class Api => public class Api",
                "public final class Api => final class Api",
                "extends Base => ",
                "implements Runnable, Handler => implements Handler",
                "abstract class Base => class Base",
                "int inherited() => private int inherited()",
                "List<String> names => List<Integer> names",
                "List<String> names => java.util.Set<String> names",
                "String... names => String[] names",
                "T extends Number => T",
                "record Point(int x, int y) => record Point(int y, int x)",
                "record Point(int x, int y) => record Point(long x, int y)",
                "RED, BLUE => RED, GREEN, BLUE",
                "RED, BLUE => RED",
                "class Plain {} => class Plain { Plain(int x) {} }",
            })
    void aChangeThatTestsCouldNoticeDoesNotFit(String from, String to) throws IOException {
        assertFalse(fits(from, to == null ? "" : to));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "return number * 2; => return number + number;",
                "number * 2 => number",
                "public void run() {} => public void run() { helper(); } private void helper() {}",
                "public void run() {} => public void run() {} public void one() {}",
                "public void run() {} => public final void run() {}",
                "List<T> from => java.util.List<T> from",
                "public static int => public static synchronized int",
                "int twice(int number) => int twice(int/**/number)",
                "class Plain {} => class Plain { public Plain() {} }",
                "void handle(Point point); => void handle(Point point); default void more() {}",
            })
    void whatOnlyTheLearnerNoticesFits(String from, String to) throws IOException {
        assertTrue(fits(from, to));
    }

    @Test
    void anInterfaceThatWantsMoreDoesNotFitThoseWhoImplementIt() throws IOException {
        assertFalse(fits(
                "void handle(Point point);",
                "void handle(Point point); void all(List<String> names);"));
    }
}
