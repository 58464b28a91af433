package workbook.author;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.Finding;
import workbook.course.NearMiss;
import workbook.runner.Lesson;
import workbook.runner.Status;
import workbook.runner.TestResult;
import workbook.runner.Verdict;

/** Decides which promises were kept, once every outcome is known. */
final class Judge {

    private final Course course;
    private final List<Trial.Outcome> outcomes;

    Judge(Course course, List<Trial.Outcome> outcomes) {
        this.course = course;
        this.outcomes = outcomes;
    }

    static boolean failed(TestResult test) {
        return test.status() != Status.PASS;
    }

    /** One row for each trial of the exercise, and one more if it has too few near-misses. */
    List<Contract.Row> rows(Exercise exercise) {
        List<Contract.Row> rows = new ArrayList<>();
        List<Trial.Outcome> own = outcomes.stream()
                .filter(outcome -> outcome.trial().exercise().equals(exercise))
                .toList();
        for (Trial.Outcome outcome : own) {
            Trial trial = outcome.trial();
            rows.add(new Contract.Row(
                    exercise.id(),
                    trial.kind(),
                    trial.name(),
                    outcome.obstacle().or(() -> broken(outcome, own)),
                    detail(outcome),
                    outcome.millis()));
        }
        NearMisses.wrongNumber(course, exercise)
                .ifPresent(finding -> rows.add(new Contract.Row(
                        exercise.id(),
                        Contract.Kind.NEAR_MISS,
                        "",
                        Optional.of(finding),
                        "how many",
                        0)));
        return rows;
    }

    /** Every section that a failing test named. */
    Set<Contract.Cited> cited() {
        Set<Contract.Cited> cited = new LinkedHashSet<>();
        for (Trial.Outcome outcome : outcomes) {
            outcome.verdict()
                    .ifPresent(verdict -> verdict.tests().stream()
                            .filter(Judge::failed)
                            .forEach(test -> new Lesson(test.message())
                                    .citation()
                                    .ifPresent(section -> cited.add(new Contract.Cited(
                                            verdict.exercise(),
                                            test.method(),
                                            section.chapter(),
                                            section.title())))));
        }
        return cited;
    }

    private Optional<Finding> broken(Trial.Outcome outcome, List<Trial.Outcome> own) {
        Verdict verdict = outcome.verdict().orElseThrow();
        return switch (outcome.trial().kind()) {
            case STARTER -> starter(outcome, verdict);
            case FINISHED -> finished(outcome, verdict);
            case NEAR_MISS -> nearMiss(outcome, verdict, own);
        };
    }

    private Optional<Finding> starter(Trial.Outcome outcome, Verdict verdict) {
        if (verdict.status() == Status.ERROR || verdict.tests().isEmpty()) {
            return finding(
                    outcome,
                    "the starter could not be tried: " + verdict.problem(),
                    "A starter compiles: look at the //= lines and at what stands around the region.");
        }
        List<String> passing = verdict.tests().stream()
                .filter(test -> !failed(test))
                .map(TestResult::method)
                .toList();
        if (!passing.isEmpty()) {
            return finding(
                    outcome,
                    "the starter passes " + String.join(", ", passing),
                    "A test that nothing has to be written for teaches nothing: make it fail.");
        }
        if (verdict.tests().stream().anyMatch(test -> sendsBack(outcome, test))) {
            return finding(
                    outcome,
                    "the starter's message sends to the exercise itself",
                    "Nothing is built on itself: take it out of what the test names as earlier.");
        }
        return shape(outcome, verdict).or(() -> noted(outcome, verdict));
    }

    /** Code that leaves nothing behind is told nothing about what it left behind. */
    private Optional<Finding> noted(Trial.Outcome outcome, Verdict verdict) {
        if (verdict.notes().isEmpty()) {
            return Optional.empty();
        }
        return finding(
                outcome,
                "it gets a note: " + String.join("; ", verdict.notes()),
                "Let it, or its tests, leave nothing behind.");
    }

