package ch02threads;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import workbook.author.Transcript;

/** What chapter 2 shows of its program is what it prints. */
class TranscriptsTest {

    private static final int JDK = Runtime.version().feature();
    private static final boolean VIRTUAL = JDK >= 21;

    @Test
    void fiveRequestsAtOnceTakeAsLongAsTheLongest() throws Exception {
        String run = outputOf("five");
        assertTrue(number(run, "in all +(\\d+) ms") >= 500, run);
        assertRepeated("five", run);
    }

    @Test
    void aPoolOfFourLetsTheFifthWait() throws Exception {
        String run = outputOf("pool");
        assertTrue(number(run, "in all +(\\d+) ms") >= 1_000, run);
        assertRepeated("pool", run);
    }

    @Test
    void aPoolThatWaitsForItselfDoesNothing() throws Exception {
        String run = outputOf("locked");
        assertTrue(run.matches("(?s).*1 s later +4 +4 +0 +\\d+ ms\n"), run);
        assertRepeated("locked", run);
    }

    @Test
    void whoeverFindsNoPlaceHearsItFirst() throws Exception {
        String run = outputOf("busy");
        assertEquals("third   503, Retry-After: 1\nfirst   200\nsecond  200\n", run);
        assertRepeated("busy", run);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aStackIsTouchedInPartAndWhatIsTouchedStays() throws Exception {
        String run = outputOf("stack");
        Matcher looks = Pattern.compile("(\\d+) of (\\d+) kB touched").matcher(run);
        long[] touched = new long[3];
        for (int look = 0; look < 3; look++) {
            assertTrue(looks.find(), run);
            touched[look] = Long.parseLong(looks.group(1));
            assertTrue(touched[look] < Long.parseLong(looks.group(2)), run);
        }
        assertTrue(touched[0] < touched[1] && touched[1] <= touched[2], run);
        // A page left out between two that were touched is no difference worth a failure.
        Matcher gaps = Pattern.compile("#[# ]*#").matcher(run);
        assertRepeated("stack", gaps.replaceAll(bar -> "#".repeat(bar.group().length())));
    }

    /** Up to 1,000 only, to be easy on small machines: a row of 10,000 looks alike. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void parkedThreadsCostWhatTheChapterShows() throws Exception {
        if (Boolean.getBoolean("record")) {
            assertRepeated("threads", outputOf("threads"));
        }
        String run = outputOf("threads", "1000");
        long touched = number(run, "1,000 .* (\\d+)\\.\\d MB +\\d+ MB +[\\d.]+ MB\n");
        long reserved = number(run, "1,000 .* (\\d+) MB +[\\d.]+ MB\n");
        assertTrue(touched < reserved / 2, "a stack is reserved, and touched in part: " + run);
        String rows = run.replaceAll("(?m)^( +)1,000( .*\n)", "$1 1,000$2$110,000$2");
        assertEquals(shape(recorded("threads")), shape(command("threads") + rows));
    }

    @Test
    void virtualThreadsCostWhatTheChapterShows() throws Exception {
        assertRepeatedWhereThere("virtual", outputOf("virtual"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void underVirtualThreadsThereIsAnEpoll() throws Exception {
        String run = outputOf("under");
        if (VIRTUAL) {
            assertEquals(0, number(run, "before +\\d+ +(\\d+)"), run);
            assertTrue(number(run, "200 wait in read +\\d+ +(\\d+)") > 0, run);
            assertTrue(number(run, "200 wait in read +(\\d+)") < 200, run);
            assertTrue(run.contains("sun.nio.ch.EPoll.wait of "), run);
        }
        // What is inside of the JDK is not the same in each.
        if (!VIRTUAL || JDK == 25) {
            assertRepeatedWhereThere("under", run);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theLimitsAreThoseThatTheChapterShows() throws Exception {
        String run = outputOf("limits");
        if (Boolean.getBoolean("record")) {
            assertRepeated("limits", run);
        }
        recorded("limits").lines().skip(1).forEach(line -> {
            String name = line.strip().replaceFirst("\\d+ +", "");
            assertTrue(run.contains(name), name + " is not in\n" + run);
        });
    }

    private static void assertRepeatedWhereThere(String part, String run) throws IOException {
        if (VIRTUAL) {
            assertRepeated(part, run);
        } else {
            assertTrue(run.startsWith("Virtual threads need JDK 21, and this is "), run);
        }
    }

    private static void assertRepeated(String part, String run) throws IOException {
        transcript(part).assertRepeatedBy(command(part) + run);
    }

    private static String outputOf(String... words) throws Exception {
        return Transcript.outputOf(Main.class, words);
    }

    private static Transcript transcript(String part) {
        return Transcript.of("ch02threads", part + ".txt");
    }

    private static String recorded(String part) throws IOException {
        return Files.readString(transcript(part).file(), UTF_8);
    }

    private static String command(String part) {
        return "$ ./workbook run ch02 --finished " + part + "\n";
    }

    private static long number(String run, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(run);
        assertTrue(matcher.find(), run);
        return Long.parseLong(matcher.group(1));
    }

    /** As Transcript compares: any number, any length of a bar, any space. */
    private static String shape(String text) {
        String equalNumbers = text.replaceAll("#+", "#").replaceAll("\\d+", "0");
        return equalNumbers.replaceAll(" +", " ").replaceAll("(?m)^ ", "");
    }
}
