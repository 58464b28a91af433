package workbook.update;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import workbook.course.Home;
import workbook.progress.AtomicFile;
import workbook.progress.FileTree;
import workbook.progress.ProgressFile;

/** Does what a journal says; doing it twice, or the rest of it after an interruption, is the same. */
final class Finish {

    private final Home home;
    private final Journal journal;

    Finish(Home home, Journal journal) {
        this.home = home;
        this.journal = journal;
    }

    /** Goes on with one that was killed, in the middle of a file perhaps. */
    void resume() throws IOException {
        for (String file : Edition.everything(Journal.ready(home))) {
            AtomicFile.sweep(home.root().resolve(file).resolveSibling(""));
        }
        run();
    }

    void run() throws IOException {
        Path ready = Journal.ready(home);
        for (String file : Edition.everything(ready)) {
            put(ready.resolve(file), file);
        }
        for (String file : journal.deletes()) {
            if (!Edition.isLearners(file) || isAsKept(file)) {
                Files.deleteIfExists(home.root().resolve(file));
            }
            deleteEmpty(home.root().resolve(file));
        }
        moveHead();
        if (!journal.again().isEmpty()) {
            new ProgressFile(home, Clock.systemUTC())
                    .update(progress -> progress.toBeCheckedAgain(journal.again()));
        }
        Journal.delete(home);
        FileTree.delete(Journal.folder(home));
    }

    private void put(Path from, String file) throws IOException {
        Path to = home.root().resolve(file);
        byte[] text = Files.readAllBytes(from);
        if (Edition.isLearners(file) && Files.exists(to) && !isAsKept(file)) {
            byte[] now = Files.readAllBytes(to);
            if (!Arrays.equals(now, text)) {
                // The learner went on between an interruption and now: that is newer than all else.
                Conflicts.of(home).add(file, "", new String(text, StandardCharsets.UTF_8));
            }
            return;
        }
        if (Files.isSymbolicLink(to)) {
            Files.delete(to);
        }
        AtomicFile.write(to, text);
        if (Files.isExecutable(from) && !to.toFile().setExecutable(true, false)) {
            throw new IOException(to + " cannot be made executable");
        }
    }

    /** True if the learner's file is still what the backup has. */
    private boolean isAsKept(String file) throws IOException {
        Path kept = home.root().resolve(journal.backup()).resolve(file);
        Path now = home.root().resolve(file);
        return Files.exists(kept)
                && Files.exists(now)
                && Arrays.equals(Files.readAllBytes(kept), Files.readAllBytes(now));
    }

    /** A chapter that is gone leaves no folder; one with anything else in it stays. */
    private void deleteEmpty(Path file) throws IOException {
        Path inside = home.root().relativize(file);
        for (int names = inside.getNameCount() - 1; names > 0; names--) {
            Path folder = home.root().resolve(inside.subpath(0, names));
            if (Files.isDirectory(folder) && !isEmpty(folder)) {
                return;
            }
            Files.deleteIfExists(folder);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            return !all.iterator().hasNext();
        }
    }

    private void moveHead() {
        Optional<Git> git = Git.of(home.root());
        if (git.isEmpty() || journal.newHead().isEmpty()) {
            return;
        }
        String head = git.get().tell("rev-parse", "HEAD").line();
        // If somebody has moved it since an interruption, it is theirs.
        if (head.equals(journal.oldHead()) || head.equals(journal.newHead())) {
            git.get().signing("workbook update").tell("reset", "-q", "--mixed", journal.newHead());
        }
    }
}
