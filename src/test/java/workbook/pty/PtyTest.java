package workbook.pty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The terminal that other tests sit at is a real one. */
class PtyTest {

    @TempDir
    Path folder;

    private PtyDesk shell() throws Exception {
        return PtyDesk.in(folder).shell();
    }

    @Test
    void aProgramSeesATerminalOfThisSize() throws Exception {
        try (PtyDesk desk = shell()) {
            desk.type("test -t 0 && stty size").await("24 80");
            desk.size(40, 12).type("stty size").await("12 40");
            desk.type("exit");
            assertEquals(0, desk.awaitEnd());
        }
    }

    @Test
    void controlCInterruptsAndControlZStops() throws Exception {
        try (PtyDesk desk = shell()) {
            desk.type("cat").press("one\r").await("one\none").press("\003").await("^C\n$");
            desk.type("cat")
                    .press("two\r")
                    .await("two\ntwo")
                    .press("\032")
                    .await("Stopped")
                    .awaitPrompt();
            desk.type("fg").await("fg\ncat").press("three\r").await("three\nthree");
            desk.press("\004").type("exit");
            assertEquals(0, desk.awaitEnd());
        }
    }

    @Test
    void aClosedWindowEndsWhatRunsInIt() throws Exception {
        try (PtyDesk desk = shell()) {
            desk.type("cat").press("echoed\r").await("echoed\nechoed");
            desk.hangUp();
            assertEquals(List.of(), desk.processes());
        }
    }

    @Test
    void settingsAndModesThatAreNotPutBackAreSeen() throws Exception {
        try (PtyDesk desk = shell()) {
            String before = desk.settings();
            desk.type("stty -echo; printf '\\033[?1049h\\033[?25l'; echo so").await("so\n$");
            assertNotEquals(before, desk.settings());
            assertEquals(Set.of("1049 on", "25 off"), desk.modes());
            desk.type("stty echo; printf '\\033[?25h\\033[?1049lback\\n'").await("\nback\n$");
            assertEquals(before, desk.settings());
            assertEquals(Set.of(), desk.modes());
        }
    }
}
