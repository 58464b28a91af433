package workbook.update;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import workbook.course.Home;
import workbook.progress.AtomicFile;
import workbook.progress.StateException;

/**
 * The learner's files that an update could not merge: they run on as they are, and beside them lie
 * their new starters until the learner has decided.
 */
public final class Conflicts {

    private final Home home;

    private Conflicts(Home home) {
        this.home = home;
    }

    /** Those of this workbook. */
    public static Conflicts of(Home home) {
        return new Conflicts(home);
    }

    /**
     * One of them.
     *
     * @param file the learner's, from the workbook's folder
     * @param was its starter in the edition before
     * @param next its starter now
     */
    public record Conflict(String file, String was, String next) {}

    static String was(String file) {
        return ".workbook/conflicts/was/" + file;
    }

    static String next(String file) {
        return ".workbook/conflicts/new/" + file;
    }

    void add(String file, String was, String next) throws IOException {
        AtomicFile.write(home.root().resolve(was(file)), was);
        AtomicFile.write(home.root().resolve(next(file)), next);
    }

    /** All that are not decided yet, by their learner's file. */
    public SortedMap<String, Conflict> all() {
        SortedMap<String, Conflict> all = new TreeMap<>();
        Path next = home.root().resolve(next(""));
        if (Files.isDirectory(next)) {
            for (String file : Edition.everything(next)) {
                String text = read(home.root().resolve(next(file)));
                if (text.equals(read(home.root().resolve(file)))) {
                    // A reset has settled it, or the learner by hand.
                    settle(file);
                } else {
                    all.put(file, new Conflict(file, read(home.root().resolve(was(file))), text));
                }
            }
        }
        return all;
    }

    /** The learner has decided. */
    public void settle(String file) {
        try {
            Files.deleteIfExists(home.root().resolve(next(file)));
            Files.deleteIfExists(home.root().resolve(was(file)));
        } catch (IOException problem) {
            throw new StateException(
                    home.root().resolve(next(file)).toString(),
                    "cannot be deleted: " + problem.getMessage(),
                    "Delete it by hand: it is the new starter, which you no longer need.");
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file)
                    ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    : "";
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
