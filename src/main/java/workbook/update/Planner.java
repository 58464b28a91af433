package workbook.update;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import workbook.course.Course;
import workbook.progress.Progress;

/** Compares the edition in place, the new one, and what the learner has made of it. */
final class Planner {

    /** Where an edition leaves nothing behind of the one before it, even without git to ask. */
    private static final List<String> ROOMS =
            List.of("chapters/", "src/", "docs/", "exercises/src/test/");

    private final Course course;
    private final Optional<Git> git;
    private final Edition edition;
    private final Path root;
    private final SortedMap<String, String> base;
    private final SortedMap<String, String> theirs;

    Planner(Course course, Optional<Git> git, Edition edition) {
        this.course = course;
        this.git = git;
        this.edition = edition;
        this.root = course.home().root();
        this.base = Starters.inPlace(course);
        this.theirs = Starters.of(edition);
    }

    /** The starters of the edition in place, by path. */
    SortedMap<String, String> base() {
        return base;
    }

    /** The starters of the new edition, by path. */
    SortedMap<String, String> theirs() {
        return theirs;
    }

    /** What would become of this text in place of a learner's file. */
    Choice choice(String file, byte @Nullable [] ours) {
        return Choice.of(base.get(file), ours, theirs.get(file));
    }

    Plan plan(Progress progress) {
        SortedMap<String, Choice> learners = learners();
        SortedSet<String> replaced = new TreeSet<>();
        SortedSet<String> kept = new TreeSet<>();
        for (String file : edition.files()) {
            if (!Edition.isLearners(file)) {
                (same(file) ? kept : replaced).add(file);
            }
        }
        SortedSet<String> gone = new TreeSet<>(known());
        gone.removeIf(file -> Edition.isLearners(file)
                || replaced.contains(file)
                || kept.contains(file)
                || !Files.isRegularFile(root.resolve(file)));
        SortedSet<String> touched = new TreeSet<>(replaced);
        touched.addAll(gone);
        touched.retainAll(changedHere(touched));
        return new Plan(
                edition,
                learners,
                replaced,
                gone,
                touched,
                new Changed(course, edition, base, theirs).exercises(learners.keySet(), progress));
    }

    private SortedMap<String, Choice> learners() {
        SortedMap<String, Choice> choices = new TreeMap<>();
        Set<String> files = new TreeSet<>(base.keySet());
        files.addAll(theirs.keySet());
        for (String file : files) {
            Choice choice = choice(file, bytes(root.resolve(file)));
            if (choice.kind() != Choice.Kind.UNTOUCHED) {
                choices.put(file, choice);
            }
        }
        return choices;
    }

    private boolean same(String file) {
        byte[] here = bytes(root.resolve(file));
        return here != null && Arrays.equals(here, bytes(edition.home().root().resolve(file)));
    }

    static byte @Nullable [] bytes(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** The files of the edition in place: git knows them, and without it we go by the rooms. */
    private Set<String> known() {
        if (git.isPresent()) {
            return git.get().files(base(git.get())).keySet();
        }
        Set<String> all = Edition.files(root);
        all.removeIf(file -> ROOMS.stream().noneMatch(file::startsWith));
        return all;
    }

    /** Without git nobody can tell, so all of them count. */
    private Set<String> changedHere(Set<String> files) {
        Set<String> changed = new TreeSet<>(files);
        changed.removeIf(file -> !Files.isRegularFile(root.resolve(file)));
        if (git.isPresent()) {
            String from = base(git.get());
            Set<String> inBase = git.get().files(from).keySet();
            List<String> differ = git.get()
                    .tell("diff", "--name-only", "-z", "--no-renames", from)
                    .names();
            changed.removeIf(file -> inBase.contains(file) && !differ.contains(file));
        }
        return changed;
    }

    /** The commit at which the learner's history and the new edition's parted. */
    String base(Git asked) {
        return edition.commit()
                .map(commit -> asked.ask("merge-base", "HEAD", commit))
                .filter(Git.Said::well)
                .map(Git.Said::line)
                .orElse("HEAD");
    }
}
