package workbook.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import workbook.course.Chapter;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.Nearest;

/** Finds what a learner named, or asks whether they meant something near. */
final class Targets {

    private final Course course;

    Targets(Course course) {
        this.course = course;
    }

    Exercise exercise(String name) {
        return course.exercise(name)
                .orElseThrow(() -> unknown("exercise", name, exerciseNames(), "./workbook list"));
    }

    Chapter chapter(String name) {
        return course.chapter(name)
                .orElseThrow(() -> unknown("chapter", name, chapterNames(), "./workbook list"));
    }

    /** An exercise, or all those of a chapter. */
    List<Exercise> exercises(String name) {
        if (course.exercise(name).isPresent()) {
            return List.of(course.exercise(name).get());
        }
        if (course.chapter(name).isPresent()) {
            return course.chapter(name).get().exercises();
        }
        List<String> known = new ArrayList<>(exerciseNames());
        known.addAll(chapterNames());
        throw unknown("exercise or chapter", name, known, "./workbook list");
    }

    static Wrong unknown(String kind, String name, Collection<String> known, String all) {
        String near = Nearest.to(name.substring(name.lastIndexOf('/') + 1), known)
                .map(found -> "Did you mean " + found + "? ")
                .orElse("");
        return new Wrong("There is no " + kind + " " + name + ".", near + "All names: " + all);
    }

    private List<String> exerciseNames() {
        return course.exercises().stream().map(Exercise::id).toList();
    }

    private List<String> chapterNames() {
        List<String> names = new ArrayList<>();
        for (Chapter chapter : course.chapters()) {
            names.add(chapter.shortName());
            names.add(chapter.name());
        }
        return names;
    }
}
