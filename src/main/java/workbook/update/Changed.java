package workbook.update;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.Home;
import workbook.course.Outline;
import workbook.progress.Progress;

/** Which exercises are new, gone, or another task than before. */
final class Changed {

    private final Course course;
    private final Edition edition;
    private final SortedMap<String, String> base;
    private final SortedMap<String, String> theirs;

    Changed(
            Course course,
            Edition edition,
            SortedMap<String, String> base,
            SortedMap<String, String> theirs) {
        this.course = course;
        this.edition = edition;
        this.base = base;
        this.theirs = theirs;
    }

    Report.Exercises exercises(Set<String> rewritten, Progress progress) {
        Map<String, Outline> next = new LinkedHashMap<>();
        Outline.read(edition.home()).forEach(each -> next.put(each.id(), each));
        List<String> gone = new ArrayList<>();
        List<String> again = new ArrayList<>();
        for (Exercise exercise : course.exercises()) {
            Outline now = next.remove(exercise.id());
            if (now == null) {
                gone.add(exercise.id());
            } else if (progress.of(exercise.id()).passed()
                    && (isAnother(exercise, now) || isRewritten(now, rewritten))) {
                again.add(exercise.id());
            }
        }
        return new Report.Exercises(List.copyOf(next.keySet()), gone, again);
    }

    private boolean isAnother(Exercise before, Outline now) {
        return !before.chapter().equals(now.chapter())
                || !before.files().equals(now.files())
                || before.files().stream().anyMatch(file -> hasNewStarter(now.chapter(), file))
                || !tests(course.home(), now).equals(tests(edition.home(), now));
    }

    private boolean hasNewStarter(String chapter, String file) {
        String path = path(chapter, file);
        return !Objects.equals(base.get(path), theirs.get(path));
    }

    private static boolean isRewritten(Outline now, Set<String> rewritten) {
        return now.files().stream().anyMatch(file -> rewritten.contains(path(now.chapter(), file)));
    }

    private static String path(String chapter, String file) {
        return Edition.LEARNERS + chapter + "/" + file;
    }

    /** The test class, and those beside it that it names. */
    private static List<String> tests(Home home, Outline exercise) {
        Path folder = home.exerciseTests().resolve(exercise.chapter());
        Path test = folder.resolve(exercise.test() + ".java");
        if (!Files.isRegularFile(test)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            List<String> texts = new ArrayList<>(List.of(Files.readString(test)));
            for (Path other : new TreeSet<>(all.toList())) {
                String name = other.getFileName().toString().replace(".java", "");
                if (!other.equals(test) && texts.get(0).matches("(?s).*\\b" + name + "\\b.*")) {
                    texts.add(Files.readString(other));
                }
            }
            return texts;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
