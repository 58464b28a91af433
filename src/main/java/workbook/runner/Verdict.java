package workbook.runner;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a check of one exercise came to.
 *
 * @param exercise its id
 * @param status pass only if every test that the test class declares reported a pass
 * @param tests one for each test the class declares, in the order of the source
 * @param problem why it could not be tried, or how its JVM ended; empty if nothing went wrong
 * @param notes what there is to know beside, which does not decide; each begins with a sentence
 * @param output the beginning of what the learner's code printed
 * @param outputFile where everything is that it printed; empty if that was nothing
 * @param builtOn the exercises whose code it ran with, by id
 * @param millis from the request to the verdict
 */
public record Verdict(
        String exercise,
        Status status,
        List<TestResult> tests,
        String problem,
        List<String> notes,
        String output,
        Optional<Path> outputFile,
        List<String> builtOn,
        long millis) {

    public Verdict {
        tests = List.copyOf(tests);
        notes = List.copyOf(notes);
        builtOn = List.copyOf(builtOn);
    }

    /** An exercise that could not be tried, and why. */
    public static Verdict untried(String exercise, String problem, long millis) {
        return new Verdict(
                exercise,
                Status.ERROR,
                List.of(),
                problem,
                List.of(),
                "",
                Optional.empty(),
                List.of(),
                millis);
    }

    /** The same, with this to be told before all that its tests say. */
    public Verdict under(String cause) {
        return new Verdict(
                exercise, status, tests, cause, notes, output, outputFile, builtOn, millis);
    }

    /** True if a test fails for another reason than that this very exercise is not written yet. */
    public boolean isBegun() {
        return tests.stream()
                .anyMatch(test -> test.status() == Status.FAIL && !isUnwritten(test, exercise));
    }

    /** True if all that a test says is that the exercise of this id is not written yet. */
    public static boolean isUnwritten(TestResult test, String id) {
        String said = test.message();
        return said.contains("/ " + id + ": not written yet")
                || said.contains(Exceptions.UNWRITTEN);
    }

    /** True if there is nothing left to do. */
    public boolean passed() {
        return status == Status.PASS;
    }
}
