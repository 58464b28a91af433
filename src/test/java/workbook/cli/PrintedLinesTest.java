package workbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is left of the things that code prints. */
class PrintedLinesTest {

    @Test
    void aStackTraceKeepsTheFramesOfTheLearner() {
        String printed = """
                here
                java.io.IOException: no
                \tat java.base/java.net.Socket.connect(Socket.java:633)
                \tat app//ch01tiny.Twice.of(Twice.java:9)
                \tat ch01tiny.Twice.lambda$of$0(Twice.java:7)
                \tat ch01tiny.TwiceTest.ofZero(TwiceTest.java:3)
                \tat org.junit.platform.Launcher.execute(Launcher.java:1)
                Caused by: java.lang.Error
                \t... 12 more
                """;
        assertEquals(
                List.of(
                        "here",
                        "java.io.IOException: no",
                        "    … 1 frame of Java and JUnit",
                        "    at app//ch01tiny.Twice.of(Twice.java:9)",
                        "    at ch01tiny.Twice.lambda$of$0(Twice.java:7)",
                        "    … 2 frames of Java and JUnit",
                        "Caused by: java.lang.Error",
                        "    … 12 frames of Java and JUnit"),
                PrintedLines.telling(printed));
        assertEquals(9, PrintedLines.all(printed).size());
    }

    @Test
    void tabsLeadToTheNextStop() {
        assertEquals(List.of("ab  c   d"), PrintedLines.all("ab\tc\td"));
    }

    @Test
    void whatWouldSteerTheTerminalIsSpelledOut() {
        assertEquals(List.of("\\u001b[2J\\u0007\\u009b"), PrintedLines.all("\033[2J\u0007\u009b"));
        assertEquals("a\n\\u0000\\u0009", Printable.escaped("a\n\0\t"));
    }

    @Test
    void aLineThatLooksLikeAFrameAndIsNoneIsShownWithoutASearchForHours() {
        String line = "  at x(" + ")".repeat(60_000) + "\u2028 x";
        assertEquals(1, PrintedLines.telling(line).size());
    }

    @Test
    void whatTurnsTheDirectionOfWritingIsSpelledOut() {
        assertEquals(List.of("a\\u202eb\\u2066c"), PrintedLines.all("a\u202eb\u2066c"));
    }
}
