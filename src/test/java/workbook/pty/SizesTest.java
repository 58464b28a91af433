package workbook.pty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Screens of all sizes, without colors, and without a screen at all. */
@Tag("on-one-jdk")
class SizesTest extends AtADesk {

    /** Letters or their ground in a color: 30 to 49 and 90 to 107. */
    private static final Pattern COLOR =
            Pattern.compile("\033\\[([\\d;]*;)?([34]\\d|9\\d|10[0-7])(;[\\d;]*)?m");

    @Test
    void aScreenThatGetsSmallAndLargeAgainShowsTheSame() throws Exception {
        PtyDesk desk = watch();
        request().answer(WRONG);
        desk.await("tests fail", KEYS).press("h").await("Say it aloud");
        String large = desk.screen();
        desk.size(40, 12).await("request", "tests fail");
        desk.size(80, 24);
        desk.await("the large screen again", glass -> glass.text().equals(large));
    }

    @Test
    void aScreenMayOpenSmall() throws Exception {
        PtyDesk desk = desk().size(40, 12).run().await("request", "q");
        request().answer(RIGHT);
        desk.await("all 6 tests pass").press("l").await("parse-reply").press("\033");
        desk.await("all 6 tests pass").press("q");
        assertEquals(0, desk.awaitEnd());
    }

    @Test
    void oneCharacterIsNotEnoughForAnythingButEndsNothing() throws Exception {
        PtyDesk desk = desk().size(1, 1).run();
        desk.await("the screen", glass -> glass.modes().contains("1049 on"));
        desk.press("hl?").size(2, 1).size(1, 2).press("\033\033").size(80, 24).await(START, KEYS);
        desk.press("q");
        assertEquals(0, desk.awaitEnd());
    }

    @Test
    void colorsAreLeftOutWhereNobodyWantsThem() throws Exception {
        PtyDesk desk = desk().with("NO_COLOR", "1").run().await(START, KEYS);
        request().answer(WRONG);
        desk.await("tests fail", KEYS)
                .press("l")
                .await("Esc back")
                .press("\033")
                .await(KEYS);
        desk.press("q");
        assertEquals(0, desk.awaitEnd());
        assertFalse(COLOR.matcher(desk.raw()).find(), desk.raw());
    }

    @Test
    void colorsAreThereOtherwise() throws Exception {
        PtyDesk desk = watch();
        request().answer(WRONG);
        desk.await("tests fail", KEYS);
        assertTrue(COLOR.matcher(desk.raw()).find(), desk.raw());
    }

    @Test
    void plainIsTextLineByLineForAScreenReader() throws Exception {
        PtyDesk desk = desk().run("watch", "--plain").await("then Enter");
        request().answer(WRONG);
        desk.await("tests fail", "then Enter");
        desk.press("h\r").await("Say it aloud");
        desk.press("q\r");
        assertEquals(0, desk.awaitEnd());
        assertFalse(desk.raw().contains("\033"), desk.raw());
    }

    @Test
    void aTerminalThatCanOnlyPrintIsUsedLineByLine() throws Exception {
        PtyDesk desk =
                desk().with("TERM", "dumb").size(80, 40).run().await("TERM is dumb", "then Enter");
        request().answer(WRONG);
        desk.await("tests fail", "then Enter");
        desk.press("q\r");
        assertEquals(0, desk.awaitEnd());
        assertFalse(desk.raw().contains("\033"), desk.raw());
    }
}
