package ch11timers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import workbook.author.Transcript;

/** What chapter 11 shows of its programs is what they print. */
@EnabledOnOs(OS.LINUX)
class TranscriptsTest {

    /** None is early, whatever the machine; how late they are is up to it. */
    @Test
    void noneOfAThousandIsEarlyAndNobodySpins() throws Exception {
        String run = shown("run.txt");
        assertEquals(0, number(run, "early +(\\d+)"), run);
        assertTrue(number(run, "waited +(\\d+)") <= 1_002, run);
    }

    /** How often is up to the machine: one that stops us for long is late in any case. */
    @Test
    void roundedDownItIsEarlyOrItSpins() throws Exception {
        String run = shown("spin.txt", "spin");
        String row = " +([\\d,]+) +(\\d+) .*";
        assertEquals(0, number(run, "down, and looked at the clock +[\\d,]+ +(\\d+)"), run);
        assertEquals(0, number(run, "up, and looked at the clock +[\\d,]+ +(\\d+)"), run);
        int spinning = number(run, "down, and looked at the clock" + row);
        int sleeping = number(run, "up, and looked at the clock" + row);
        assertTrue(sleeping <= spinning, run);
    }

    @Test
    void aTimerWithADescriptorCounts() throws Exception {
        shown("timerfd.txt", "timerfd");
    }

    /** On a machine that stops us for long, who is too late may change; each is told once. */
    @Test
    void whoIsTooLateIsToldSo() throws Exception {
        String run = Transcript.outputOf(Main.class, "late");
        if (Boolean.getBoolean("record")) {
            Transcript.of("ch11timers", "late.txt")
                    .assertRepeatedBy("$ ./workbook run ch11 --finished late\n" + run);
        }
        List<String> ended = Pattern.compile("#(\\d)  (?:[a-z]+|no reply within 350 ms)\n")
                .matcher(run)
                .results()
                .map(found -> found.group(1))
                .sorted()
                .toList();
        assertEquals(List.of("0", "1", "2", "3", "4"), ended, run);
        assertTrue(run.endsWith("finished\n"), run);
    }

    private static String shown(String name, String... words) throws Exception {
        String run = Transcript.outputOf(Main.class, words);
        String asked = ("$ ./workbook run ch11 --finished " + String.join(" ", words)).strip();
        Transcript.of("ch11timers", name).assertRepeatedBy(asked + "\n" + run);
        return run;
    }

    private static int number(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertTrue(found.find(), text);
        return Integer.parseInt(found.group(1).replace(",", ""));
    }
}
