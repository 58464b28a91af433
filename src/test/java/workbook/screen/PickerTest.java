package workbook.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A list to choose from, without a terminal: keys go in, lines come out. */
class PickerTest {

    private final List<String> asked = new ArrayList<>();
    private View view = new Picker(catalog("done", "begun"), new Asked());
    private boolean open = true;

    /** Two chapters; the first two exercises are in these states. */
    private static Catalog catalog(String first, String second) {
        List<Catalog.Entry> one = List.of(
                entry("request", "What does a request look like?", first),
                entry("read-to-end", "Where does a reply end?", second),
                entry("parse-reply", "What is in a reply?", "open"));
        List<Catalog.Entry> two =
                List.of(entry("pool", "How many threads?", "fails now (passed before)"));
        int done = first.equals("done") ? 1 : 0;
        return new Catalog(
                List.of(
                        new Catalog.Section("ch01", "A thread that waits", of(done, 3), one),
                        new Catalog.Section("ch02", "A thread for each", of(0, 1), two)),
                "read-to-end",
                of(done, 4));
    }

    private static Catalog.Progress of(int done, int all) {
        return new Catalog.Progress(done, all, done + " of " + all + ", 2 of 9 points");
    }

    private static Catalog.Entry entry(String id, String title, String state) {
        return new Catalog.Entry(id, title, state, Style.GREEN, state.equals("done"), "2 points");
    }

    private final class Asked implements Picker.Choices {
        @Override
        public void jump(String id) {
            asked.add("jump " + id);
        }

        @Override
        public Picker.Reset reset(String id) {
            asked.add("reset " + id);
            return new Picker.Reset(catalog("open", "begun"), id + " is back at its beginning.");
        }
    }

    private void press(Key key) {
        Optional<View> next = view.key(key);
        open = next.isPresent();
        view = next.orElse(view);
    }

    private void press(Key.Kind kind) {
        press(Key.of(kind));
    }

    private void type(String text) {
        text.chars().forEach(c -> press(Key.of(String.valueOf((char) c))));
    }

    private List<String> lines(int columns, int rows) {
        return view.lines(columns, rows).stream().map(PickerTest::bare).toList();
    }

    static String bare(String line) {
        return line.replaceAll("\033\\[\\d*m", "");
    }

    private String screen() {
        return String.join("\n", lines(80, 24));
    }

    private String chosen() {
        return lines(80, 24).stream()
                .filter(line -> line.startsWith("> "))
                .findFirst()
                .orElse("");
    }

    @Test
    void itOpensWhereTheLearnerIs() {
        assertTrue(chosen().startsWith("> * begun"), screen());
        assertTrue(screen().contains("ch01  A thread that waits"), screen());
        assertTrue(screen().contains("[######..............] 1 of 3"), screen());
        assertTrue(screen().contains("all   [#####...............] 1 of 4, 2 of 9 points"));
    }

    @Test
    void enterJumpsAndIsDone() {
        press(Key.Kind.DOWN);
        press(Key.Kind.ENTER);
        assertEquals(List.of("jump parse-reply"), asked);
        assertFalse(open);
    }

    @Test
    void movingStopsAtBothEnds() {
        press(Key.Kind.PAGE_DOWN);
        assertTrue(chosen().contains("pool"), screen());
        type("j");
        assertTrue(chosen().contains("pool"), screen());
        press(Key.Kind.HOME);
        type("k");
        assertTrue(chosen().contains("request"), screen());
    }

    @Test
    void theFilterGoesRound() {
        type("d");
        assertTrue(screen().contains("[done]"), screen());
        assertTrue(chosen().contains("request"), screen());
        assertFalse(screen().contains("ch02"), screen());
        press(Key.Kind.TAB);
        assertTrue(screen().contains("[pending]"), screen());
        assertFalse(screen().contains("request"), screen());
        press(Key.Kind.TAB);
        assertTrue(screen().contains("[all]"), screen());
        press(Key.Kind.BACK_TAB);
        assertTrue(screen().contains("[pending]"), screen());
    }

    @Test
    void itSearchesAsOneTypes() {
        type("/rep");
        assertTrue(screen().contains("/rep_"), screen());
        assertTrue(screen().contains("parse-reply"), screen());
        assertFalse(screen().contains("pool"), screen());
        type("ly PARSE");
        assertTrue(chosen().contains("parse-reply"), screen());
        assertTrue(screen().contains("1 of 1"), screen());
        press(Key.Kind.ENTER);
        assertEquals(List.of("jump parse-reply"), asked);
    }

