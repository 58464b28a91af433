package workbook.runner.child;

import org.junit.jupiter.api.Test;

/** A test of nothing: running it once loads what the first real test would wait for. */
final class WarmUp {

    @Test
    void nothing() {}
}
