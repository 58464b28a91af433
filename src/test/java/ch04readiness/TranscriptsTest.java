package ch04readiness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
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
import workbook.author.Transcript;

/** What chapter 4 shows of its programs is what they print, and what strace sees of them. */
class TranscriptsTest {

    private static final Pattern OF_SOCKET =
            Pattern.compile("(?:epoll_ctl\\(3, EPOLL_CTL_(\\w+), (\\d+)|(\\w+)\\((\\d+)).*");

    @Test
    @EnabledOnOs(OS.LINUX)
    void fiveRequestsLookAsTheChapterShows() throws Exception {
        String run = Transcript.outputOf(Main.class);
        Transcript.of("ch04readiness", "run.txt")
                .assertRepeatedBy("$ ./workbook run ch04 --finished\n" + run);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void fiveRequestsOnOneThreadSleepAndHardlyWork() throws Exception {
        String run = Transcript.outputOf(Main.class);
        assertTrue(number(run, "went to sleep +(\\d+)") > 0, run);
        assertTrue(number(run, "on a processor +(\\d+)") < 400, run);
    }

    @Test
    void stepsAreCountedAsTheChapterShows() throws Exception {
        String run = Transcript.outputOf(Main.class, "steps");
        String shown = "$ ./workbook run ch04 --finished steps\n" + run;
        Transcript.of("ch04readiness", "steps.txt").assertRepeatedBy(shown);
        Path file = Transcript.of("ch04readiness", "steps.txt").file();
        assertEquals(Files.readString(file), shown, "nothing here depends on the machine");
        for (int n = 10; n <= 10_000; n *= 10) {
            assertEquals(n, Steps.count(new AskAll(), n));
            assertEquals(5, Steps.count(new ReadyList(), n));
        }
    }

    @Test
    void straceSeesTheCallsThatTheChapterShows() throws Exception {
        String run = Transcript.outputOf(Main.class, "strace");
        Assumptions.assumeFalse(run.contains("strace"), run); // missing, or not allowed
        assertTrue(run.startsWith("epoll_create1"), run);
        Transcript transcript = Transcript.of("ch04readiness", "strace.txt");
        if (Boolean.getBoolean("record")) {
            transcript.assertRepeatedBy(run);
        }
        assertEquals(conversations(Files.readString(transcript.file())), conversations(run), run);
        assertTrue(run.contains("1024, -1) = "), "waits for as long as it takes:\n" + run);
    }

    /**
     * What was called for each socket, in order. Which socket is first, and how many are reported
     * at once, is another matter in each run; so is how often a reply is read.
     */
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

    private static int number(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertTrue(found.find(), text);
        return Integer.parseInt(found.group(1));
    }
}
