package ch07triggers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import workbook.author.Transcript;

/** What chapter 7 shows of its experiments is what they print. */
@EnabledOnOs(OS.LINUX)
class TranscriptsTest {

    private static final Pattern WAITED = Pattern.compile("epoll_wait.* = (\\d)");

    @ParameterizedTest
    @ValueSource(strings = {"turns", "closed"})
    void anExperimentComesOutAsTheChapterShows(String word) throws Exception {
        shown(word);
    }

    @Test
    void someRepliesAreLostAndThenNone() throws Exception {
        String run = shown("");
        assertEquals(List.of("4", "4", "3", "3", "2", "4", "3", "2", "1", "0"), requests(run));
    }

    /** In the table that the reader fills in: eight answers for each trigger. */
    @Test
    void whoIsToldAtWhichStepIsAsInTheTable() throws Exception {
        assertEquals("11110111", told("level"));
        assertEquals("10010101", told("edge"));
        assertEquals("10000001", told("oneshot"));
    }

    @Test
    void theMasksAreThoseOfTheTable() throws Exception {
        String run = shown("happened");
        List<String> masks = Pattern.compile("0x(\\w+)")
                .matcher(run)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertEquals(
                List.of(
                        "0001", "2001", "2001", "2011", "2019", "0004", "0014", "001c", "0011",
                        "0010", "000c", "0008"),
                masks);
    }

    @Test
    void aLargeReplyAndASmallBufferWouldBlockAtTheEndOfEachEvent() throws Exception {
        String run = shown("drain");
        int blocked = number(run, "would block +(\\d+)");
        assertEquals(number(run, "events +(\\d+)"), blocked, run);
        assertTrue(number(run, "reads +(\\d+)") >= 667 + blocked, run);
    }

    private static String shown(String word) throws Exception {
        String[] words = word.isEmpty() ? new String[0] : new String[] {word};
        String run = Transcript.outputOf(Main.class, words);
        String name = word.isEmpty() ? "run.txt" : word + ".txt";
        String asked = ("$ ./workbook run ch07 --finished " + word).strip();
        Transcript.of("ch07triggers", name).assertRepeatedBy(asked + "\n" + run);
        return run;
    }

    private static List<String> requests(String run) {
        return Pattern.compile("request (\\d)")
                .matcher(run)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String told(String trigger) throws Exception {
        StringBuilder told = new StringBuilder();
        Matcher waited = WAITED.matcher(shown(trigger));
        while (waited.find()) {
            told.append(waited.group(1));
        }
        return told.toString();
    }

    private static int number(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertTrue(found.find(), text);
        return Integer.parseInt(found.group(1));
    }
}
