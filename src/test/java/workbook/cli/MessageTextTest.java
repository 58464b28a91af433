package workbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

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
}
