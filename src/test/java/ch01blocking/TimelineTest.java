package ch01blocking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
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
    void eachBarBeginsWhereTheOneBeforeItEnds() {
        AtomicLong nanos = new AtomicLong(7);
        Timeline timeline = new Timeline(nanos::get);
        for (int millis : List.of(500, 400, 300, 200, 100)) {
            long start = timeline.now();
            nanos.addAndGet(millis * 1_000_000L);
            timeline.add("took-" + millis, start);
        }
        assertEquals("""
                #################### took-500
                                    ################ took-400
                                                    ############ took-300
                                                                ######## took-200
                                                                        #### took-100
                """, timeline.draw());
        assertEquals(1500, timeline.end());
    }

    @Test
    void whatTookNoTimeIsStillSeen() {
        Timeline timeline = new Timeline(() -> 0);
        timeline.add("nothing", timeline.now());
        assertEquals("# nothing\n", timeline.draw());
    }
}