    @Test
    void lettersThatAreCommandsAreLettersInASearch() {
        type("/xdjkq");
        assertTrue(screen().contains("/xdjkq_"), screen());
        assertTrue(screen().contains("Nothing has \"xdjkq\"."), screen());
        press(Key.Kind.ENTER);
        assertTrue(open, "there is nowhere to jump to");
        press(Key.Kind.BACKSPACE);
        assertTrue(screen().contains("/xdjk_"), screen());
    }

    @Test
    void arrowsLeaveTheSearchAndKeepWhatItFound() {
        type("/reply");
        press(Key.Kind.DOWN);
        type("x");
        assertTrue(screen().contains("Reset parse-reply?"), screen());
        type("n");
        assertFalse(screen().contains("pool"), screen());
        press(Key.Kind.ESCAPE);
        assertTrue(open);
        assertTrue(screen().contains("pool"), screen());
        press(Key.Kind.ESCAPE);
        assertFalse(open);
    }

    @Test
    void aSearchWithinAFilterSaysBoth() {
        type("d/pool");
        assertTrue(screen().contains("Nothing that is done has \"pool\"."), screen());
        press(Key.Kind.TAB);
        assertTrue(chosen().contains("pool"), screen());
    }

    @Test
    void aPlaceThatAFilterHidesIsNotForgotten() {
        type("/nothing of this kind");
        press(Key.Kind.ESCAPE);
        assertTrue(chosen().contains("read-to-end"), screen());
    }

    @Test
    void aResetWaitsForItsYes() {
        press(Key.Kind.UP);
        type("x");
        assertTrue(
                screen().contains("Reset request? A copy of your code is kept. y / n"), screen());
        press(Key.Kind.ENTER);
        assertEquals(List.of(), asked);
        assertFalse(screen().contains("Reset request?"), screen());
        type("xy");
        assertEquals(List.of("reset request"), asked);
        assertTrue(screen().contains("request is back at its beginning."), screen());
        assertTrue(screen().contains("0 of 4"), screen());
        type("j");
        assertFalse(screen().contains("is back"), screen());
    }

    @Test
    void withEverythingDoneNothingIsPending() {
        Catalog.Section section = catalog("done", "done").sections().get(0);
        Catalog done = new Catalog(
                List.of(new Catalog.Section(
                        "ch01", "x", of(1, 1), section.entries().subList(0, 1))),
                "request",
                of(1, 1));
        view = new Picker(done, new Asked());
        type("dd");
        assertTrue(screen().contains("Nothing is pending."), screen());
        type("x");
        assertFalse(screen().contains("Reset"), screen());
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "7,3", "20,5", "40,12", "80,24", "120,40", "200,60"})
    void everySizeIsKeptTo(int columns, int rows) {
        for (String keys : List.of("", "d", "d/x y", "x")) {
            type(keys);
            List<String> lines = lines(columns, rows);
            assertTrue(lines.size() <= rows, lines.toString());
            assertTrue(
                    lines.stream().allMatch(line -> Cells.width(line) <= columns),
                    lines.toString());
            press(Key.Kind.ESCAPE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 6, 12})
    void whatIsChosenIsNeverScrolledAway(int rows) {
        for (int i = 0; i < 4; i++) {
            press(i == 0 ? Key.Kind.HOME : Key.Kind.DOWN);
            List<String> lines = lines(40, rows);
            assertTrue(lines.stream().anyMatch(line -> line.startsWith("> ")), lines.toString());
        }
    }

    @Test
    void thePlaceInTheListIsNotTakenForWhatIsDone() {
        assertTrue(
                lines(80, 24).get(0).endsWith(" exercise 2 of 4"), lines(80, 24).get(0));
    }

    @Test
    void aSmallScreenHasTheListAndItsKeys() {
        List<String> lines = lines(40, 12);
        assertEquals("[all]  done   pending             2 of 4", lines.get(0));
        assertTrue(lines.contains("> * begun      read-to-end  Where does …"), "" + lines);
        assertEquals(12, lines.size(), "the keys are at the bottom");
        assertEquals("Enter go  / find  d done  x reset  Esc", lines.get(lines.size() - 1));
        assertTrue(lines.stream().anyMatch(line -> line.contains("fails now  pool")), "" + lines);
    }
}
