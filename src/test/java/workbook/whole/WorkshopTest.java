package workbook.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The copy that other tests work in is a course at its start. */
class WorkshopTest {

    @TempDir
    Path folder;

    @Test
    void anUntouchedExerciseFailsThroughTheRealCommand() throws Exception {
        Workshop.Said said = Workshop.in(folder).say("check", "request");

        assertEquals(1, said.exitCode(), said.err());
        assertTrue(said.out().contains("6 of 6 tests fail"), said.out());
    }
}
