package ch01blocking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import workbook.author.Transcript;

/** What chapter 1's program prints. */
class TimelineTest {

    @Test
    void fiveRequestsTakeTheSumOfTheirDelays() throws Exception {
        String printed = Transcript.outputOf(Main.class);
        Matcher total = Pattern.compile("in all +(\\d+) ms").matcher(printed);
        assertTrue(total.find(), printed);
        assertTrue(Integer.parseInt(total.group(1)) >= 1500, printed);
    }

    @Test
    void eachBarBeginsWhereTheOneBeforeItEnds() throws Exception {
        double end = 0;
        int bars = 0;
        for (String line : Transcript.outputOf(Main.class).lines().toList()) {
            if (line.strip().startsWith("#")) {
                // A millisecond lost between two of them may move a bar by one column.
                assertEquals(end, line.indexOf('#'), 1, line);
                end = line.lastIndexOf('#') + 1;
                bars++;
            }
        }
        assertEquals(5, bars);
    }
}
