package workbook.course;

import java.util.List;
import java.util.Optional;

/** All chapters, in order. */
public record Course(Home home, List<Chapter> chapters) {

    public Course {
        chapters = List.copyOf(chapters);
    }

    /**
     * Reads every {@code chapters/chNN*}{@code /exercises.yaml}.
     *
     * @throws CourseException with file, line and remedy if one is not as it should be
     */
    public static Course load(Home home) {
        CourseCache cache = new CourseCache(home);
        Optional<Course> known = cache.read();
        if (known.isPresent()) {
            return known.get();
        }
        CourseReader.Reading reading = CourseReader.read(home);
        if (!reading.problems().isEmpty()) {
            throw reading.problems().get(0);
        }
        cache.write(reading.course());
        return reading.course();
    }

    public List<Exercise> exercises() {
        return chapters.stream()
                .flatMap(chapter -> chapter.exercises().stream())
                .toList();
    }

    /** Finds an exercise by its id, with or without its chapter: {@code ch01/read-to-end}. */
    public Optional<Exercise> exercise(String id) {
        String bare = id.substring(id.lastIndexOf('/') + 1);
        return exercises().stream()
                .filter(exercise -> exercise.id().equals(bare))
                .findFirst();
    }

    /** Finds a chapter by {@code ch01}, {@code 1}, {@code 01} or {@code ch01blocking}. */
    public Optional<Chapter> chapter(String name) {
        String bare = name.replaceFirst("^(ch)?0*", "");
        return chapters.stream()
                .filter(chapter -> chapter.name().equals(name)
                        || bare.equals(Integer.toString(chapter.number())))
                .findFirst();
    }

    /** The chapter that an exercise belongs to. */
    public Chapter chapterOf(Exercise exercise) {
        return chapters.stream()
                .filter(chapter -> chapter.name().equals(exercise.chapter()))
                .findFirst()
                .orElseThrow();
    }
}
