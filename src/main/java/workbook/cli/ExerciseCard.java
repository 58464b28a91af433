package workbook.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import workbook.course.Chapter;
import workbook.course.Exercise;
import workbook.course.Home;
import workbook.course.Prose;
import workbook.screen.Style;

/** Shows an exercise: what is to be done, where, and how to check it. */
final class ExerciseCard {

    private ExerciseCard() {}

    static Answer of(Session session, Exercise exercise) throws IOException {
        Chapter chapter = session.course().chapterOf(exercise);
        String read = Prose.citation(chapter, exercise.read());
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
            out.wrapped("  ", exercise.title());
            out.line();
            out.wrapped("  ", exercise.task());
            out.line();
            out.wrapped("  read:   ", read);
            // A path is for copying, so it stays in one piece on any terminal.
            out.line("  book:   " + book(session.home(), exercise));
            out.line("  write:  " + place.show(session.home()));
            out.wrapped("  check:  ", "./workbook check " + exercise.id());
            out.wrapped("  help:   ", "./workbook hint " + exercise.id());
        });
    }

    /** The page if it is rendered, or else what renders it. */
    private static String book(Home home, Exercise exercise) {
        Path page = home.target().resolve("book").resolve(exercise.chapter() + ".html");
        return Files.exists(page) ? home.show(page) + "#" + exercise.read() : "./workbook book";
    }
}
