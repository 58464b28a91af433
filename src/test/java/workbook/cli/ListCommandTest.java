package workbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All exercises, from the outside. */
class ListCommandTest {

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void sitDown() throws Exception {
        desk = new Desk(folder);
    }

    @Test
    void listShowsEveryExerciseAndMarksTheCurrentOne() {
        assertTrue(desk.type("next").out().contains("ch01 / twice"));
        String out = desk.type("list").out();
        assertTrue(out.contains("> open   twice  Two times as much"), out);
        assertTrue(out.contains("  open   half   Half as much"), out);
        assertTrue(out.endsWith("0 of 2 done, 0 of 3 points" + System.lineSeparator()), out);
    }

    @Test
    void listShowsOnlyWhatIsAskedFor() throws Exception {
        desk.answer("Half", "return a / 2;");
        desk.type("check", "half");
        String done = desk.type("list", "--done").out();
        assertTrue(done.contains("> done   half"), done);
        assertFalse(done.contains("twice"), done);
        assertTrue(done.contains("1 of 2 done, 1 of 3 points"), done);
        assertFalse(desk.type("list", "--pending").out().contains("half"));
        assertEquals(
                1,
                ((List<?>) desk.type("list", "--search", "MUCH two", "--json").json()).size());
        assertEquals(
                2, ((List<?>) desk.type("list", "--search", "small", "--json").json()).size());
        String none = desk.type("list", "--pending", "--search", "half").out();
        assertTrue(none.contains("No exercise is like that"), none);
        assertEquals(2, desk.type("list", "--pending", "--done").exitCode());
    }

    @Test
    void listDrawsABarForEachChapterOnlyWhereDrawingsAreWanted() {
        String plain = desk.type("list").out();
        assertTrue(plain.contains("ch01  Very small things"), plain);
        assertTrue(plain.contains("  0 of 2\n"), plain);
        assertFalse(plain.contains("[."), plain);
        String lively = desk.atTerminal("").type("list").out();
        assertTrue(lively.contains("[....................] 0 of 2"), lively);
        assertFalse(desk.type("list", "--plain").out().contains("[."));
    }

    @Test
    void theFirstExerciseIsTheCurrentOneBeforeAnyCheck() {
        String out = desk.type("list").out();
        assertTrue(out.contains("> open   twice"), out);
    }
}
