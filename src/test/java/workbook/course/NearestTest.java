package workbook.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Guesses what was meant. */
class NearestTest {

    private static final List<String> KNOWN =
            List.of("request", "read-to-end", "parse-reply", "one-after-another");

    @Test
    void aSwappedOrMissingLetterIsForgiven() {
        assertEquals(Optional.of("request"), Nearest.to("reqeust", KNOWN));
        assertEquals(Optional.of("request"), Nearest.to("requst", KNOWN));
        assertEquals(Optional.of("parse-reply"), Nearest.to("Parse-Reply", KNOWN));
        assertEquals(Optional.of("read-to-end"), Nearest.to("readtoend", KNOWN));
    }

    @Test
    void aBeginningIsEnough() {
        assertEquals(Optional.of("one-after-another"), Nearest.to("one-", KNOWN));
    }

    @Test
    void whatIsNearToNothingGetsNoGuess() {
        assertEquals(Optional.empty(), Nearest.to("banana", KNOWN));
        assertEquals(Optional.empty(), Nearest.to("", KNOWN));
    }

    @Test
    void twoSwappedNeighborsAreOneEdit() {
        assertEquals(1, Nearest.distance("ab", "ba"));
        assertEquals(3, Nearest.distance("kitten", "sitting"));
    }
}
