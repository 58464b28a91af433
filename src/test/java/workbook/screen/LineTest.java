package workbook.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.junit.jupiter.api.Test;

/** Lines that are cut where the terminal ends. */
class LineTest {

    private static String fit(String line, int columns) {
        return Line.fit(line, columns, true, true);
    }

    @Test
    void aShortLineStaysAsItIs() {
        assertEquals("abc", fit("abc", 3));
    }

    @Test
    void whatIsStyledEndsBehindTheCut() {
        assertEquals("\033[31mab\033[0m", fit(Style.RED.on("abc"), 2));
        assertEquals("a\033[31m\033[0m", fit("a" + Style.RED.on("bc") + "d", 1));
    }

    @Test
    void aLinkTakesNoRoomAndEndsBehindTheCut() {
        String link = Links.to(URI.create("file:///a"), "name");
        assertEquals(4, Line.width(link));
        assertEquals("\033]8;;file:///a\033\\na\033]8;;\033\\", fit(link, 2));
    }

    @Test
    void aWideCharacterIsNotCutInTwo() {
        assertEquals(4, Line.width("漢字"));
        assertEquals("漢", fit("漢字", 3));
        assertEquals("x", fit("x漢a", 2));
    }

    @Test
    void whatWouldSteerTheTerminalIsShownAsAMark() {
        assertEquals("a?[2Jb?", fit("a\033[2Jb\007", 80));
    }

    @Test
    void stylesAndLinksAreLeftOutWhereTheyAreNotWanted() {
        String line = Style.GREEN.on("a") + Links.to(URI.create("file:///a"), "b");
        assertEquals("ab", Line.fit(line, 80, false, false));
    }

    @Test
    void nothingFitsIntoNothing() {
        assertEquals("", fit("abc", 0));
    }
}
