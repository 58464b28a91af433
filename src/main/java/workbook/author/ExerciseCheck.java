package workbook.author;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import workbook.course.Chapter;
import workbook.course.Course;
import workbook.course.CourseException;
import workbook.course.Exercise;
import workbook.course.Finding;
import workbook.course.Finished;
import workbook.course.Hint;
import workbook.course.Home;
import workbook.course.NearMiss;
import workbook.course.Nearest;
import workbook.course.Prose;
import workbook.course.Regions;

/** Looks at the exercises of one chapter: hints, tests, regions, near-misses, and their prose. */
final class ExerciseCheck {

    private final Course course;
    private final Home home;
    private final Chapter chapter;
    private final Optional<Prose> prose;
    private final Collection<Finding> found;

    ExerciseCheck(
            Course course, Chapter chapter, Optional<Prose> prose, Collection<Finding> found) {
        this.course = course;
        this.home = course.home();
        this.chapter = chapter;
        this.prose = prose;
        this.found = found;
    }

    static Path testFile(Home home, Exercise exercise) {
        return home.exerciseTests().resolve(exercise.chapter()).resolve(exercise.test() + ".java");
    }

    void run() throws IOException {
        Finished finished = Finished.read(chapter);
        for (Exercise exercise : chapter.exercises()) {
            prose.ifPresent(read -> inProse(exercise, read));
            regions(exercise, finished);
            tests(exercise);
            ours(exercise);
            NearMisses.wrongNumber(course, exercise).ifPresent(found::add);
        }
        for (Path file : NearMisses.all(chapter)) {
            patch(file, finished);
        }
    }

    private void inProse(Exercise exercise, Prose read) {
        String where = row(exercise);
        if (!read.hasSection(exercise.read())) {
            String near = Nearest.to(exercise.read(), read.ids())
                    .map(id -> "Did you mean \"" + id + "\"?")
                    .orElse("Put [#" + exercise.read() + "] above the section's title.");
            add(where, exercise.id() + ": chapter.adoc has no section " + exercise.read(), near);
        }
        if (!read.hasBox(exercise.id())) {
            add(
                    where,
                    exercise.id() + ": chapter.adoc does not show it",
                    "Add the line exercise::" + exercise.id()
                            + "[] where the learner should do it.");
        }
    }

    private void regions(Exercise exercise, Finished finished) {
        for (String file : exercise.files()) {
            String shown = home.show(chapter.folder().resolve(file));
            try {
                Regions regions = Regions.parse(shown, finished.source(file));
                if (regions.solutionsOf(exercise, chapter).isEmpty()) {
                    add(
                            shown,
                            "it has no region for " + exercise.id() + ", which lists it",
                            "Put // tag::solution-" + exercise.id()
                                    + "[] and its end around the answer.");
                }
            } catch (CourseException problem) {
                found.add(problem.finding());
            }
        }
    }

    private void tests(Exercise exercise) throws IOException {
        Path file = testFile(home, exercise);
        if (!Files.isRegularFile(file)) {
            add(home.show(file), exercise.id() + ": its test class is missing", "Write it.");
            return;
        }
        TestClass tests = TestClass.read(file);
        if (tests.tests().isEmpty()) {
            add(home.show(file), exercise.id() + ": it has no test", "Write methods with @Test.");
        }
        for (TestClass.TestMethod test : tests.tests()) {
            if (!test.displayed()) {
                add(
                        home.show(file) + ":" + test.line(),
                        test.name() + " has no @DisplayName",
                        "Give it the sentence that a learner reads.");
            }
        }
        hints(exercise, tests);
    }

    private void hints(Exercise exercise, TestClass tests) {
        if (exercise.hints().size() < 2) {
            add(
                    row(exercise),
                    exercise.id() + ": it has " + exercise.hints().size()
                            + " hints, and should have" + " two steps or more",
                    "Add them under \"hints:\", from a nudge to nearly the code.");
        }
        for (Hint hint : exercise.hints()) {
            for (String test : hint.tests()) {
                if (!tests.has(test)) {
                    List<String> names = tests.tests().stream()
                            .map(TestClass.TestMethod::name)
                            .toList();
                    add(
                            row(exercise),
                            exercise.id() + ": a hint is for " + test + ", which " + exercise.test()
                                    + " does not have",
                            Nearest.to(test, names)
                                    .map(near -> "Did you mean \"" + near + "\"?")
                                    .orElse("It has: " + String.join(", ", names) + "."));
                }
            }
        }
    }

    private void ours(Exercise exercise) {
        if (exercise.ours().isEmpty()) {
            add(
                    row(exercise),
                    exercise.id() + ": after a pass it says nothing about our code",
                    "Add \"ours:\" below its hints: what our code does differently, and why,"
                            + " in one sentence.");
        }
    }

    private void patch(Path file, Finished finished) {
        String shown = home.show(file);
        if (chapter.exercises().stream().noneMatch(own -> NearMisses.belongs(file, own))) {
            List<String> ids = chapter.exercises().stream().map(Exercise::id).toList();
            add(
                    shown,
                    "it belongs to no exercise of " + chapter.name(),
                    "Name it <exercise id>.<what is wrong>.patch with one of " + ids
                            + ", or delete it.");
            return;
        }
        try {
            NearMiss.read(shown, file).apply(finished.files());
        } catch (CourseException problem) {
            found.add(problem.finding());
        }
    }

    private String row(Exercise exercise) {
        return NearMisses.rowOf(course, exercise);
    }

    private void add(String where, String what, String remedy) {
        found.add(new Finding(where, what, remedy));
    }
}
