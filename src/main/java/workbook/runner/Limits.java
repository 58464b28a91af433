package workbook.runner;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long things may take.
 *
 * @param test one test, unless it says otherwise itself
 * @param check all tests of an exercise together
 * @param boot a test JVM's start
 */
record Limits(Duration test, Duration check, Duration boot) {

    /** Tests of the workbook itself shorten them: three times in milliseconds, with commas. */
    private static final String PROPERTY = "workbook.limits";

    static final Limits USUAL = of(System.getProperty(PROPERTY, "10000,30000,30000"));

    private static Limits of(String millis) {
        List<Duration> times = Stream.of(millis.split(","))
                .map(Long::parseLong)
                .map(Duration::ofMillis)
                .toList();
        return new Limits(times.get(0), times.get(1), times.get(2));
    }
}
