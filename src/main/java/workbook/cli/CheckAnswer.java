package workbook.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.runner.TestResult;
import workbook.runner.Verdict;

/**
 * The verdicts of a check.
 *
 * @param one whether a single exercise was asked for, so that JSON has no array around it
 * @param whole whether every failure is shown in full
 * @param ways how what comes next is named
 */
record CheckAnswer(Course course, List<Verdict> verdicts, boolean one, boolean whole, Ways ways)
        implements Answer {

    CheckAnswer(Course course, List<Verdict> verdicts, boolean one, boolean whole) {
        this(course, verdicts, one, whole, Ways.COMMANDS);
    }

    @Override
    public int exitCode() {
        return verdicts.stream().allMatch(Verdict::passed) ? 0 : 1;
    }

    @Override
    public Object json() {
        List<Object> all = new ArrayList<>();
        verdicts.forEach(verdict -> all.add(json(verdict)));
        return one ? all.get(0) : all;
    }

    static Map<String, Object> json(Verdict verdict) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("exercise", verdict.exercise());
        fields.put("status", verdict.status().word());
        List<Object> tests = new ArrayList<>();
        verdict.tests().forEach(test -> tests.add(json(test)));
        fields.put("tests", tests);
        fields.put("millis", verdict.millis());
        fields.put("problem", verdict.problem());
        fields.put("notes", verdict.notes());
        fields.put("output", verdict.output());
        fields.put("outputFile", verdict.outputFile().map(Path::toString).orElse(""));
        return fields;
    }

    private static Map<String, Object> json(TestResult test) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", test.name());
        fields.put("status", test.status().word());
        fields.put("message", test.message());
        fields.put("method", test.method());
        fields.put("yours", test.yours());
        fields.put("millis", test.millis());
        return fields;
    }

    @Override
    public void print(Terminal out) {
        VerdictText text = new VerdictText(out, whole, ways);
        out.line();
        if (one) {
            text.print(
                    course.chapterOf(exercise(verdicts.get(0))),
                    exercise(verdicts.get(0)),
                    verdicts.get(0));
            return;
        }
        for (Verdict verdict : verdicts) {
            text.header(course.chapterOf(exercise(verdict)), exercise(verdict), verdict);
        }
        out.line();
        verdicts.stream().filter(verdict -> !verdict.passed()).findFirst().ifPresent(first -> {
            text.print(course.chapterOf(exercise(first)), exercise(first), first);
            out.line();
        });
        long passed = verdicts.stream().filter(Verdict::passed).count();
        out.line("  " + passed + " of " + verdicts.size() + " exercises pass");
    }

    private Exercise exercise(Verdict verdict) {
        return course.exercise(verdict.exercise()).orElseThrow();
    }
}
