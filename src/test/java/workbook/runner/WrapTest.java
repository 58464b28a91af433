package workbook.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines are broken at spaces, and what follows hangs below. */
class WrapTest {

    @Test
    void aLineThatFitsIsLeftAlone() {
        assertEquals(List.of("one two"), Wrap.lines("one two", 7, "  "));
    }

    @Test
    void laterPartsHang() {
        assertEquals(List.of("one two", "  three"), Wrap.lines("one two three", 8, "  "));
    }

    @Test
    void aLabelIsNeverLeftAlone() {
        String line = "did       requestFor(\"/409/yazqis%20ozigtyp\")";
        List<String> parts = Wrap.lines(line, 30, " ".repeat(10));
        assertEquals("did       requestFor(\"/409/yaz", parts.get(0));
        assertEquals("          qis%20ozigtyp\")", parts.get(1));
    }

    @Test
    void aWordLongerThanALineIsCut() {
        assertEquals(List.of("12345", " 6789"), Wrap.lines("123456789", 5, " "));
    }
}