    private static boolean sendsBack(Trial.Outcome outcome, TestResult test) {
        String own = "Do that one first: ./workbook check "
                + outcome.trial().exercise().id();
        return test.message().lines().anyMatch(line -> line.endsWith(own));
    }

    private Optional<Finding> finished(Trial.Outcome outcome, Verdict verdict) {
        if (verdict.passed()) {
            return noted(outcome, verdict);
        }
        String why = verdict.tests().stream()
                .filter(Judge::failed)
                .map(test ->
                        test.method() + " says\n" + test.message().indent(4).stripTrailing())
                .findFirst()
                .orElse(verdict.problem());
        return finding(
                outcome,
                "the finished code does not pass: " + why,
                "Mend the finished code, or the test.");
    }

    private Optional<Finding> nearMiss(
            Trial.Outcome outcome, Verdict verdict, List<Trial.Outcome> own) {
        if (verdict.passed()) {
            return finding(
                    outcome,
                    "no test notices this mistake",
                    "Write a test that fails for it, and says why.");
        }
        if (verdict.status() == Status.ERROR) {
            return finding(
                    outcome,
                    "it could not be tried: " + verdict.problem(),
                    "A near-miss compiles and runs; it is only wrong.");
        }
        String sentence = outcome.trial().nearMiss().orElseThrow().provokes();
        if (outcome.messages().stream().noneMatch(message -> message.contains(sentence))) {
            List<String> said =
                    outcome.messages().stream().map(Lesson::why).distinct().toList();
            return finding(
                    outcome,
                    "no message says \"" + sentence + "\"; they say " + said,
                    "Make the test say it, or correct \"Provokes:\".");
        }
        return notItsOwn(outcome, sentence, own).or(() -> shape(outcome, verdict));
    }

    /** A sentence that others provoke too does not tell this mistake from theirs. */
    private Optional<Finding> notItsOwn(
            Trial.Outcome outcome, String sentence, List<Trial.Outcome> own) {
        for (Trial.Outcome other : own) {
            boolean starter = other.trial().kind() == Contract.Kind.STARTER;
            if (starter && other.messages().stream().anyMatch(said -> said.contains(sentence))) {
                return finding(
                        outcome,
                        "the starter provokes \"" + sentence + "\" too",
                        "Choose a sentence that only this mistake gets.");
            }
            boolean same = !other.trial().where().equals(outcome.trial().where())
                    && other.trial()
                            .nearMiss()
                            .filter(miss -> NearMiss.normal(miss.provokes())
                                    .equals(NearMiss.normal(sentence)))
                            .isPresent();
            if (same) {
                return finding(
                        outcome,
                        other.trial().where() + " names the same sentence",
                        "Give each mistake a sentence of its own, or drop one of the two.");
            }
        }
        return Optional.empty();
    }

    private Optional<Finding> shape(Trial.Outcome outcome, Verdict verdict) {
        for (TestResult test : verdict.tests()) {
            Optional<String> fault =
                    failed(test) ? new Lesson(test.message()).fault() : Optional.empty();
            if (fault.isPresent()) {
                return finding(
                        outcome,
                        "the message of " + test.method() + " " + fault.get() + ":\n"
                                + test.message().indent(4).stripTrailing(),
                        "Let the test fail through support.Lesson.");
            }
        }
        return Optional.empty();
    }

    private static String detail(Trial.Outcome outcome) {
        if (outcome.verdict().isEmpty()) {
            return "not tried";
        }
        Verdict verdict = outcome.verdict().get();
        if (verdict.status() == Status.ERROR) {
            return "error";
        }
        long failing = verdict.tests().stream().filter(Judge::failed).count();
        return failing + " of " + verdict.tests().size() + " fail";
    }

    private Optional<Finding> finding(Trial.Outcome outcome, String what, String remedy) {
        String exercise = outcome.trial().exercise().id();
        String where = outcome.trial().where();
        return Optional.of(new Finding(where, exercise + ": " + what, remedy));
    }
}
