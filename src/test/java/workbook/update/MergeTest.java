package workbook.update;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two changes of one text become one, or it is said that they cannot. */
class MergeTest {

    private static final String NONE = "none";

    /** One letter is one line. */
    private static String merged(String base, String ours, String theirs) {
        return Merge.of(lines(base), lines(ours), lines(theirs))
                .map(text -> text.replace("\n", ""))
                .orElse(NONE);
    }

    private static String lines(String letters) {
        return String.join("\n", letters.split(""));
    }

    @ParameterizedTest
    @CsvSource({
        // base, ours, theirs, merged
        "abcde, abcde, abcde, abcde",
        "abcde, aXcde, abcde, aXcde",
        "abcde, abcde, aXcde, aXcde",
        "abcde, aXcde, abcYe, aXcYe",
        "abcde, abcYe, aXcde, aXcYe",
        "abcde, abcde, acde, acde",
        "abcde, Xabcde, abcdeY, XabcdeY",
        "abcde, abXcde, abcdYe, abXcdYe",
        "abcde, aXYZcde, abcd, aXYZcd",
        "abcde, ade, abcdXe, adXe",
        "abcdefgh, aXcdefYh, abcZefgh, aXcZefYh",
    })
    void changesInDifferentPlacesAreBothTaken(
            String base, String ours, String theirs, String merged) {
        assertEquals(merged, merged(base, ours, theirs));
    }

    @ParameterizedTest
    @CsvSource({
        "abcde, aXcde, aXcde",
        "abcde, acde, acde",
        "abcde, abcdeX, abcdeX",
        "abcde, aXYde, aXYde",
    })
    void theSameChangeOnBothSidesIsOne(String base, String ours, String theirs) {
        assertEquals(ours, merged(base, ours, theirs));
    }

    @ParameterizedTest
    @CsvSource({
        "abcde, aXcde, aYcde",
        "abcde, acde, aYcde",
        "abcde, abXcde, abYcde",
        // Without a line between them nobody knows which comes first.
        "abcde, aXcde, abYde",
        "abcde, aXcde, abYcde",
        "abcde, aXXe, abYde",
        "abcdefg, aXcdeYg, abZZZfg",
    })
    void changesInOnePlaceContradictEachOther(String base, String ours, String theirs) {
        assertEquals(NONE, merged(base, ours, theirs));
        assertEquals(NONE, merged(base, theirs, ours));
    }

    @Test
    void aMissingLastLineFeedIsAChangeOfTheLastLine() {
        assertEquals(Optional.of("a\nb"), Merge.of("a\nb\n", "a\nb", "a\nb\n"));
        assertEquals(
                Optional.of("X\nb"), Merge.of("a\nb\nc\n".replace("c\n", ""), "a\nb", "X\nb\n"));
    }
}
