package workbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the blanks of a program's own texts matter. */
class GlueTest {

    private static final String HINT = "Put `\"GET \" + path + \" HTTP/1.1\\r\\n\"` there.";

    @Test
    void aStringInCodeIsNotBrokenAtItsBlanks() {
        for (int width = 20; width < 40; width++) {
            int columns = width;
            List<String> lines = Drawn.lines(columns, out -> out.wrapped("", HINT));
            assertTrue(
                    lines.stream().anyMatch(line -> line.contains("\" HTTP/1.1\\r\\n\"")),
                    lines.toString());
        }
        assertEquals(HINT, Glue.off(Glue.on(HINT)));
    }

    @Test
    void aQuotedRequestFallsIntoItsOwnLines() {
        assertEquals(
                List.of("saw  \"GET / HTTP/1.1\\n", "Host: a\\r\\n", "B: c\\n\\n\""),
                Glue.parts("saw  \"GET / HTTP/1.1\\nHost: a\\r\\nB: c\\n\\n\""));
    }

    @Test
    void proseAboutLineEndsStaysTogether() {
        String prose = "\\r\\n at the end of every line, and nowhere else \"\\n\"";
        assertEquals(List.of(prose), Glue.parts(prose));
    }
}
