package workbook.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two columns of code, read back as plain text. */
class SideBySideTest {

    private static final List<String> YOURS = List.of(
            "import java.io.IOException;",
            "int n = in.read(buffer);",
            "while (n > 0) {",
            "    all.write(buffer);",
            "}",
            "in.close();");
    private static final List<String> OURS = List.of(
            "import java.io.IOException;",
            "int n = in.read(buffer);",
            "while (n != -1) {",
            "    // Only the first n bytes are news.",
            "    all.write(buffer, 0, n);",
            "}");

    private static List<String> painted(List<String> yours, List<String> ours, int columns) {
        return new SideBySide(yours, ours).lines("yours", "ours", columns);
    }

    private static List<String> plain(List<String> yours, List<String> ours, int columns) {
        return painted(yours, ours, columns).stream().map(PickerTest::bare).toList();
    }

    @Test
    void eachLineStandsBesideItsMatchAndAMarkSaysHowItDiffers() {
        List<String> lines = plain(YOURS, OURS, 83);
        assertEquals("yours" + " ".repeat(38) + "ours", lines.get(0));
        assertTrue(lines.contains(row("int n = in.read(buffer);", ' ', YOURS.get(1))), "" + lines);
        assertTrue(lines.contains(row("while (n > 0) {", '|', "while (n != -1) {")), "" + lines);
        assertTrue(lines.contains(row("in.close();", '<', "").stripTrailing()), "" + lines);
    }

    private static String row(String left, char mark, String right) {
        return left + " ".repeat(40 - left.length()) + " " + mark + " " + right;
    }

    @Test
    void whatIsOnlyInOursStandsAlone() {
        List<String> lines = plain(List.of("a();", "c();"), List.of("a();", "b();", "c();"), 83);
        assertTrue(lines.contains(row("", '>', "b();")), "" + lines);
    }

    @Test
    void changedWordsAreBoldAndTheRestOfTheLineIsNot() {
        String line = painted(YOURS, OURS, 120).stream()
                .filter(each -> each.contains("!="))
                .findFirst()
                .orElseThrow();
        assertTrue(line.contains(Style.BOLD.on(Style.RED.on(">"))), line);
        assertTrue(line.contains(Style.GREEN.on("while (n ")), line);
    }

    @Test
    void linesWithNothingInCommonAreTwoLines() {
        List<String> lines = plain(List.of("return a + b;"), List.of("throw wrong();"), 83);
        assertEquals(row("return a + b;", '<', "").stripTrailing(), lines.get(1));
        assertEquals(row("", '>', "throw wrong();"), lines.get(2));
    }

    @Test
    void codeStandsBesideCodeWhateverCommentsAreAroundIt() {
        List<String> lines = plain(YOURS, OURS, 83);
        assertTrue(
                lines.contains(row("", '>', "    // Only the first n bytes are news.")),
                "" + lines);
        assertTrue(
                lines.contains(row("    all.write(buffer);", '|', "    all.write(buffer, 0, n);")),
                "" + lines);
    }

    @Test
    void anotherNameIsNotAnotherWay() {
        List<String> renamed =
                OURS.stream().map(line -> line.replace("all", "out")).toList();
        assertTrue(new SideBySide(renamed, OURS).isAlike());
        assertFalse(new SideBySide(List.of("return in.readAllBytes();"), OURS).isAlike());
    }

    @Test
    void linesThatAreAlikeAreFoldedWhereTheyAreMany() {
        List<String> alike =
                IntStream.range(0, 20).mapToObj(i -> "line" + i + "();").toList();
        List<String> yours = Stream.of(List.of("a();"), alike, List.of("b();"), alike)
                .flatMap(List::stream)
                .toList();
        List<String> ours = Stream.of(List.of("x();"), alike, List.of("y();"), alike)
                .flatMap(List::stream)
                .toList();
        List<String> lines = plain(yours, ours, 83);
        assertTrue(lines.contains("… 14 lines are alike"), "" + lines);
        assertTrue(lines.contains("… 17 lines are alike"), "" + lines);
        assertTrue(lines.contains(row("line2();", ' ', "line2();")), "" + lines);
        assertFalse(lines.contains(row("line3();", ' ', "line3();")), "" + lines);
    }

    @Test
    void aLongLineGoesOnBelowBehindAMark() {
        String tokens = "one(), two(), three(), four(), five(), six(), seven(), eight()";
        String one = "call(one(), two(), three(), four(), x);";
        List<String> lines = plain(List.of(one), List.of("call(" + tokens + ");"), 83);
        assertEquals(3, lines.size(), "" + lines);
        assertTrue(lines.get(1).startsWith(one), "" + lines);
        assertTrue(lines.get(2).strip().startsWith("|   … "), "" + lines);
        String right = lines.get(1).substring(43) + lines.get(2).substring(43 + 4);
        assertEquals("call(" + tokens + ");", right);
    }

    @Test
    void ofALongLineThatIsAlikeTheBeginningIsEnough() {
        String line = "    public static byte[] readToEnd(InputStream in) throws IOException {";
        List<String> lines = plain(List.of("a();", line), List.of("b();", line), 83);
        assertEquals(
                "    public static byte[] readToEnd(Inpu…", lines.get(3).substring(43), "" + lines);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80, 83, 120, 200})
    void noLineIsWiderThanTheTerminalAndNoneIsLost(int columns) {
        List<String> wide = List.of("x".repeat(150), "漢字 in a comment, twice as wide 漢字漢字漢字漢字漢字漢字");
        for (String line : plain(YOURS, wide, columns)) {
            assertTrue(Cells.width(line) <= columns, columns + ": " + line);
        }
        assertEquals(columns > 82, SideBySide.fits(columns));
    }

    @Test
    void commentsAndImportsThatDifferDoNotHideThatTheCodeIsTheSame() {
        List<String> commented = Stream.concat(
                        Stream.of("import java.util.List;", "// mine", "", "/** Says. */"),
                        OURS.stream())
                .toList();
        SideBySide sides = new SideBySide(commented, OURS);
        assertTrue(sides.isSameCode());
        assertFalse(sides.isSame());
        List<String> lines = sides.lines("yours", "ours", 120);
        assertTrue(lines.get(1).contains(Style.DIM.on("import java.util.List;")), "" + lines);
        assertFalse(new SideBySide(YOURS, OURS).isSameCode());
    }

    @Test
    void blanksAtTheEndOfALineAreNoDifference() {
        assertTrue(new SideBySide(List.of("a();  ", ""), List.of("a();", "")).isSame());
        assertTrue(new SideBySide(List.of(), List.of()).isSame());
    }
}
