package workbook.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import workbook.course.Chapter;
import workbook.course.Exercise;
import workbook.course.Prose;

/** Shows an exercise: what is to be done, where, and how to check it. */
final class ExerciseCard {

    private ExerciseCard() {}

    static Answer of(Session session, Exercise exercise) throws IOException {
        Chapter chapter = session.course().chapterOf(exercise);
        Place place = Place.of(session.course(), exercise);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("chapter", chapter.name());
        json.put("exercise", exercise.id());
        json.put("title", exercise.title());
        json.put("task", exercise.task());
        json.put("points", exercise.points());
        json.put("read", exercise.read());
        json.put("file", place.file().toString());
        json.put("line", place.line());
        return new Text(json, out -> {
            out.line();
            out.ends(
                    "  " + chapter.shortName() + " / " + exercise.id(),
                    exercise.points() + (exercise.points() == 1 ? " point" : " points"),
                    Style.DIM);
            out.line("  " + exercise.title());
            out.line();
            out.wrapped("  ", exercise.task());
            out.line();
            out.line("  read:   " + Prose.citation(chapter, exercise.read()));
            out.line("  write:  " + session.home().show(place.file()) + ":" + place.line());
            out.line("  check:  ./workbook check " + exercise.id());
            out.line("  help:   ./workbook hint " + exercise.id());
        });
    }
}
