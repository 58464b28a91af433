package workbook.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import workbook.course.Chapter;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.Nearest;

/** Finds what a learner named, or asks whether they meant something near. */
final class Targets {

    private static final Pattern NUMBER = Pattern.compile("(?:ch)?0*(\\d{1,4})\\.(\\d{1,4})");

    /** Such as ch02, 2 or ch02threads. */
    private static final Pattern CHAPTER = Pattern.compile("ch\\d\\d[a-z]*|\\d{1,2}");

    private static final String JAVA = ".java";

    private final Course course;

    Targets(Course course) {
        this.course = course;
    }

    Exercise exercise(String name) {
        return find(name).orElseThrow(() -> {
            course.chapter(name).ifPresent(Targets::isChapter);
            return unknown("exercise", name, exerciseNames(), "./workbook list");
        });
    }

    private static void isChapter(Chapter chapter) {
        List<String> ids = chapter.exercises().stream().map(Exercise::id).toList();
        throw new Wrong(
                chapter.shortName() + " is a chapter; its exercises are " + String.join(", ", ids)
                        + ".",
                "Name one of them; what they are about: ./workbook list");
    }

    /**
     * By its id or, as the book numbers them, 1.2 for the second of chapter 1; or by one of its
     * files.
     */
    Optional<Exercise> find(String name) {
        if (name.endsWith(JAVA)) {
            return course.exercises().stream().filter(one -> owns(one, name)).findFirst();
        }
        Matcher number = NUMBER.matcher(name);
        if (!number.matches()) {
            return course.exercise(name);
        }
        int place = Integer.parseInt(number.group(2)) - 1;
        return course.chapter(number.group(1))
                .map(Chapter::exercises)
                .filter(all -> place >= 0 && place < all.size())
                .map(all -> all.get(place));
    }

    /** The path may begin anywhere, so its end decides. */
    private static boolean owns(Exercise exercise, String path) {
        String end = path.replace('\\', '/');
        return exercise.files().stream()
                .anyMatch(
                        file -> end.equals(file) || end.endsWith(exercise.chapter() + "/" + file));
    }

    Chapter chapter(String name) {
        return course.chapter(name).orElseThrow(() -> {
            noSuchChapter(name);
            return unknown("chapter", name, chapterNames(), "./workbook list");
        });
    }

    /** A chapter that the plan has and the course does not has no name near to it. */
    private void noSuchChapter(String name) {
        if (CHAPTER.matcher(name).matches()) {
            List<String> here =
                    course.chapters().stream().map(Chapter::shortName).toList();
            throw new Wrong(
                    "There is no chapter " + name + " yet; chapters here: "
                            + String.join(", ", here) + ".",
                    "What is in them: ./workbook list");
        }
    }

    /** An exercise, or all those of a chapter. */
    List<Exercise> exercises(String name) {
        Optional<Exercise> one = find(name);
        if (one.isPresent()) {
            return List.of(one.get());
        }
        if (course.chapter(name).isPresent()) {
            return course.chapter(name).get().exercises();
        }
        noSuchChapter(name);
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
