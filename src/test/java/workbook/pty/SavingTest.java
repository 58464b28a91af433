package workbook.pty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the watch screen shows after a save. */
@Tag("on-one-jdk")
class SavingTest extends AtADesk {

    private static final String SLOW = """
            try {
                Thread.sleep(300);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            """ + WRONG;

    @Test
    void aSaveByRenamingIsCheckedAndTheFirstFailureShownInFull() throws Exception {
        PtyDesk desk = watch();
        request().answer(WRONG);
        desk.awaitDrawn("checking request");
        desk.await("tests fail", "x the first line", "did", "saw", "expected", "why", KEYS);
        String verdict = desk.screen();
        assertEquals(1, verdict.split("did  ", -1).length - 1, verdict);
        assertTrue(verdict.lines().anyMatch(line -> line.matches(".*\\d s\\b.*")), verdict);

        desk.press("f").await("the others too", glass -> !glass.text().equals(verdict));
        desk.press("f").await("folded again", glass -> glass.text().equals(verdict));

        request().answer(RIGHT);
        desk.await("all 6 tests pass", "1 of 4", KEYS);
    }

    @Test
    void aKeyPressedDuringACheckIsAnsweredAndTheVerdictComes() throws Exception {
        PtyDesk desk = watch();
        request().answer(SLOW);
        desk.awaitDrawn("checking request").press("h").await("Say it aloud");
        desk.await("tests fail", "Say it aloud", KEYS);
    }

    @Test
    void aSaveDuringACheckIsCheckedInstead() throws Exception {
        PtyDesk desk = watch();
        request().answer(ENDLESS);
        desk.awaitDrawn("checking request").await("You need not wait");
        request().answer(RIGHT);
        desk.await("all 6 tests pass", KEYS);
        assertFalse(desk.raw().contains("tests fail"), "a verdict on what was not there any more");
        desk.press("q");
        assertEquals(0, desk.awaitEnd());
        assertEquals(List.of(), leftBehind());
    }

    @Test
    void whatWasSaidOfTheExerciseThatWasLeftIsGoneWhenItPasses() throws Exception {
        PtyDesk desk = watch();
        desk.press("h").await("Say it aloud").press("n").await("request is still open", KEYS);
        request().answer(RIGHT);
        desk.await("all 6 tests pass", KEYS).awaitRest();
        assertFalse(desk.screen().contains("is still open"), desk.screen());

        desk.press("n").await("ch01 / read-to-end", KEYS).press("l").await("Exercises");
        desk.press("k\r").await("It passed when it was last checked", KEYS).awaitRest();
        assertFalse(desk.screen().contains("Say it aloud"), desk.screen());
    }

    @Test
    void aFloodIsShownInPartAndKeptWhole() throws Exception {
        PtyDesk desk = watch();
        request().answer("""
                for (int i = 0; i < 100_000; i++) {
                    System.out.println("a flood, line " + i);
                }
                """ + WRONG);
        desk.await("tests fail", "G: what it printed", KEYS);
        desk.press("G").await("| a flood, line", "all of it: ").press("g").awaitGone("| a flood");
        assertTrue(
                desk.raw().length() < 100_000,
                "so much was shown: " + desk.raw().length());
        Path whole = workshop().home().target().resolve("workbook/output/request.txt");
        assertTrue(Files.readString(whole).contains("a flood, line 99999\n"));
        desk.press("h").await("Say it aloud");
    }
}
