package ch06epoll;

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
import workbook.author.Transcript;

/** What chapter 6 shows of its programs is what they print. */
@EnabledOnOs(OS.LINUX)
class TranscriptsTest {

    private static final Pattern OF_SOCKET =
            Pattern.compile("(?:epoll_ctl\\(\\d+, EPOLL_CTL_(\\w+), (\\d+)|(\\w+)\\((\\d+),?).*");
    private static final Pattern FACTOR = Pattern.compile("(?m)^ *10,000 .* ([\\d,.]+)$");

    @Test
    void fiveRequestsLookAsTheChapterShows() throws Exception {
        String run = Transcript.outputOf(Main.class);
        Transcript.of("ch06epoll", "run.txt")
                .assertRepeatedBy("$ ./workbook run ch06 --finished\n" + run);
        assertQuickBeforeSlowAndAsleep(run);
    }

    @Test
    void pollDoesAsWellWithFive() throws Exception {
        assertQuickBeforeSlowAndAsleep(Transcript.outputOf(Main.class, "poll"));
    }

    private static void assertQuickBeforeSlowAndAsleep(String run) {
        List<String> replies = Pattern.compile("200 (hello-\\d+)")
                .matcher(run)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertEquals(
                List.of("hello-100", "hello-200", "hello-300", "hello-400", "hello-500"), replies);
        Matcher worked = Pattern.compile("on a processor +(\\d+)").matcher(run);
        assertTrue(worked.find() && Integer.parseInt(worked.group(1)) < 400, run);
    }

    @Test
    void theRecordingLooksAsTheChapterShows() throws Exception {
        String run = Transcript.outputOf(Main.class, "trace");
        Transcript transcript = Transcript.of("ch06epoll", "trace.txt");
        if (Boolean.getBoolean("record")) {
            transcript.assertRepeatedBy(run);
        }
        assertEquals(conversations(Files.readString(transcript.file())), conversations(run), run);
    }

    /** How many signals come into the wait is up to the machine; what is left shrinks with each. */
    @Test
    void eachWaitAfterASignalIsForWhatIsLeft() throws Exception {
        String run = Transcript.outputOf(Main.class, "signals");
        if (Boolean.getBoolean("record")) {
            Transcript.of("ch06epoll", "signals.txt")
                    .assertRepeatedBy("$ ./workbook run ch06 --finished signals\n" + run);
        }
        List<String> waits = run.lines().toList();
        int left = 501;
        for (String wait : waits.subList(0, waits.size() - 1)) {
            assertTrue(wait.endsWith("-1 EINTR (Interrupted system call)"), run);
            assertTrue(timeout(wait) < left, run);
            left = timeout(wait);
        }
        String last = waits.get(waits.size() - 1);
        assertTrue(last.endsWith(" = 0") && timeout(last) < left, run);
    }

    private static int timeout(String wait) {
        Matcher found = Pattern.compile(", 1, (\\d+)\\)").matcher(wait);
        assertTrue(found.find(), wait);
        return Integer.parseInt(found.group(1));
    }

    @Test
    void theCostLooksAsTheChapterShows() throws Exception {
        String run = Transcript.outputOf(Main.class, "cost");
        Assumptions.assumeFalse(run.contains("more than a process may have"), run);
        Transcript.of("ch06epoll", "cost.txt")
                .assertRepeatedBy("$ ./workbook run ch06 --finished cost\n" + run);
        Matcher factor = FACTOR.matcher(run);
        // Hundreds; a machine that stops us in the middle makes it some, not none.
        assertTrue(factor.find() && number(factor.group(1)) > 2, run);
    }

    private static double number(String text) {
        return Double.parseDouble(text.replace(",", ""));
    }

    /** For each descriptor what was called, in order: how often a reply is read may differ. */
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
}
