package workbook.update;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import workbook.course.Home;
import workbook.course.KnownProblem;

/**
 * A newer edition of the course, unpacked in a folder of its own where nothing changes it.
 *
 * @param home where it was unpacked
 * @param name as the learner is told, such as {@code origin/main (3f2a91c)}
 * @param commit the commit that it is, if it came from git
 */
record Edition(Home home, String name, Optional<String> commit) {

    /** Where the learner's files are, in every edition. */
    static final String LEARNERS = "exercises/src/main/java/";

    /** Built or kept on one machine, and no part of an edition. */
    private static final Set<String> NO_PART =
            Set.of(".git", ".workbook", "target", ".idea", ".vscode", ".settings");

    /** Takes a commit out of the clone. */
    static Edition ofCommit(Git git, String name, String commit, Path into) throws IOException {
        Path index = into.resolveSibling("index");
        Git aside = git.withIndex(index);
        aside.tell("read-tree", commit);
        Files.createDirectories(into);
        aside.tell("checkout-index", "--all", "--force", "--prefix=" + into + "/");
        Files.deleteIfExists(index);
        String named = name + " (" + commit.substring(0, 7) + ")";
        return whole(new Edition(new Home(into), named, Optional.of(commit)));
    }

    /** Copies a folder, so that it may change or go while the update is under way. */
    static Edition ofFolder(Path folder, Path into) throws IOException {
        if (Files.exists(folder.resolve(".workbook"))) {
            throw new KnownProblem(
                    folder + " has been worked in: its exercises are somebody's, and no starters."
                            + "\n  Name a download that was just unpacked, or a git clone.",
                    null);
        }
        for (String file : files(folder)) {
            Path copy = into.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(folder.resolve(file), copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
        return whole(new Edition(new Home(into), folder.toString(), Optional.empty()));
    }

    private static Edition whole(Edition edition) {
        for (String part : Set.of("workbook", "pom.xml", "chapters", LEARNERS)) {
            if (!Files.exists(edition.home.root().resolve(part))) {
                throw new KnownProblem(
                        edition.name + " is no edition of the workbook: it has no " + part
                                + ".\n  Name the folder that holds the launcher, workbook.",
                        null);
            }
        }
        return edition;
    }

    /** Every file of it, from its top, with forward slashes. */
    SortedSet<String> files() {
        return files(home.root());
    }

    /** Every file of an edition in this folder; what is built or the learner's own is none. */
    static SortedSet<String> files(Path root) {
        return walk(root, NO_PART);
    }

    /** Every file in this folder, whatever it is called. */
    static SortedSet<String> everything(Path root) {
        return walk(root, Set.of());
    }

    private static SortedSet<String> walk(Path root, Set<String> without) {
        SortedSet<String> found = new TreeSet<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is) {
                    return !folder.equals(root) && without.contains(name(folder))
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
                    if (!without.contains(name(file))) {
                        found.add(root.relativize(file).toString().replace('\\', '/'));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return found;
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    /** True for what a learner writes; everything else is the course's. */
    static boolean isLearners(String file) {
        return file.startsWith(LEARNERS);
    }
}
