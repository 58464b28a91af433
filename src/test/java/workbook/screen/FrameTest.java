package workbook.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is sent to a terminal, so that it shows what it should. */
class FrameTest {

    private final Frame frame = new Frame(true, true);

    @Test
    void theFirstTimeEverythingIsWritten() {
        assertEquals(
                "\033[0m\033[2J\033[1;1Hab\033[K\033[2;1H\033[K",
                frame.update(List.of("ab"), 4, 2));
    }

    @Test
    void afterwardsOnlyWhatDiffersIsWritten() {
        frame.update(List.of("a", "b"), 4, 3);
        assertEquals("", frame.update(List.of("a", "b"), 4, 3));
        assertEquals("\033[2;1Hc\033[K", frame.update(List.of("a", "c"), 4, 3));
    }

    @Test
    void aLineThatIsFullIsNotErasedBehind() {
        assertFalse(frame.update(List.of("abcd"), 4, 1).contains("\033[K"));
    }

    @Test
    void whatIsForgottenIsWrittenAgain() {
        frame.update(List.of("a"), 4, 1);
        frame.forget();
        assertTrue(frame.update(List.of("a"), 4, 1).contains("a"));
    }

    @Test
    void linesBelowTheLastRowAreLeftOut() {
        assertFalse(frame.update(List.of("a", "b"), 4, 1).contains("b"));
    }

    @Test
    void anotherSizeIsWrittenInFull() {
        frame.update(List.of("abcdef"), 4, 2);
        assertTrue(frame.update(List.of("abcdef"), 6, 2).contains("abcdef"));
    }
}
