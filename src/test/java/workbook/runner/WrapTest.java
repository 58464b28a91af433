package workbook.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
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

    @Test
    void aLineOfBlanksIsNoTrouble() {
        assertEquals(List.of(""), Wrap.lines(" ".repeat(90), 80, " ".repeat(85)));
    }

    @Test
    void noTextWidthOrHangIsTooMuchAndNothingIsLost() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            String text = random.ints(random.nextInt(60), 0, 6)
                    .mapToObj(each ->
                            List.of(" ", "  ", "a", "^", "\t", "\uD83D\uDE00").get(each))
                    .collect(Collectors.joining());
            int width = random.nextInt(70) - 5;
            String hang = " ".repeat(random.nextInt(40));
            List<String> parts = Wrap.lines(text, width, hang);
            String all = String.join("", parts);
            assertEquals(bare(text), bare(all), () -> "\"" + text + "\" " + width);
            int room = Math.max(width, hang.length() + 1);
            assertTrue(
                    parts.stream().allMatch(part -> part.length() <= room + 1),
                    () -> parts + " at " + width);
        }
    }

    private static String bare(String text) {
        return text.replaceAll("\\s", "");
    }
}
