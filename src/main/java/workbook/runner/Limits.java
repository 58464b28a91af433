package workbook.runner;

import java.time.Duration;

/**
 * How long things may take.
 *
 * @param test one test, unless it says otherwise itself
 * @param check all tests of an exercise together
 * @param boot a test JVM's start
 */
record Limits(Duration test, Duration check, Duration boot) {

    static final Limits USUAL =
            new Limits(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(30));
}
