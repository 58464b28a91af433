package workbook.pty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However the watch screen is left, the terminal is as it was, and nothing stays behind. */
class LeavingTest extends AtADesk {

    private static final int SIGHUP = 1;
    private static final int SIGTERM = 15;

    /**
     * Goes on when the file is there. A JVM is not stopped as a whole for as long as a process that
     * it has begun to start was stopped too early to become one, so the check is well under way.
     */
    private static final String WAITING = """
            while (!java.nio.file.Files.exists(java.nio.file.Path.of("%s"))) {
                Thread.onSpinWait();
            }
            """;

    /** How a program at a terminal ends. */
    enum Way {
        Q {
            @Override
            void go(PtyDesk desk) throws Exception {
                desk.press("q");
            }
        },
        CONTROL_C {
            @Override
            void go(PtyDesk desk) throws Exception {
                desk.press("\003");
            }
        },
        TERMINATED {
            @Override
            void go(PtyDesk desk) throws Exception {
                desk.signal(SIGTERM, "workbook.cli.Main");
            }
        },
        HUNG_UP {
            @Override
            void go(PtyDesk desk) throws Exception {
                desk.signal(SIGHUP, "workbook.cli.Main");
            }
        };

        abstract void go(PtyDesk desk) throws Exception;
    }

    @ParameterizedTest
    @EnumSource
    void whileNothingRuns(Way way) throws Exception {
        leaves(way, false);
    }

    @ParameterizedTest
    @EnumSource
    void whileACheckRuns(Way way) throws Exception {
        leaves(way, true);
    }

    private void leaves(Way way, boolean checking) throws Exception {
        PtyDesk desk = desk().shell();
        String before = desk.settings();
        desk.type("./workbook").await(START, KEYS);
        assertNotEquals(before, desk.settings());
        if (checking) {
            checkEndlessly();
        }
        way.go(desk);
        desk.await(
                "the prompt",
                glass -> glass.text().endsWith("\n$") && glass.modes().isEmpty());
        desk.awaitOnlyShell();
        assertEquals(before, desk.settings());
        assertEquals(Set.of(), desk.modes());
        assertEquals(List.of(), leftBehind());
        assertTrue(desk.screen().startsWith("$ ./workbook\n"), desk.screen());
        desk.type("exit");
        assertEquals(0, desk.awaitEnd() & ~0xff);
    }

    /** After a second of it, the learner's code is at work. */
    private void checkEndlessly() throws Exception {
        request().answer(ENDLESS);
        desk().await("checking request", " 1 s");
    }

    @Test
    void theWindowIsClosedWhileNothingRuns() throws Exception {
        desk().shell().type("./workbook").await(START, KEYS);
        desk().hangUp();
        assertEquals(List.of(), desk().processes());
        assertEquals(List.of(), leftBehind());
    }

    @Test
    void theWindowIsClosedWhileACheckRuns() throws Exception {
        desk().shell().type("./workbook").await(START, KEYS);
        checkEndlessly();
        desk().hangUp();
        assertEquals(List.of(), desk().processes());
        assertEquals(List.of(), leftBehind());
    }

    @Test
    void itIsStoppedAndContinued() throws Exception {
        PtyDesk desk = desk().shell();
        String before = desk.settings();
        desk.type("./workbook").await(START, KEYS);
        String during = desk.settings();
        String screen = desk.screen();

        desk.press("\032").await("Stopped").awaitPrompt();
        assertEquals(before, desk.settings());
        assertEquals(Set.of(), desk.modes());
        desk.type("echo still here").await("\nstill here\n$");

        desk.type("fg");
        desk.await("the same screen", glass -> glass.text().equals(screen));
        assertEquals(during, desk.settings());
        desk.press("q").awaitPrompt();
        desk.awaitOnlyShell();
        assertEquals(before, desk.settings());
    }

    @Test
    void itIsStoppedWhileACheckRunsAndTheVerdictComesAfterwards() throws Exception {
        Path go = workshop().home().root().resolve("go");
        PtyDesk desk = desk().shell();
        desk.type("./workbook").await(START, KEYS);
        request().answer(WAITING.formatted(go) + WRONG);
        desk.await("checking request", " 1 s").press("\032").await("Stopped").awaitPrompt();
        Files.createFile(go);
        desk.type("fg").await("tests fail", KEYS);
    }
}
