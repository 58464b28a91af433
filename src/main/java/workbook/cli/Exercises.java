package workbook.cli;

import java.util.ArrayList;
import java.util.List;
import workbook.course.Chapter;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.progress.Attempt;
import workbook.progress.Progress;
import workbook.screen.Catalog;
import workbook.screen.Style;

/** All exercises by chapter, with what is known of each: for {@code list} and for the screen. */
final class Exercises {

    private Exercises() {}

    static Catalog of(Session session) {
        Learner learner = session.learner();
        Progress progress = learner.progress();
        String current = learner.current().map(Exercise::id).orElse("");
        return of(session.course(), progress, current);
    }

    static Catalog of(Course course, Progress progress, String current) {
        List<Catalog.Section> sections = new ArrayList<>();
        for (Chapter chapter : course.chapters()) {
            List<Catalog.Entry> entries = new ArrayList<>();
            for (Exercise exercise : chapter.exercises()) {
                entries.add(entry(exercise, progress.of(exercise.id())));
            }
            Points points = Points.of(chapter.exercises(), progress);
            sections.add(new Catalog.Section(
                    chapter.shortName(), chapter.title(), progressOf(points), entries));
        }
        Points points = Points.of(course.exercises(), progress);
        return new Catalog(sections, current, progressOf(points));
    }

    private static Catalog.Entry entry(Exercise exercise, Attempt attempt) {
        int points = exercise.points();
        return new Catalog.Entry(
                exercise.id(),
                exercise.title(),
                attempt.state(),
                style(attempt.state()),
                attempt.isDone(),
                points == 1 ? "1 point" : points + " points");
    }

    private static Style style(String state) {
        return switch (state) {
            case "done" -> Style.GREEN;
            case Attempt.FAILS_NOW, Attempt.AGAIN -> Style.RED;
            default -> Style.DIM;
        };
    }

    private static Catalog.Progress progressOf(Points points) {
        return new Catalog.Progress(points.done(), points.exercises(), points.text(""));
    }
}
