package workbook.runner.child;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Which open files are the JVM's own. */
class OpenFilesTest {

    @Test
    void aJarIsTheJvmsAlsoWhenItWasReplaced() {
        assertTrue(OpenFiles.isTheJvms("/tests/TimerFdTest-8d2f.jar"));
        assertTrue(OpenFiles.isTheJvms("/tests/TimerFdTest-8d2f.jar (deleted)"));
    }

    @Test
    void aDeletedFileIsWhoeversOpenedIt() {
        assertFalse(OpenFiles.isTheJvms("/tmp/note.txt (deleted)"));
    }
}
