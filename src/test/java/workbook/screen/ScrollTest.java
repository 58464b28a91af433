package workbook.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A long text, seen a part at a time. */
class ScrollTest {

    private static List<String> lines(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    private static Scroll press(Scroll scroll, Key key) {
        return scroll.key(key, 10, 4).orElseThrow();
    }

    @Test
    void whatFitsIsShownWhole() {
        assertEquals(lines(4), Scroll.TOP.window(lines(4), 4));
    }

    @Test
    void theLastRowSaysThatThereIsMore() {
        List<String> window = Scroll.TOP.window(lines(10), 4);
        assertEquals(List.of("0", "1", "2"), window.subList(0, 3));
        assertTrue(window.get(3).contains("7 more below: space"), window.get(3));
    }

    @Test
    void aPageGoesOnWhereTheLastOneEnded() {
        Scroll second = press(Scroll.TOP, Key.of(" "));
        assertEquals("2", second.window(lines(10), 4).get(0));
        assertEquals(Scroll.TOP, press(second, Key.of("b")));
    }

    @Test
    void theEndIsNotPassed() {
        Scroll end = press(Scroll.TOP, Key.of(Key.Kind.END));
        List<String> window = end.window(lines(10), 4);
        assertEquals(List.of("7", "8", "9"), window.subList(0, 3));
        assertTrue(window.get(3).contains("7 above: b"), window.get(3));
        assertEquals(end, press(end, Key.of("j")));
    }

    @Test
    void aLineAtATime() {
        Scroll one = press(Scroll.TOP, Key.of(Key.Kind.DOWN));
        assertEquals(new Scroll(1), one);
        assertEquals(Scroll.TOP, press(one, Key.of("k")));
        assertEquals(Scroll.TOP, press(Scroll.TOP, Key.of(Key.Kind.UP)));
    }

    @Test
    void otherKeysAreForSomebodyElse() {
        assertTrue(Scroll.TOP.key(Key.of("n"), 10, 4).isEmpty());
    }

    @Test
    void aTextThatHasBecomeShorterIsStillShown() {
        assertEquals(lines(3), new Scroll(7).window(lines(3), 4));
        assertEquals("2", new Scroll(7).window(lines(4), 3).get(0));
    }

    @Test
    void oneRowShowsALineAndNoneShowsNothing() {
        assertEquals(List.of("0"), Scroll.TOP.window(lines(10), 1));
        assertEquals(List.of(), Scroll.TOP.window(lines(10), 0));
    }
}
