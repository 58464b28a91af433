package workbook.runner.child;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Tests of nothing: running them once loads what the first real test would wait for. */
final class WarmUp {

    static final String PASS = "nothing";
    static final String FAIL = "somethingElse";

    @Test
    void nothing() {}

    @Test
    void somethingElse() {
        assertEquals("this", "that", () -> "what a failure takes");
    }
}
