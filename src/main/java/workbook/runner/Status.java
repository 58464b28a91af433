package workbook.runner;

import java.util.Locale;

/** How a test or a whole exercise came out. */
public enum Status {
    /** Every test passed. */
    PASS,
    /** At least one test ran and did not pass. */
    FAIL,
    /** It could not be tried: it does not compile, say, or its JVM died before the first test. */
    ERROR;

    /** As {@code --json} spells it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
