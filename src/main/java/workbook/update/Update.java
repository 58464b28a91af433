package workbook.update;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.Home;
import workbook.course.KnownProblem;
import workbook.progress.AtomicFile;
import workbook.progress.Backup;
import workbook.progress.Backups;
import workbook.progress.FileTree;
import workbook.progress.Progress;
import workbook.progress.ProgressFile;
import workbook.progress.StateException;
import workbook.progress.StateLock;

/**
 * Brings a newer edition of the course. Until its journal is written nothing has changed; from then
 * on all of it will, even if this process is killed in the middle.
 */
public final class Update {

    private final Course course;
    private final Home home;
    private final Clock clock;

    /** Of this course, in the folder where it is. */
    public Update(Course course, Clock clock) {
        this.course = course;
        this.home = course.home();
        this.clock = clock;
    }

    /** Finishes an update that was interrupted; false if another process has done so meanwhile. */
    public static boolean finish(Home home) {
        return lock(home).hold(() -> {
            try {
                Optional<Journal> journal = Journal.read(home);
                if (journal.isPresent()) {
                    new Finish(home, journal.get()).resume();
                }
                return journal.isPresent();
            } catch (IOException problem) {
                throw stopped(home, problem);
            }
        });
    }

    /**
     * Updates, or says what an update would do.
     *
     * @param from a folder or a name that git knows; empty for the upstream of the branch
     * @param folder where a relative folder begins
     */
    public Report run(String from, Path folder, boolean dry) {
        return lock(home).hold(() -> {
            try {
                FileTree.delete(Journal.folder(home));
                Files.createDirectories(Journal.folder(home));
                return update(from, folder, dry);
            } catch (IOException problem) {
                throw stopped(home, problem);
            } finally {
                if (!Journal.exists(home)) {
                    FileTree.delete(Journal.folder(home));
                }
            }
        });
    }

    private static StateLock lock(Home home) {
        return new StateLock(home.state().resolve("update.lock"));
    }

    private static KnownProblem stopped(Home home, IOException problem) {
        return new StateException(
                home.root().toString(),
                Journal.exists(home)
                        ? "the update could not be finished: " + problem
                        : "the update could not begin, and nothing was changed: " + problem,
                "Look at the free space (df -h) and at the permissions of what is named; then run"
                        + " ./workbook update again.");
    }

    private Report update(String from, Path folder, boolean dry) throws IOException {
        Optional<Git> git = Git.of(home.root());
        if (git.isPresent() && git.get().isBusy()) {
            throw new KnownProblem(
                    "A merge, a rebase or the like is under way in this clone.\n"
                            + "  Finish it or give it up, as git status says; then:"
                            + " ./workbook update",
                    null);
        }
        Sources sources = new Sources(home, git);
        Edition edition = from.isEmpty() ? sources.upstream() : sources.named(from, folder);
        boolean known = edition.commit()
                .map(commit -> git.orElseThrow().isPartOf(commit, "HEAD"))
                .orElse(false);
        Planner planner = new Planner(course, git, edition);
        Progress progress = new ProgressFile(home, clock).read().progress();
        Plan plan = planner.plan(progress);
        if (known || plan.isEmpty()) {
            return Report.nothing(edition.name());
        }
        if (dry) {
            return Report.of(plan, Optional.empty(), Optional.empty());
        }
        return carryOut(git, planner, plan, progress);
    }

    private Report carryOut(Optional<Git> git, Planner planner, Plan plan, Progress progress)
            throws IOException {
        Optional<NewHead> head = git.map(clone -> new NewHead(clone, planner, plan));
        String newHead =
                head.isPresent() ? head.get().commit(Journal.folder(home).resolve("index")) : "";
        makeReady(planner, plan);
        Optional<String> before = git.map(this::keepUncommitted);
        Backup backup = backup(plan, progress);
        List<String> deletes = new ArrayList<>(plan.gone());
        deletes.addAll(plan.of(Choice.Kind.REMOVED));
        Journal journal = new Journal(
                home.show(backup.folder()),
                deletes,
                plan.exercises().again(),
                head.map(NewHead::old).orElse(""),
                newHead);
        journal.write(home);
        new Finish(home, journal).run();
        return Report.of(plan, Optional.of(backup), before);
    }

    private void makeReady(Planner planner, Plan plan) throws IOException {
        Path ready = Journal.ready(home);
        Files.createDirectories(ready);
        for (String file : plan.replaced()) {
            Path to = ready.resolve(file);
            Files.createDirectories(to.getParent());
            Files.move(
                    plan.edition().home().root().resolve(file),
                    to,
                    StandardCopyOption.REPLACE_EXISTING);
        }
        for (Map.Entry<String, Choice> each : plan.learners().entrySet()) {
            String file = each.getKey();
            if (each.getValue().kind() == Choice.Kind.CONFLICT) {
                write(ready.resolve(Conflicts.was(file)), planner.base().getOrDefault(file, ""));
                write(ready.resolve(Conflicts.next(file)), planner.theirs().getOrDefault(file, ""));
            } else if (each.getValue().text().isPresent()) {
                write(ready.resolve(file), each.getValue().text().get());
            }
        }
    }

    private static void write(Path file, String text) throws IOException {
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** What git knows only of the index is in no file and no commit; this keeps it for good. */
    private String keepUncommitted(Git clone) {
        String made =
                clone.withName().tell("stash", "create", "before the update").line();
        String name = "refs/workbook/before-update/" + clock.instant().getEpochSecond();
        clone.tell("update-ref", name, made.isEmpty() ? "HEAD" : made);
        return name;
    }

    private Backup backup(Plan plan, Progress progress) {
        List<Path> files = new ArrayList<>();
        plan.learners().forEach((file, choice) -> {
            Path path = home.root().resolve(file);
            if (choice.kind() != Choice.Kind.CONFLICT && Files.exists(path)) {
                files.add(path);
            }
        });
        Map<String, String> statuses = new TreeMap<>();
        for (Exercise exercise : course.exercises()) {
            if (touches(exercise, files)) {
                statuses.put(exercise.id(), progress.of(exercise.id()).lastStatus());
            }
        }
        List<Path> besides =
                plan.changedHere().stream().map(home.root()::resolve).toList();
        return new Backups(home, clock)
                .save(new Backup.Occasion("update", 0, statuses), files, besides);
    }

    private boolean touches(Exercise exercise, Collection<Path> files) {
        Path folder = home.exerciseSources().resolve(exercise.chapter());
        return exercise.files().stream().map(folder::resolve).anyMatch(files::contains);
    }
}
