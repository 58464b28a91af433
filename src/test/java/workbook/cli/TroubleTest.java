package workbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import org.junit.jupiter.api.Test;
import workbook.course.CourseException;
import workbook.progress.StateException;

/** What a person reads when something went wrong. */
class TroubleTest {

    @Test
    void whatAPersonCanPutRightIsSaidAsItIs() {
        String said = "progress.json: cannot be written\n  Look at its permissions.";
        assertEquals(
                said,
                Trouble.message(new StateException(
                        "progress.json", "cannot be written", "Look at its permissions.")));
        assertEquals(
                said,
                Trouble.message(new CourseException(
                        "progress.json", "cannot be written", "Look at its permissions.")));
    }

    @Test
    void aFileThatIsClosedToUsIsNamedWithARemedy() {
        String said = Trouble.message(new UncheckedIOException(new AccessDeniedException("a.txt")));
        assertEquals("a.txt may not be read or written.\n  See ./workbook doctor", said);
    }

    @Test
    void aWorkbookThatWasBuiltAnewUnderItselfSaysSo() {
        assertEquals(
                Main.BUILT_ANEW,
                Trouble.message(new NoClassDefFoundError("workbook/cli/HintText")));
        assertEquals(Main.BUILT_ANEW, Trouble.message(new NoSuchMethodError("gone")));
        String ours = Trouble.message(new NoClassDefFoundError("Could not initialize class A"));
        assertTrue(ours.startsWith("The workbook itself failed: "), ours);
    }

    @Test
    void aMistakeOfOursIsOwned() {
        String said = Trouble.message(new IllegalStateException("two loops"));
        assertTrue(said.startsWith("The workbook itself failed: "), said);
        assertTrue(said.contains("two loops") && said.contains("WORKBOOK_DEBUG=1"), said);
    }
}
