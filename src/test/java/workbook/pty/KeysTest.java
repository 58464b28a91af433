package workbook.pty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each key of the watch screen does what it says, at once and without Enter. */
@Tag("on-one-jdk")
class KeysTest extends AtADesk {

    private static final String ESCAPE = "\033";

    @Test
    void eachKeyAnswersWithoutEnter() throws Exception {
        PtyDesk desk = watch();
        desk.press("h").await("hint 1 of 4", "Say it aloud");
        desk.press("s").await("opens when your code passes", KEYS);
        desk.press("t")
                .await("2 points", "Say it aloud", "Esc back")
                .press(ESCAPE)
                .await(KEYS);
        desk.press("?").await("One more hint", "Esc back").press(ESCAPE).await(KEYS);
        desk.press("r").await("6 of 6 tests fail", KEYS);
        desk.press("f").await("more below: space").press(" ").await("above: b");
        desk.press("c").await("10 of 10 tests fail", "Esc back").press(ESCAPE).await(KEYS);
        desk.press("n").await("ch01 / read-to-end", KEYS);
        desk.press("l").await("Esc back").press(ESCAPE).await("ch01 / read-to-end", KEYS);
        desk.press("q");
        assertEquals(0, desk.awaitEnd());
    }

    @Test
    void theSolutionIsComparedAfterAPass() throws Exception {
        PtyDesk desk = watch();
        request().answer(RIGHT);
        desk.await("all 6 tests pass", KEYS);
        desk.press("s").await("ours", "getBytes").press(ESCAPE).await("all 6 tests pass", KEYS);
        desk.press("n").await("ch01 / read-to-end", KEYS);
    }

    @Test
    void aResetAsksFirstAndCanBeUndone() throws Exception {
        PtyDesk desk = watch();
        request().answer(WRONG);
        String mine = Files.readString(request().file());
        desk.await("tests fail", KEYS);

        desk.press("x").await("y / n").press("n").awaitGone("y / n");
        assertEquals(mine, Files.readString(request().file()));

        desk.press("x").await("y / n").press("y").await("not written yet", KEYS);
        assertEquals(starter("Request.java"), Files.readString(request().file()));

        desk.press("u").await("first line: \"GET", "back again: ./workbook undo --redo", KEYS);
        assertEquals(mine, Files.readString(request().file()));
    }

    @Test
    void theListIsFilteredSearchedAndJumpedFrom() throws Exception {
        PtyDesk desk = watch();
        request().answer(RIGHT);
        desk.await("all 6 tests pass", KEYS);

        desk.press("l").await("request", "parse-reply", "Esc back");
        desk.press("d").await("[done]").awaitGone("parse-reply");
        desk.press("d").await("[pending]", "parse-reply").awaitGone("> * request");
        desk.press("d").await("[all]", "request");
        desk.press("/").await("/_").press("take").press("\177\177\177\177another");
        desk.await("/another", "one-after-another").awaitGone("parse-reply");
        desk.press("\r").await("ch01 / one-after-another", KEYS);

        desk.press("l").await("Esc back").press("\033[A\033[A\033[A").press("x").await("y / n");
        desk.press("n").awaitGone("y / n").press("x").await("y / n").press("y");
        desk.awaitGone("y / n").press(ESCAPE).await(KEYS);
        assertEquals(starter("Request.java"), Files.readString(request().file()));
    }

    @Test
    void anEditorGetsTheTerminalAndGivesItBack() throws Exception {
        PtyDesk desk = desk().with("EDITOR", editor("ed", """
                echo "editing $(basename "$1")"
                read -r answer
                echo "$answer" >>"$1"
                """)).shell();
        String before = desk.settings();
        desk.type("./workbook").await(START, KEYS);
        String during = desk.settings();

        desk.press("o").await("editing Request.java");
        assertEquals(before, desk.settings());
        assertEquals(Set.of(), desk.modes());
        desk.press("// typed in the editor\r").await("tests fail", KEYS);
        assertEquals(during, desk.settings());
        assertEquals(
                starter("Request.java") + "// typed in the editor\n",
                Files.readString(request().file()));
    }

    private String editor(String name, String script) throws Exception {
        var file = workshop().home().root().resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script);
        file.toFile().setExecutable(true);
        return file.toString();
    }
}
