package workbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of the watch screen. */
class WatchTextTest {

    @Test
    void theFirstSentenceEndsBeforeTheNextOneBegins() {
        assertEquals(
                "Send HTTP/1.1 to a.b at 1.5 s.",
                WatchText.firstSentence("Send HTTP/1.1 to a.b\nat 1.5 s. Then wait."));
        assertEquals("Finish `A.of`.", WatchText.firstSentence("Finish `A.of`. `B` is there."));
        assertEquals("One sentence", WatchText.firstSentence("One sentence\n"));
    }

    @ParameterizedTest
    @CsvSource({"4,0.00 s", "5,0.01 s", "144,0.14 s", "999,1.00 s", "61005,61.01 s"})
    void timeIsToldInHundredthsOfASecond(long millis, String text) {
        assertEquals(text, WatchText.time(millis));
    }
}
