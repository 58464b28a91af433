package workbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import workbook.screen.Key;
import workbook.screen.Style;

/** The watch screen at all sizes, without a terminal. */
class WatchViewTest {

    private static final int FAILURE_LINES = 30;

    private final List<Key> pressed = new ArrayList<>();
    private final WatchView view = new WatchView(pressed::add);

    @BeforeEach
    void fill() {
        view.task = new WatchView.Task(
                "ch01 / read-to-end",
                "Where does a reply end?",
                "3 points",
                "Finish `ReplyReader.readToEnd`.",
                "exercises/src/main/java/ch01blocking/ReplyReader.java:31",
                URI.create("file:///course/ReplyReader.java"));
        view.state = new WatchView.State("2 of 5 tests fail", Style.RED, "0.14 s");
        view.score = new WatchView.Score("ch01", new Points(1, 4, 2, 12), new Points(1, 24, 2, 70));
        view.body = out -> {
            for (int i = 1; i <= FAILURE_LINES; i++) {
                out.line("  failure line " + i);
            }
        };
    }

    private List<String> drawn(int columns, int rows) {
        return view.lines(columns, rows).stream()
                .map(line -> line.replaceAll("\033\\[[0-9;]*m|\033]8;;[^\033]*\033\\\\", ""))
                .toList();
    }

    private static boolean has(List<String> lines, String text) {
        return lines.stream().anyMatch(line -> line.contains(text));
    }

    @Test
    void anUsualTerminalShowsEverything() {
        List<String> lines = drawn(80, 24);
        for (String text : List.of(
                "ch01 / read-to-end  Where does a reply end?",
                "3 points",
                "Finish `ReplyReader.readToEnd`.",
                "exercises/src/main/java/ch01blocking/ReplyReader.java:31",
                "2 of 5 tests fail",
                "0.14 s",
                "failure line 1",
                "more below: space",
                "1 of 4",
                "1 of 24, 2 of 70 points",
                "h hint",
                "q quit")) {
            assertTrue(has(lines, text), text + " in " + lines);
        }
        assertEquals(24, lines.size());
    }

    @ParameterizedTest
    @CsvSource({"40,12", "80,24", "200,60", "1,1", "10,3", "20,5", "40,7", "500,2"})
    void itIsNeverLongerThanTheScreen(int columns, int rows) {
        view.hint = "hint 1 of 5  Which answer of `read` says that nothing more will come?";
        view.note = "Saves are looked for twice a second here.";
        assertTrue(view.lines(columns, rows).size() <= rows);
    }

    @ParameterizedTest
    @CsvSource({"80,24", "40,12", "40,8", "40,4", "20,2"})
    void theAnswerIsNeverOffTheScreen(int columns, int rows) {
        view.hint = "hint 1 of 5  " + "a very long hint ".repeat(40);
        List<String> lines = drawn(columns, rows);
        assertTrue(has(lines, "2 of 5 tests fail"), lines.toString());
        assertTrue(has(lines, "failure line 1"), lines.toString());
    }

    @Test
    void oneLineIsTheVerdict() {
        assertEquals(List.of("  2 of 5 tests fail"), drawn(17, 1));
    }

    @Test
    void aSmallTerminalKeepsTheKeysThatMatterMost() {
        List<String> lines = drawn(40, 12);
        String keys = lines.get(11);
        assertTrue(keys.contains("h hint") && keys.contains("? help") && keys.contains("q quit"));
        assertTrue(keys.length() <= 40, keys);
        assertTrue(has(lines, "…java/ch01blocking/ReplyReader.java:31"), lines.toString());
    }

    @Test
    void theFileIsALinkWhoseTextEditorsKnowToo() {
        List<String> lines = view.lines(80, 24);
        assertTrue(has(lines, "\033]8;;file:///course/ReplyReader.java\033\\"), lines.toString());
        assertTrue(has(lines, "ReplyReader.java:31\033]8;;\033\\"), lines.toString());
    }

    @Test
    void howToSeeMoreGoesBeforeItIsCut() {
        view.state = new WatchView.State(
                "2 of 5 tests fail", "  (f: all of them in full)", Style.RED, "0.14 s");
        assertTrue(has(drawn(80, 24), "2 of 5 tests fail  (f: all of them in full)"));
        assertFalse(has(drawn(40, 12), "(f"));
    }

    @Test
    void aTaskThatIsToldWholeIsNotBegunTwice() {
        view.tellsTask = true;
        assertFalse(has(drawn(80, 24), "(t: the task)"));
    }

    @Test
    void keysScrollTheVerdictAndLeaveItsFirstLine() {
        view.lines(80, 24);
        view.key(Key.of(" "));
        List<String> lines = drawn(80, 24);
        assertTrue(has(lines, "2 of 5 tests fail"));
        assertFalse(has(lines, "failure line 1 "));
        assertTrue(has(lines, "above: b"), lines.toString());
        view.toTop();
        assertTrue(drawn(80, 24).contains("  failure line 1"));
        assertEquals(List.of(), pressed);
    }

    @Test
    void otherKeysAreCommands() {
        view.key(Key.of("n"));
        assertEquals(List.of(Key.of("n")), pressed);
    }

    @Test
    void aHintStaysBesideTheVerdict() {
        view.hint = "hint 2 of 5  You need a loop.";
        List<String> lines = drawn(80, 24);
        assertTrue(has(lines, "hint 2 of 5  You need a loop."));
        assertTrue(has(lines, "failure line 1"));
    }

    @Test
    void aHintThatIsCutSaysWhereAllOfItIs() {
        view.hint = "hint 2 of 5  " + "word ".repeat(60);
        List<String> lines = drawn(40, 12);
        assertTrue(has(lines, "… t: all"), lines.toString());
    }

    @Test
    void aMessageTakesThePlaceOfTheHint() {
        view.hint = "hint 2 of 5  You need a loop.";
        view.message = "Put it back? y / n";
        List<String> lines = drawn(80, 24);
        assertTrue(has(lines, "Put it back? y / n"));
        assertFalse(has(lines, "hint 2 of 5"));
    }

    @Test
    void aFallbackIsTold() {
        view.note = "Saves are looked for twice a second here.";
        assertTrue(has(drawn(80, 24), view.note));
    }
}
