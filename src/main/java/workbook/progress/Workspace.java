package workbook.progress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import workbook.course.Chapter;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.Finished;

/** The learner's folder: whatever is written into it, a backup comes first. */
public final class Workspace {

    private final Course course;
    private final Backups backups;
    private final ProgressFile progress;

    /** The learner's folder of this course. */
    public Workspace(Course course, Backups backups) {
        this.course = course;
        this.backups = backups;
        this.progress = new ProgressFile(course.home(), Clock.systemUTC());
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
        return put(Attempt.RESET, wanted);
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
        return put(Attempt.CAUGHT_UP, wanted);
    }

    /** What can be taken back, and what can be brought again. */
    public History history() {
        return backups.history();
    }

    /** Takes back the newest change that stands; each further undo an older one. */
    public Optional<Backups.Step> undo() {
        return history().undoable().stream()
                .findFirst()
                .map(change -> putBack(History.UNDO, change));
    }

    /** Brings again what the last undo took back. */
    public Optional<Backups.Step> redo() {
        return history().redoable().stream()
                .findFirst()
                .map(change -> putBack(History.REDO, change));
    }

    private Backups.Step putBack(String how, History.Change change) {
        Map<String, String> before = change.backup().statuses();
        Backups.Step step = backups.putBack(how, change, statuses(before.keySet()));
        note(before);
        return step;
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
            return differ.isEmpty()
                    ? new Change(List.of(), List.of(), Optional.empty())
                    : write(reason, differ);
        } catch (IOException problem) {
            throw StateException.cannotWrite(course.home().exerciseSources().toString(), problem);
        }
    }

    private Change write(String reason, Map<Path, String> differ) throws IOException {
        List<Path> files = List.copyOf(differ.keySet());
        List<String> exercises = exercisesOf(files);
        Backup backup = backups.save(new Backup.Occasion(reason, 0, statuses(exercises)), files);
        for (Map.Entry<Path, String> file : differ.entrySet()) {
            AtomicFile.write(file.getKey(), file.getValue());
        }
        Map<String, String> after = new TreeMap<>();
        // Whatever else writes here, such as author generate, leaves starters too.
        String status = reason.equals(Attempt.CAUGHT_UP) ? reason : Attempt.RESET;
        exercises.forEach(id -> after.put(id, status));
        note(after);
        return new Change(files, exercises, Optional.of(backup));
    }

    private Map<String, String> statuses(Collection<String> exercises) {
        Progress known = progress.read().progress();
        Map<String, String> statuses = new TreeMap<>();
        exercises.forEach(id -> statuses.put(id, known.of(id).lastStatus()));
        return statuses;
    }

    /** The last verdict was about other code, so what is known of the exercises changes with it. */
    private void note(Map<String, String> statuses) {
        Progress known = progress.read().progress();
        Map<String, String> news = new TreeMap<>(statuses);
        news.entrySet()
                .removeIf(each -> !known.attempts().containsKey(each.getKey())
                        && !each.getValue().equals(Attempt.CAUGHT_UP));
        if (!news.isEmpty()) {
            progress.update(now -> now.replaced(news));
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
