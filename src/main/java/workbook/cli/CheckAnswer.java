package workbook.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param back where a check of everything has brought the learner
 */
record CheckAnswer(
        Course course,
        List<Verdict> verdicts,
        boolean one,
        boolean whole,
        Ways ways,
        Optional<DropBack> back)
        implements Answer {

    CheckAnswer(Course course, List<Verdict> verdicts, boolean one, boolean whole, Ways ways) {
        this(course, verdicts, one, whole, ways, Optional.empty());
    }

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
        for (Verdict verdict : verdicts) {
            Map<String, Object> fields = json(verdict);
            if (!one) {
                fields.put("current", isBack(verdict));
            }
            all.add(fields);
        }
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
        fields.put("builtOn", verdict.builtOn());
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
        told().ifPresent(verdict -> {
            text.print(course.chapterOf(exercise(verdict)), exercise(verdict), verdict);
            out.line();
        });
        back.ifPresent(to -> out.wrapped("  ", to.text()));
        long passed = verdicts.stream().filter(Verdict::passed).count();
        out.line("  " + passed + " of " + verdicts.size() + " exercises pass");
    }

    /** The one that is shown whole: where the learner is now, or else the first that fails. */
    private Optional<Verdict> told() {
        return verdicts.stream()
                .filter(this::isBack)
                .findFirst()
                .or(() -> verdicts.stream().filter(verdict -> !verdict.passed()).findFirst());
    }

    private boolean isBack(Verdict verdict) {
        return back.isPresent() && back.get().exercise().id().equals(verdict.exercise());
    }

    private Exercise exercise(Verdict verdict) {
        return course.exercise(verdict.exercise()).orElseThrow();
    }
}
