package workbook.runner.child.open;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Tests of nothing: running them once loads what the first real test would wait for. */
public final class WarmUp {

    public static final String PASS = "nothing";
    public static final String FAIL = "somethingElse";

    @Test
    void nothing() {}

    @Test
    void somethingElse() {
        assertEquals("this", "that", () -> "what a failure takes");
    }
}
