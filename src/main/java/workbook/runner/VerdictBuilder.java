package workbook.runner;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.runner.child.Report;

/** Collects what is known about one check and puts it into words. */
final class VerdictBuilder {

    private final Exercise exercise;
    private final String read;
    private final Yours yours;
    private final Limits limits;
    private final List<TestList.Declared> tests = new ArrayList<>();
    private final Map<String, TestResult> results = new HashMap<>();
    private final StringBuilder output = new StringBuilder();
    private String problem = "";

    VerdictBuilder(Course course, Exercise exercise, Path sources, Limits limits) {
        this.exercise = exercise;
        this.read = Section.quoted(course.chapterOf(exercise), exercise.read());
        this.yours = new Yours(exercise, sources);
        this.limits = limits;
    }

    /** Fixes the tests that there are: from here on a test that never reports is not a pass. */
    void declare(List<TestList.Declared> declared) {
        tests.addAll(declared);
    }

    /** Nothing could be tried. */
    void stopped(String why) {
        problem = why;
    }

    void add(TestRun.Result result, String printed) {
        output.append(printed);
        for (Report report : result.reports()) {
            tests.stream()
                    .filter(test -> test.method().equals(report.method()))
                    .findFirst()
                    .ifPresent(test -> results.putIfAbsent(test.method(), reported(test, report)));
        }
        Ending ending = result.ending();
        tests.stream()
                .filter(test -> result.running().filter(test.method()::equals).isPresent())
                .findFirst()
                .ifPresent(test -> results.put(test.method(), died(test, ending)));
        String during = result.running().map(this::name).map(" during the test \"%s\""::formatted)
                .orElse("");
        String said = Endings.problem(ending, during, spoken(limits.check()));
        problem = problem.isEmpty() ? said : problem;
    }

    private String name(String method) {
        return tests.stream()
                .filter(test -> test.method().equals(method))
                .map(TestList.Declared::name)
                .findFirst()
                .orElse(method);
    }

    private TestResult reported(TestList.Declared test, Report report) {
        return switch (report.outcome()) {
            case PASSED -> result(test, Status.PASS, "", "", report.millis());
            case SKIPPED -> result(test, Status.ERROR, "skipped: " + report.message(), "", 0);
            case FAILED, TIMED_OUT -> {
                boolean told = report.outcome() == Report.Outcome.FAILED
                        && Telling.isTold(report.message());
                String message = told
                        ? report.message()
                        : Exceptions.tell(exercise, report, spoken(limits.test()))
                                .message(test.name(), read);
                yield result(test, Status.FAIL, message, yours.line(report.spots()), report.millis());
            }
        };
    }

    private TestResult died(TestList.Declared test, Ending ending) {
        String message = Endings.tell(ending, spoken(limits.check())).message(test.name(), read);
        return result(test, Status.FAIL, message, yours.line(ending.spots()), 0);
    }

    private static TestResult result(
            TestList.Declared test, Status status, String message, String yours, long millis) {
        return new TestResult(test.method(), test.name(), status, message, yours, millis);
    }

    Verdict build(long millis) {
        List<TestResult> all = tests.stream()
                .map(test -> results.getOrDefault(test.method(), neverReported(test)))
                .toList();
        return new Verdict(exercise.id(), status(all), all, problem, output.toString(), millis);
    }

    private TestResult neverReported(TestList.Declared test) {
        String why = results.isEmpty() ? "" : "not run: the tests before it ended the JVM, or its time";
        return result(test, Status.ERROR, why, "", 0);
    }

    private static Status status(List<TestResult> all) {
        if (all.stream().anyMatch(test -> test.status() == Status.FAIL)) {
            return Status.FAIL;
        }
        boolean passed = !all.isEmpty()
                && all.stream().allMatch(test -> test.status() == Status.PASS);
        return passed ? Status.PASS : Status.ERROR;
    }

    private static String spoken(Duration time) {
        return time.toMillis() % 1000 == 0
                ? time.toSeconds() + " seconds"
                : time.toMillis() + " milliseconds";
    }
}
