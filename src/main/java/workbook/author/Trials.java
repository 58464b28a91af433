package workbook.author;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import workbook.course.Chapter;
import workbook.course.Course;
import workbook.course.CourseException;
import workbook.course.Exercise;
import workbook.course.Finished;
import workbook.course.NearMiss;

/** Lists what the contract has to try. */
final class Trials {

    private final Course course;
    private final Map<String, Finished> finished = new TreeMap<>();
    private final Map<String, Map<String, String>> cleaned = new ConcurrentHashMap<>();

    Trials(Course course) {
        this.course = course;
        course.chapters().forEach(chapter -> finished.put(chapter.name(), Finished.read(chapter)));
    }

    /** Starter, finished code and every near-miss of one exercise. */
    List<Trial> of(Exercise exercise) {
        Finished own = own(exercise);
        List<Trial> trials = new ArrayList<>();
        String row = NearMisses.rowOf(course, exercise);
        trials.add(new Trial(
                exercise,
                Contract.Kind.STARTER,
                row,
                Optional.empty(),
                with(exercise, () -> starters(own, exercise))));
        trials.add(new Trial(
                exercise, Contract.Kind.FINISHED, row, Optional.empty(), with(exercise, Map::of)));
        for (Path file : NearMisses.filesOf(course, exercise)) {
            trials.add(nearMiss(exercise, file));
        }
        return trials;
    }

    private Trial nearMiss(Exercise exercise, Path file) {
        String shown = course.home().show(file);
        try {
            NearMiss miss = NearMiss.read(shown, file);
            return new Trial(
                    exercise,
                    Contract.Kind.NEAR_MISS,
                    shown,
                    Optional.of(miss),
                    with(exercise, () -> miss.apply(own(exercise).files())));
        } catch (CourseException problem) {
            return new Trial(exercise, Contract.Kind.NEAR_MISS, shown, Optional.empty(), () -> {
                throw problem;
            });
        }
    }

    /** Everything finished, up to this chapter, but for the files that are given. */
    private Supplier<Map<String, String>> with(
            Exercise exercise, Supplier<Map<String, String>> replaced) {
        return () -> {
            Map<String, String> sources = new TreeMap<>();
            int last = course.chapterOf(exercise).number();
            // Chapters only look back, so what comes later can only cost time.
            for (Chapter chapter : course.chapters()) {
                if (chapter.number() <= last) {
                    cleaned(chapter.name())
                            .forEach(
                                    (file, text) -> sources.put(chapter.name() + "/" + file, text));
                }
            }
            replaced.get()
                    .forEach((file, text) -> sources.put(exercise.chapter() + "/" + file, text));
            return sources;
        };
    }

    private static Map<String, String> starters(Finished own, Exercise exercise) {
        Map<String, String> starters = new TreeMap<>();
        exercise.files().forEach(file -> starters.put(file, own.starter(file)));
        return starters;
    }

    /** Cleaned once: it is needed for each trial of this chapter and of every later one. */
    private Map<String, String> cleaned(String chapter) {
        return cleaned.computeIfAbsent(chapter, name -> finishedOf(name).cleaned());
    }

    private Finished own(Exercise exercise) {
        return finishedOf(exercise.chapter());
    }

    private Finished finishedOf(String chapter) {
        return Optional.ofNullable(finished.get(chapter)).orElseThrow();
    }
}
