package ch09requests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import workbook.author.Transcript;

/** What chapter 9 shows of its programs is what they print. */
@EnabledOnOs(OS.LINUX)
class TranscriptsTest {

    private static final Pattern OF_SOCKET =
            Pattern.compile("(?:epoll_ctl\\(\\d+, EPOLL_CTL_(\\w+), (\\d+)|(\\w+)\\((\\d+)).*");

    @ParameterizedTest
    @ValueSource(strings = {"", "nio"})
    void fiveRequestsLookAsTheChapterShows(String word) throws Exception {
        String run = shown(word);
        assertTrue(run.endsWith("FINISHED\n"), run);
        assertTrue(number(run, "in all +(\\d+)") >= 500, run);
    }

    @Test
    void aThousandTakeAsLongAsTheLongest() throws Exception {
        String run = shown("many");
        assertEquals(1000, number(run, "replies +(\\d+)"), run);
        assertEquals(0, number(run, "failures +(\\d+)"), run);
        assertEquals(500_500, number(run, "one after another +(\\d+)"), run);
        int all = number(run, "in all +(\\d+)");
        assertTrue(all >= 1000 && all < 100_000, run);
    }

    @Test
    void aRefusalIsTold() throws Exception {
        String run = shown("refused");
        assertTrue(run.contains("connect on descriptor "), run);
        assertTrue(run.contains("SO_ERROR, [ECONNREFUSED], [4]) = 0"), run);
    }

    @Test
    void aLookupOnTheLoopMakesAllOthersLate() throws Exception {
        String run = Transcript.outputOf(Main.class, "names");
        Assumptions.assumeFalse(run.contains("UnknownHost"), run); // no DNS here
        Transcript shown = Transcript.of("ch09requests", "names.txt");
        shown.assertRepeatedBy("$ ./workbook run ch09 --finished names\n" + run);
    }

    /** How often is waited, and how many are told at once, is another matter in each run. */
    @Test
    void theCallsAreThoseThatTheChapterShows() throws Exception {
        String run = Transcript.outputOf(Main.class, "trace");
        Transcript shown = Transcript.of("ch09requests", "trace.txt");
        String asked = "$ ./workbook run ch09 --finished trace\n";
        if (Boolean.getBoolean("record")) {
            shown.assertRepeatedBy(asked + run);
        }
        assertEquals(conversations(Files.readString(shown.file())), conversations(run), run);
    }

    /** What was called for each socket, in order. */
    private static List<String> conversations(String trace) {
        Map<String, List<String>> calls = new TreeMap<>();
        for (String line : trace.split("\n")) {
            Matcher call = OF_SOCKET.matcher(line);
            if (call.matches() && !line.startsWith("epoll_wait")) {
                String socket = call.group(2) == null ? call.group(4) : call.group(2);
                String name = call.group(1) == null ? call.group(3) : call.group(1);
                List<String> before = calls.computeIfAbsent(socket, any -> new ArrayList<>());
                if (before.isEmpty() || !before.get(before.size() - 1).equals(name)) {
                    before.add(name);
                }
            }
        }
        return calls.values().stream().map(List::toString).sorted().toList();
    }

    private static String shown(String word) throws Exception {
        String[] words = word.isEmpty() ? new String[0] : new String[] {word};
        String run = Transcript.outputOf(Main.class, words);
        String name = word.isEmpty() ? "run.txt" : word + ".txt";
        String asked = ("$ ./workbook run ch09 --finished " + word).strip();
        Transcript.of("ch09requests", name).assertRepeatedBy(asked + "\n" + run);
        return run;
    }

    private static int number(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertTrue(found.find(), text);
        return Integer.parseInt(found.group(1));
    }
}
