package workbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps of help, from the outside. */
class HintCommandTest {

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void sitDown() throws Exception {
        desk = new Desk(folder);
    }

    @Test
    void hintsComeOneAtATime() throws Exception {
        assertEquals("Think of a sum.", desk.type("hint", "--json").map().get("hint"));
        assertEquals("Zero is a number, too.", desk.type("hint", "--json").map().get("hint"));
        assertEquals("It is a product.", desk.type("hint", "--json").map().get("hint"));
        assertEquals("Times two.", desk.type("hint", "--json").map().get("hint"));
        assertEquals(4, ((List<?>) desk.type("hint", "--json").map().get("hints")).size());
    }

    @Test
    void aHintSaysWhichStepOfHowManyItIs() {
        String first = desk.type("hint").out();
        assertTrue(first.contains("hint 1 of 4, a nudge"), first);
        assertTrue(first.contains("3 more hints: ./workbook hint twice"), first);
        String second = desk.type("hint").out();
        assertTrue(second.contains("hint 2 of 4, an idea"), second);
        assertTrue(second.contains("./workbook hint twice --again"), second);
        desk.type("hint");
        String last = desk.type("hint").out();
        assertTrue(last.contains("hint 4 of 4, nearly the code"), last);
        assertTrue(last.contains("That was the last hint. Read: chapter 1"), last);
    }

    @Test
    void hintsThatWereSeenAreShownAgainAndNoOtherIsOpened() throws Exception {
        String none = desk.type("hint", "--again").out();
        assertTrue(none.contains("You have seen no hint of twice yet."), none);
        desk.type("hint");
        desk.type("hint");
        for (String option : List.of("--again", "--all")) {
            String out = desk.type("hint", option).out();
            assertTrue(out.contains("hint 1 of 4, a nudge"), out);
            assertTrue(out.contains("Zero is a number, too."), out);
            assertFalse(out.contains("It is a product."), out);
            assertTrue(out.contains("2 more hints"), out);
        }
        assertEquals("It is a product.", desk.type("hint", "--json").map().get("hint"));
    }
}
