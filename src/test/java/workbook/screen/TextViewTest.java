package workbook.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A text above another view. */
class TextViewTest {

    private final View view = new TextView(
            columns -> IntStream.range(0, 30).mapToObj(Integer::toString).toList());

    @Test
    void keysThatScrollKeepItOpenAndOthersEndIt() {
        view.lines(80, 10);
        View scrolled = view.key(Key.of(" ")).orElseThrow();
        assertEquals("7", scrolled.lines(80, 10).get(0));
        assertTrue(scrolled.key(Key.of(Key.Kind.ESCAPE)).isEmpty());
        assertTrue(scrolled.key(Key.of("q")).isEmpty());
    }

    @Test
    void theLastRowNamesTheWayBack() {
        List<String> lines = view.lines(80, 10);
        assertEquals(10, lines.size());
        assertTrue(lines.get(9).contains("Esc back"), lines.get(9));
    }

    @Test
    void itBearsEverySize() {
        for (int rows = 1; rows < 40; rows++) {
            assertTrue(view.lines(1, rows).size() <= rows, "at " + rows + " rows");
        }
    }
}
