package workbook.cli;

import java.nio.file.Path;
import java.util.List;
import workbook.course.Chapter;
import workbook.course.Exercise;
import workbook.runner.Status;
import workbook.runner.TestResult;
import workbook.runner.Verdict;
import workbook.runner.Wrap;
import workbook.screen.Style;

/** Prints a verdict for a person: the first failure whole, the others folded to a line each. */
final class VerdictText {

    private static final String MARGIN = "  ";

    /** More of it would move the verdict itself off the screen. */
    private static final int PRINTED = 20;

    /** With more than these below it, the first failure would leave a small screen. */
    private static final int NAMED = 3;

    private final Terminal out;
    private final boolean whole;
    private final Ways ways;
    private final MessageText message;

    /**
     * A printer of verdicts.
     *
     * @param whole whether every failure is shown in full
     * @param ways how what comes next is named
     */
    VerdictText(Terminal out, boolean whole, Ways ways) {
        this.out = out;
        this.whole = whole;
        this.ways = ways;
        this.message = new MessageText(out);
    }

    /** The verdict, and what to do next. */
    void print(Chapter chapter, Exercise exercise, Verdict verdict) {
        header(chapter, exercise, verdict);
        out.line();
        body(exercise, verdict);
        next(exercise, verdict);
    }

    /** What went wrong, without its first line and without what to do next. */
    void body(Exercise exercise, Verdict verdict) {
        List<TestResult> failed = told(verdict);
        if (!verdict.problem().isBlank() && !isToldBy(failed, verdict.problem())) {
            message.print(verdict.problem());
            out.line();
        }
        boolean counted = isCounted(failed);
        failures(exercise, failed, counted);
        if (counted) {
            String others = "and " + (failed.size() - 1) + " more fail: ";
            out.wrapped(MARGIN, others + ways.full(exercise));
        }
        if (failed.size() > 1 && !whole) {
            out.line();
        }
        for (String note : verdict.notes()) {
            out.wrapped(MARGIN + "note: ", Printable.escaped(note));
            out.line();
        }
        printed(verdict);
    }

    /** A screen can be scrolled, so that all of them have a line there. */
    private boolean isCounted(List<TestResult> failed) {
        return !whole && ways != Ways.SCREEN && failed.size() > 1 + NAMED;
    }

    /** That an exercise is not written yet is told once, however many tests say it. */
    private void failures(Exercise exercise, List<TestResult> failed, boolean onlyFirst) {
        boolean open = true;
        boolean begins = false;
        for (TestResult test : onlyFirst ? failed.subList(0, 1) : failed) {
            boolean again = begins && Verdict.isUnwritten(test, exercise.id());
            failure(test, open || whole && !again);
            begins |= Verdict.isUnwritten(test, exercise.id());
            open = false;
        }
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
        return all == 1
                ? "its test fails"
                : failed + " of " + all + " tests " + (failed == 1 ? "fails" : "fail");
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
    static List<TestResult> told(Verdict verdict) {
        return failed(verdict).stream()
                .filter(test -> !test.message().isBlank())
                .toList();
    }

    /** What ended the JVM during a test is what that test says, and there with its reason. */
    private static boolean isToldBy(List<TestResult> failed, String problem) {
        return failed.stream()
                .anyMatch(test -> problem.contains(" during the test \"" + test.name() + "\""));
    }

    private void failure(TestResult test, boolean open) {
        List<String> title = Wrap.lines(
                "x " + Printable.escaped(test.name()), out.width() - MARGIN.length(), MARGIN);
        out.line(MARGIN + out.paint(Style.RED, "x") + title.get(0).substring(1));
        title.subList(1, title.size()).forEach(more -> out.line(MARGIN + more));
        if (!open) {
            return;
        }
        out.line();
        message.print(test.message());
        if (!test.yours().isBlank()) {
            message.yours(test.yours());
        }
        out.line();
    }

    private void printed(Verdict verdict) {
        if (verdict.passed() || verdict.output().isBlank()) {
            return;
        }
        List<String> lines = lines(verdict);
        int shown = whole ? lines.size() : Math.min(PRINTED, lines.size());
        out.line(MARGIN + "Your code printed:");
        lines.subList(0, shown).forEach(line -> out.line(MARGIN + "| " + clipped(line)));
        if (shown < lines.size()) {
            int more = lines.size() - shown;
            out.line(MARGIN + "… " + more + (more == 1 ? " more line" : " more lines"));
        }
        verdict.outputFile().ifPresent(file -> out.line(MARGIN + "all of it: " + show(file)));
        out.line();
    }

    /** From where the learner is, if it is below. */
    private static String show(Path file) {
        Path here = Path.of("").toAbsolutePath();
        return (file.startsWith(here) ? here.relativize(file) : file).toString();
    }

    private List<String> lines(Verdict verdict) {
        return whole ? PrintedLines.all(verdict.output()) : PrintedLines.telling(verdict.output());
    }

    private String clipped(String line) {
        int room = Math.max(20, out.width() - 4);
        return whole || line.length() <= room ? line : line.substring(0, room - 1) + "…";
    }

    private void next(Exercise exercise, Verdict verdict) {
        if (verdict.passed()) {
            out.wrapped(MARGIN + "next:       ", ways.next());
            out.wrapped(MARGIN + "compare:    ", ways.solution(exercise));
            return;
        }
        out.wrapped(MARGIN + "hint:       ", ways.hint(exercise));
        List<TestResult> failed = told(verdict);
        boolean folded = failed.size() > 1 && !whole && !isCounted(failed);
        boolean cut = !whole && lines(verdict).size() > PRINTED;
        if (folded || cut) {
            out.wrapped(MARGIN + "all of it:  ", ways.full(exercise));
        }
    }
}
