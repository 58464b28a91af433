package workbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages keep their form in a terminal of any width. */
class MessageTextTest {

    private static String printed(int width, String message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        new MessageText(new Terminal(stream, false, width)).print(message);
        return bytes.toString(StandardCharsets.UTF_8).replace("\r", "");
    }

    @Test
    void proseThatWasBrokenForAnotherWidthFlowsAgain() {
        String message = """
                why       The bytes come when they come, and not as they were sent by the server:
                          look for a loop that never sees its end.
                read      chapter 1""";
        assertEquals("""
                    why       The bytes come when they come, and not as they were sent
                              by the server: look for a loop that never sees its end.
                    read      chapter 1
                """, printed(72, message));
    }

    @Test
    void picturesAndLinesThatEndEarlyStay() {
        String message = """
                saw       this, from the peer's end:
                           GET / HTTP/1.1, and then a line that is very long indeed, up to here: a
                           b
                          two lines
                          on purpose
                """;
        assertEquals(message.indent(4), printed(100, message));
    }

    @ParameterizedTest
    @CsvSource({"80, 95", "80, 88", "80, 60", "80, 8", "40, 95", "40, 50", "40, 35", "40, 9"})
    void aCaretStaysBelowWhatItPointsAt(int width, int caret) {
        String code = "        " + "return abc + def; ".repeat(10).substring(0, 88);
        String pointed = code.substring(0, caret) + "#" + code.substring(Math.min(96, caret + 1));
        List<String> lines = printed(
                        width,
                        "  T.java:1\n" + pointed + "\n" + " ".repeat(caret) + "^\n    expected\n")
                .lines()
                .toList();
        assertEquals(4, lines.size(), lines.toString());
        assertEquals(lines.get(1).indexOf('#'), lines.get(2).indexOf('^'), lines.toString());
        assertTrue(lines.get(1).contains("…") == pointed.length() > width - 4, lines.toString());
        assertTrue(lines.stream().allMatch(line -> line.length() <= width), lines.toString());
    }

    @Test
    void aCaretBehindTheEndOfItsLineIsShownToo() {
        String code = "    return " + "x".repeat(90);
        List<String> lines = printed(40, code + "\n" + " ".repeat(code.length()) + "^\n")
                .lines()
                .toList();
        assertEquals(2, lines.size(), lines.toString());
        assertEquals(lines.get(0).length(), lines.get(1).indexOf('^'), lines.toString());
    }
}
