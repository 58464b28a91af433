package workbook.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The form of a failed test's message, written and read. */
class LessonTest {

    private static final String READ = "chapter 1, \"Where does a reply end?\"";

    private static String message(String why) {
        return new Telling("nothing", "51 bytes", why).message("readToEnd()", READ);
    }

    @Test
    void whatTheRunnerWritesHasTheForm() {
        String message = message("TCP is a stream of bytes. ".repeat(9));
        assertTrue(Lesson.isTold(message));
        assertEquals(Optional.empty(), new Lesson(message).fault());
        assertTrue(message.lines().allMatch(line -> line.length() <= 86), message);
    }

    @Test
    void aSentenceIsFoundAcrossLines() {
        Lesson lesson = new Lesson(message("TCP is a stream of bytes. ".repeat(9)));
        assertTrue(
                lesson.contains("bytes. TCP is a stream of bytes. TCP is a stream of bytes. TCP"));
        assertTrue(lesson.why().startsWith("TCP is a stream"));
    }

    @Test
    void theSectionIsReadBack() {
        assertEquals(
                Optional.of(new Lesson.Citation(1, "Where does a reply end?")),
                new Lesson(message("It ends.")).citation());
    }

    @Test
    void aPartThatIsMissingIsNamed() {
        assertEquals(Optional.of("does not say \"why\""), new Lesson(message("")).fault());
    }

    @Test
    void aLineOutsideOfAllPartsIsNamed() {
        assertTrue(new Lesson("oops\n" + message("It ends."))
                .fault()
                .orElse("")
                .startsWith("has the line \"oops\""));
    }
}
