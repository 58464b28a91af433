package workbook.progress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import workbook.course.Chapter;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.Finished;

/** The learner's folder: whatever is written into it, a backup comes first. */
public final class Workspace {

    private final Course course;
    private final Backups backups;

    /** The learner's folder of this course. */
    public Workspace(Course course, Backups backups) {
        this.course = course;
        this.backups = backups;
    }

    /**
     * What was written.
     *
     * @param files that differ now from what they were; empty if all was in place already
     * @param exercises whose code these files hold, by id
     * @param backup of the files as they were
     */
    public record Change(List<Path> files, List<String> exercises, Optional<Backup> backup) {

        public Change {
            files = List.copyOf(files);
            exercises = List.copyOf(exercises);
        }
    }

    /** Puts the starter of an exercise back. */
    public Change reset(Exercise exercise) {
        Finished finished = Finished.read(course.chapterOf(exercise));
        Map<Path, String> wanted = new LinkedHashMap<>();
        for (String file : exercise.files()) {
            wanted.put(target(exercise.chapter(), file), finished.starter(file));
        }
        return put("reset", wanted);
    }

    /** Puts our answer in place of the learner's, for everything before this chapter. */
    public Change catchUp(Chapter chapter) {
        Map<Path, String> wanted = new LinkedHashMap<>();
        for (Chapter before : course.chapters()) {
            if (before.number() < chapter.number()) {
                Finished.read(before)
                        .cleaned()
                        .forEach((file, text) -> wanted.put(target(before.name(), file), text));
            }
        }
        return put("catch-up", wanted);
    }

    /** Takes the last of these changes back, an undo included; empty if there was none. */
    public Optional<Backups.Undone> undo() {
        return backups.undo();
    }

    /** Writes what differs, after a backup of it. For every change of the learner's folder. */
    public Change put(String reason, Map<Path, String> wanted) {
        try {
            Map<Path, String> differ = new LinkedHashMap<>();
            for (Map.Entry<Path, String> file : wanted.entrySet()) {
                if (differs(file.getKey(), file.getValue())) {
                    differ.put(file.getKey(), file.getValue());
                }
            }
            if (differ.isEmpty()) {
                return new Change(List.of(), List.of(), Optional.empty());
            }
            List<Path> files = List.copyOf(differ.keySet());
            Backup backup = backups.save(reason, files);
            for (Map.Entry<Path, String> file : differ.entrySet()) {
                AtomicFile.write(file.getKey(), file.getValue());
            }
            return new Change(files, exercisesOf(files), Optional.of(backup));
        } catch (IOException problem) {
            throw StateException.cannotWrite(course.home().exerciseSources().toString(), problem);
        }
    }

    /** True if a learner has changed an exercise; one whose files are not all there was never begun. */
    public boolean isBegun(Exercise exercise) {
        Finished finished = Finished.read(course.chapterOf(exercise));
        try {
            boolean differs = false;
            for (String name : exercise.files()) {
                Path file = target(exercise.chapter(), name);
                if (!Files.isRegularFile(file)) {
                    return false;
                }
                differs |= differs(file, finished.starter(name));
            }
            return differs;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static boolean differs(Path file, String wanted) throws IOException {
        return !Files.isRegularFile(file)
                || !new String(Files.readAllBytes(file), StandardCharsets.UTF_8).equals(wanted);
    }

    private List<String> exercisesOf(List<Path> files) {
        return course.exercises().stream()
                .filter(exercise -> exercise.files().stream()
                        .anyMatch(file -> files.contains(target(exercise.chapter(), file))))
                .map(Exercise::id)
                .toList();
    }

    private Path target(String chapter, String file) {
        return course.home().exerciseSources().resolve(chapter).resolve(file);
    }
}
