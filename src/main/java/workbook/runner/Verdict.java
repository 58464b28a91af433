package workbook.runner;

import java.util.List;

/**
 * What a check of one exercise came to.
 *
 * @param exercise its id
 * @param status pass only if every test that the test class declares reported a pass
 * @param tests one for each test the class declares, in the order of the source
 * @param problem why it could not be tried, or how its JVM ended; empty if nothing went wrong
 * @param output what the learner's code printed, capped
 * @param millis from the request to the verdict
 */
public record Verdict(
        String exercise,
        Status status,
        List<TestResult> tests,
        String problem,
        String output,
        long millis) {

    public Verdict {
        tests = List.copyOf(tests);
    }

    /** True if there is nothing left to do. */
    public boolean passed() {
        return status == Status.PASS;
    }
}
