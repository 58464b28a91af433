package ch01blocking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What chapter 1's program prints. */
class TimelineTest {

    @Test
    void fiveRequestsTakeTheSumOfTheirDelays() throws IOException {
        String printed = run();
        Matcher total = Pattern.compile("total (\\d+) ms").matcher(printed);
        assertTrue(total.find(), printed);
        assertTrue(Integer.parseInt(total.group(1)) >= 1500, printed);
    }

    @Test
    void eachBarBeginsWhereTheOneBeforeItEnds() throws IOException {
        double end = 0;
        int bars = 0;
        for (String line : run().lines().toList()) {
            if (line.strip().startsWith("#")) {
                // A millisecond lost between two of them may move a bar by one column.
                assertEquals(end, line.indexOf('#'), 1, line);
                end = line.lastIndexOf('#') + 1;
                bars++;
            }
        }
        assertEquals(5, bars);
    }

    private static String run() throws IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            Main.main(new String[0]);
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
