package ch03nonblocking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import workbook.author.Transcript;

/** What chapter 3 shows of its programs is what they print. */
class TranscriptsTest {

    private static final String RUN = "$ ./workbook run ch03 --finished";
    private static final Path FIGURE =
            Path.of("..", "chapters", "ch03nonblocking", "figures", "cpu-against-lateness.svg");

    @TempDir
    Path folder;

    @Test
    void fiveRequestsInRoundsTakeAsLongAsTheLongest() throws Exception {
        String run = Transcript.outputOf(Main.class);
        transcript("run.txt").assertRepeatedBy(RUN + "\n" + run);
        assertTrue(numberAfter("in all", run) >= 500, run);
        assertTrue(numberAfter("in all", run) >= numberAfter("on a processor", run), run);
    }

    @Test
    void eachReadAnswersAsTheChapterShows() throws Exception {
        String run = RUN + " reads\n" + Transcript.outputOf(Main.class, "reads");
        transcript("reads.txt").assertRepeatedBy(run);
        assertEquals(recorded("reads.txt"), run);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theKernelWasAskedOnceLess() throws Exception {
        Path file = folder.resolve("strace");
        List<String> calls = Strace.calls(file, "read,fcntl", Main.class, "reads");
        transcript("reads-strace.txt").assertRepeatedBy(onTheSocket(calls));
        assertEquals(recorded("reads-strace.txt"), onTheSocket(calls));
    }

    /** From the call that sets the flag on, and with nothing in it that differs between runs. */
    private static String onTheSocket(List<String> calls) {
        Pattern set = Pattern.compile("fcntl\\((\\d+), F_SETFL, .*O_NONBLOCK.*");
        List<String> lines = new ArrayList<>();
        String socket = "";
        for (String call : calls) {
            Matcher matcher = set.matcher(call);
            if (matcher.matches()) {
                lines.clear();
                socket = matcher.group(1);
            }
            if (call.matches("(fcntl|read)\\(" + socket + ", (?!F_GETFL).*")) {
                lines.add(call.replaceFirst("\\(\\d+,", "(5,")
                        .replaceFirst("0x[0-9a-f]+", "0x7f...")
                        .replaceFirst(" +=", " ="));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullSocketLooksAsTheChapterShows() throws Exception {
        String run = Transcript.outputOf(Main.class, "full");
        int waiting = run.indexOf("Java says");
        transcript("full.txt").assertRepeatedBy(RUN + " full\n" + run.substring(0, waiting));
        transcript("waiting.txt").assertRepeatedBy(run.substring(waiting));
        double taken = numberAfter("took", run);
        assertEquals(0, numberAfter("and then", run));
        assertTrue(numberAfter("the last time", run) > 0, run);
        assertEquals(taken, numberAfter("at the peer", run) + numberAfter("on our side", run), run);
    }

    @Test
    void theBillLooksAsTheChapterShows() throws Exception {
        String run = Transcript.outputOf(Main.class, "bill");
        transcript("bill.txt").assertRepeatedBy(RUN + " bill\n" + run);
        List<BillFigure.Row> rows = BillFigure.rows(run);
        assertEquals(4, rows.size());
        BillFigure.Row often = rows.get(0);
        BillFigure.Row seldom = rows.get(3);
        // Counts and processor time, never the clock: that one depends on who else runs.
        assertTrue(often.asks() > 10 * seldom.asks(), run);
        assertTrue(often.worked() > seldom.worked(), run);
    }

    @Test
    void theFigureIsDrawnFromTheRecordedBill() throws Exception {
        String drawing = BillFigure.draw(recorded("bill.txt"));
        if (Boolean.getBoolean("record")) {
            Files.writeString(FIGURE, drawing);
        }
        assertEquals(drawing, Files.readString(FIGURE));
    }

    private static Transcript transcript(String name) {
        return Transcript.of("ch03nonblocking", name);
    }

    private static String recorded(String name) throws Exception {
        Path file = transcript(name).file();
        assumeTrue(Files.exists(file), "record it first");
        return Files.readString(file);
    }

    private static double numberAfter(String words, String text) {
        Matcher matcher = Pattern.compile(words + " +(\\d+)").matcher(text);
        assertTrue(matcher.find(), text);
        return Double.parseDouble(matcher.group(1));
    }
}
