package workbook.runner.child.open;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests of nothing: running them once loads what the first real test would wait for. */
public final class WarmUp {

    public static final String PASS = "nothing";
    public static final String FAIL = "somethingElse";

    private record Pair(String name, double value) {}

    /** What tests usually say things with; most of it is slow only once in a JVM. */
    @Test
    void nothing() {
        String all = Stream.of(new Pair("one", 1), new Pair("two", 2))
                .filter(pair -> pair.value() > 0)
                .sorted(Comparator.comparing(Pair::name))
                .map(pair -> String.format("%-4s %5.1f %d %02x%n", pair, pair.value(), 3, 4))
                .collect(Collectors.joining(", "));
        List<String> lines = all.lines().map(String::strip).toList();
        assertEquals(2, lines.size(), () -> "lines: " + lines);
        assertEquals("a b", "a\tb".replaceAll("(?i)\\s+", " ").toLowerCase(Locale.ROOT));
    }

    @Test
    void somethingElse() {
        assertEquals("this", "that", () -> "what a failure takes");
    }
}
