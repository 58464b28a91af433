package workbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.runner.Status;
import workbook.runner.TestResult;
import workbook.runner.Verdict;

/** Verdicts of many failures, on a small screen. */
class VerdictTextTest {

    @TempDir
    Path folder;

    private String printed(int failures, boolean whole) throws Exception {
        return printed(failures, whole, "did \033[2J");
    }

    private String printed(int failures, boolean whole, String message) throws Exception {
        Course course = Course.load(new Desk(folder).home);
        Exercise exercise = course.exercise("twice").orElseThrow();
        Verdict verdict = new Verdict(
                "twice",
                Status.FAIL,
                IntStream.range(0, failures)
                        .mapToObj(each -> new TestResult(
                                "m" + each, "test " + each, Status.FAIL, message, "", 1))
                        .toList(),
                "",
                List.of(),
                "",
                Optional.empty(),
                List.of(),
                1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        new VerdictText(new Terminal(stream, false, 80), whole, Ways.COMMANDS)
                .print(course.chapterOf(exercise), exercise, verdict);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void threeOthersAreNamed() throws Exception {
        String out = printed(4, false);
        assertTrue(out.contains("x test 3"), out);
        assertTrue(out.contains("all of it:"), out);
        assertFalse(out.contains("more fail"), out);
    }

    @Test
    void moreAreCounted() throws Exception {
        String out = printed(7, false);
        assertTrue(out.contains("and 6 more fail: ./workbook check twice --full"), out);
        assertTrue(out.contains("x test 0"), out);
        assertFalse(out.contains("x test 1"), out);
        assertFalse(out.contains("all of it:"), out);
    }

    @Test
    void inFullEachIsTold() throws Exception {
        assertEquals(
                7,
                printed(7, true).lines().filter(line -> line.contains("x test")).count());
    }

    @Test
    void inFullItIsToldOnceThatNothingIsWrittenYet() throws Exception {
        String out = printed(3, true, "saw       ch01 / twice: not written yet");

        assertEquals(3, out.lines().filter(line -> line.contains("x test")).count());
        assertEquals(
                1, out.lines().filter(line -> line.contains("not written yet")).count());
    }

    @Test
    void aMessageDoesNotSteerTheTerminal() throws Exception {
        assertTrue(printed(1, false).contains("did \\u001b[2J"));
    }
}
