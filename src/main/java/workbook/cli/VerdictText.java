package workbook.cli;

import java.util.List;
import java.util.stream.Stream;
import workbook.course.Chapter;
import workbook.course.Exercise;
import workbook.runner.Lesson;
import workbook.runner.Status;
import workbook.runner.TestResult;
import workbook.runner.Verdict;
import workbook.runner.Wrap;

/** Prints a verdict for a person: the first failure whole, the others folded to a line each. */
final class VerdictText {

    private static final String MARGIN = "  ";
    private static final String YOURS = "yours";

    private final Terminal out;
    private final boolean whole;

    /**
     * A printer of verdicts.
     *
     * @param whole whether every failure is shown in full
     */
    VerdictText(Terminal out, boolean whole) {
        this.out = out;
        this.whole = whole;
    }

    /** The verdict, and what to do next. */
    void print(Chapter chapter, Exercise exercise, Verdict verdict) {
        header(chapter, exercise, verdict);
        out.line();
        List<TestResult> failed = told(verdict);
        if (!verdict.problem().isBlank()) {
            block(verdict.problem());
            out.line();
        }
        boolean open = true;
        for (TestResult test : failed) {
            failure(test, open || whole);
            open = false;
        }
        if (failed.size() > 1 && !whole) {
            out.line();
        }
        printed(verdict);
        next(exercise, verdict, failed.size() > 1 && !whole);
    }

    /** One line: which exercise, and how it came out. */
    void header(Chapter chapter, Exercise exercise, Verdict verdict) {
        out.ends(
                MARGIN + chapter.shortName() + " / " + exercise.id(),
                summary(verdict),
                style(verdict.status()));
    }

    static String summary(Verdict verdict) {
        int all = verdict.tests().size();
        int failed = failed(verdict).size();
        if (verdict.passed()) {
            return all == 1 ? "its test passes" : "all " + all + " tests pass";
        }
        if (verdict.status() == Status.ERROR || all == 0) {
            return "could not be tried";
        }
        return failed + " of " + all + " tests " + (failed == 1 ? "fails" : "fail");
    }

    static Style style(Status status) {
        return switch (status) {
            case PASS -> Style.GREEN;
            case FAIL -> Style.RED;
            case ERROR -> Style.YELLOW;
        };
    }

    private static List<TestResult> failed(Verdict verdict) {
        return verdict.tests().stream()
                .filter(test -> test.status() != Status.PASS)
                .toList();
    }

    /** A test that never ran has nothing to say: what stopped it is told once, for all of them. */
    private static List<TestResult> told(Verdict verdict) {
        return failed(verdict).stream()
                .filter(test -> !test.message().isBlank())
                .toList();
    }

    private void failure(TestResult test, boolean open) {
        out.line(MARGIN + out.paint(Style.RED, "x") + " " + test.name());
        if (!open) {
            return;
        }
        out.line();
        block(test.message());
        if (!test.yours().isBlank()) {
            block(YOURS + " ".repeat(Lesson.COLUMN - YOURS.length()) + test.yours());
        }
        out.line();
    }

    /** A message of labels and hanging text, as a lesson builds it, or any other text. */
    private void block(String message) {
        for (String line : message.stripTrailing().split("\n", -1)) {
            int indent = line.length() - line.stripLeading().length();
            int hang = label(line).isEmpty() ? indent : Lesson.COLUMN;
            for (String part : Wrap.lines(line, out.width() - 4, " ".repeat(hang))) {
                String label = label(part);
                String rest = part.substring(label.length());
                out.line(("    " + (label.isEmpty() ? "" : out.paint(Style.CYAN, label)) + rest)
                        .stripTrailing());
            }
        }
    }

    private static String label(String line) {
        return Stream.concat(Lesson.LABELS.stream(), Stream.of(YOURS))
                .filter(label -> line.startsWith(label + " "))
                .findFirst()
                .orElse("");
    }

    private void printed(Verdict verdict) {
        if (verdict.passed() || verdict.output().isBlank()) {
            return;
        }
        String[] lines = verdict.output().stripTrailing().split("\n", -1);
        int from = whole ? 0 : Math.max(0, lines.length - 8);
        out.line(MARGIN + (from == 0 ? "Your code printed:" : "Your code printed, at the end:"));
        for (int i = from; i < lines.length; i++) {
            out.line(MARGIN + "| " + lines[i]);
        }
        out.line();
    }

    private void next(Exercise exercise, Verdict verdict, boolean folded) {
        String id = exercise.id();
        if (verdict.passed()) {
            out.line(MARGIN + "next:       ./workbook next");
            out.line(MARGIN + "compare:    ./workbook solution " + id);
            return;
        }
        out.line(MARGIN + "hint:       ./workbook hint " + id);
        if (folded) {
            out.line(MARGIN + "all of it:  ./workbook check " + id + " --full");
        }
    }
}
