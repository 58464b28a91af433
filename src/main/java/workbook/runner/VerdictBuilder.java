package workbook.runner;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import workbook.compile.BuiltOn;
import workbook.compile.Findings;
import workbook.compile.Ground;
import workbook.compile.TestList;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.Prose;
import workbook.runner.child.Report;
import workbook.runner.child.Spot;
import workbook.runner.child.Stack;

/** Collects what is known about one check and puts it into words. */
final class VerdictBuilder implements Findings {

    private final Exercise exercise;
    private final BuiltOn user;
    private final String read;
    private final Yours yours;
    private final Limits limits;
    private final List<TestList.Declared> tests = new ArrayList<>();
    private final Map<String, TestResult> results = new HashMap<>();
    private final StringBuilder output = new StringBuilder();
    private final Optional<OutputFile> outputFile;
    private final List<String> notes = new ArrayList<>();
    private Ground ground = new Ground(List.of(), List.of());
    private String problem = "";

    VerdictBuilder(Course course, Exercise exercise, Path sources, Limits limits) {
        this.exercise = exercise;
        this.user = new BuiltOn(exercise.id(), course.chapterOf(exercise));
        this.read = Prose.citation(course.chapterOf(exercise), exercise.read());
        this.yours = new Yours(exercise, sources);
        this.limits = limits;
        this.outputFile = Optional.of(course.home())
                // Trials of the authors leave the learner's file alone.
                .filter(home -> home.exerciseSources().equals(sources))
                .map(home -> home.root().resolve(OutputFile.PLACE + exercise.id() + ".txt"))
                .map(OutputFile::new);
    }

    /** Fixes the tests that there are: from here on a test that never reports is not a pass. */
    @Override
    public void declare(List<TestList.Declared> declared) {
        tests.addAll(declared);
    }

    /** What the code is built on. */
    void runsOn(Ground found) {
        ground = found;
    }

    /** Nothing could be tried. */
    void stopped(String why) {
        problem = why;
    }

    /** Something to know that does not decide; said once, however often it is found. */
    @Override
    public void note(String what) {
        if (!what.isBlank() && !notes.contains(what)) {
            notes.add(what);
        }
    }

    /** Takes in what a child left behind; a later child cannot take a result back. */
    void add(TestRun.Result result, Output.Printed printed) {
        output.append(printed.text());
        outputFile.ifPresent(file -> file.add(printed));
        for (TestList.Declared test : tests) {
            result.reports().stream()
                    .filter(report -> report.method().equals(test.method()))
                    .forEach(report ->
                            results.putIfAbsent(test.method(), reported(test, report, result)));
            if (result.running().filter(test.method()::equals).isPresent()) {
                results.putIfAbsent(test.method(), died(test, result));
            }
        }
        new Notes(yours, this::name).tellAll(result.asides()).forEach(this::note);
        if (problem.isEmpty()) {
            String during = result.running()
                    .map(method -> " during the test \"" + name(method) + "\"")
                    .orElse("");
            problem = Endings.problem(result.ending(), during, spoken(limits.check()))
                    + place(result);
        }
    }

    /** Between two tests there is none that could show the line. */
    private String place(TestRun.Result result) {
        String line = yours.line(result.ending().spots());
        return result.running().isPresent() || line.isEmpty()
                ? ""
                : "\n  It came from here, while no test was running: " + line;
    }

    private String name(String method) {
        return tests.stream()
                .filter(test -> test.method().equals(method))
                .map(TestList.Declared::name)
                .findFirst()
                .orElse(method);
    }

    private TestResult reported(TestList.Declared test, Report report, TestRun.Result run) {
        return switch (report.outcome()) {
            case PASSED -> result(test, Status.PASS, "", "", report.millis());
            case SKIPPED -> result(test, Status.ERROR, "skipped: " + report.message(), "", 0);
            case FAILED -> {
                String line = yours.line(report.spots());
                yield result(test, Status.FAIL, told(test, report), line, report.millis());
            }
            case TIMED_OUT -> timedOut(test, report, run);
        };
    }

    private TestResult timedOut(TestList.Declared test, Report report, TestRun.Result run) {
        List<Stack> stacks = run.stuck().getOrDefault(report.method(), List.of());
        Standstill still = new Standstill(stacks, yours);
        String after = "after " + Exceptions.seconds(report, spoken(limits.test()))
                + " the test was given up";
        String line = yours.line(still.spots());
        String message = still.tell(after).message(test.name(), read);
        return result(
                test,
                Status.FAIL,
                message,
                line.isEmpty() ? yours.line(report.spots()) : line,
                report.millis());
    }

    private String told(TestList.Declared test, Report report) {
        return Lesson.isTold(report.message())
                ? report.message()
                : Exceptions.tell(exercise, report).message(test.name(), read);
    }

    private TestResult died(TestList.Declared test, TestRun.Result run) {
        Ending ending = run.ending();
        if (ending.kind() == Ending.Kind.TIME_UP) {
            Standstill still = new Standstill(ending.stacks(), yours);
            String after = "after " + spoken(limits.check())
                    + " for all tests together the JVM was stopped";
            String message = still.tell(after).message(test.name(), read);
            return result(test, Status.FAIL, message, yours.line(still.spots()), 0);
        }
        List<Spot> suspects = CallSites.of(ending.kind(), exercise, run.folders());
        List<Spot> spots = ending.spots().isEmpty() ? suspects : ending.spots();
        String message = Endings.tell(ending, suspects).message(test.name(), read);
        return result(test, Status.FAIL, message, yours.line(spots), 0);
    }

    private static TestResult result(
            TestList.Declared test, Status status, String message, String yours, long millis) {
        return new TestResult(test.method(), test.name(), status, message, yours, millis);
    }

    Verdict build(long millis) {
        if (problem.isEmpty() && results.isEmpty()) {
            problem = "No test was run: JUnit found none in " + exercise.test()
                    + ".\n  Is the file as it was? git status exercises/src/test";
        }
        List<TestResult> all = tests.stream()
                .map(test -> results.getOrDefault(test.method(), neverReported(test)))
                .toList();
        Optional<Path> kept = outputFile.flatMap(OutputFile::done);
        outputFile.map(OutputFile::note).ifPresent(this::note);
        Verdict verdict = new Verdict(
                exercise.id(),
                status(all),
                all,
                problem,
                notes,
                output.toString(),
                kept,
                ground.exercises().stream().map(Exercise::id).toList(),
                millis);
        return isCausedBelow(verdict) ? verdict.under(user.unwritten(ground.unwritten())) : verdict;
    }

    /** Whatever its tests say of it then, they cannot know better. */
    private boolean isCausedBelow(Verdict verdict) {
        return !ground.unwritten().isEmpty() && problem.isEmpty() && verdict.isBegun();
    }

    private TestResult neverReported(TestList.Declared test) {
        String why = results.isEmpty()
                ? ""
                : "not run: the tests before it ended the JVM, or took all the time there was";
        return result(test, Status.ERROR, why, "", 0);
    }

    private static Status status(List<TestResult> all) {
        if (all.stream().anyMatch(test -> test.status() == Status.FAIL)) {
            return Status.FAIL;
        }
        boolean passed =
                !all.isEmpty() && all.stream().allMatch(test -> test.status() == Status.PASS);
        return passed ? Status.PASS : Status.ERROR;
    }

    private static String spoken(Duration time) {
        return time.toMillis() % 1000 == 0
                ? time.toSeconds() + " seconds"
                : time.toMillis() + " milliseconds";
    }
}
