package workbook.update;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import workbook.course.Home;
import workbook.progress.AtomicFile;

/**
 * What an update is going to do, written down whole before it begins, so that it can be finished
 * after an interruption. The launcher reads the lines that begin with "delete", too.
 *
 * @param backup where the learner's files are kept, from the workbook's folder
 * @param deletes files that go
 * @param again exercises that are to be checked again
 * @param oldHead the commit that the branch was at; empty without git
 * @param newHead the commit that it will be at; empty without git
 */
record Journal(
        String backup, List<String> deletes, List<String> again, String oldHead, String newHead) {

    Journal {
        deletes = List.copyOf(deletes);
        again = List.copyOf(again);
    }

    static Path folder(Home home) {
        return home.state().resolve("update");
    }

    /** The files to be put in place, each at its path from the workbook's folder. */
    static Path ready(Home home) {
        return folder(home).resolve("ready");
    }

    private static Path file(Home home) {
        return folder(home).resolve("journal");
    }

    static boolean exists(Home home) {
        return Files.isRegularFile(file(home));
    }

    void write(Home home) throws IOException {
        StringBuilder lines = new StringBuilder();
        lines.append("backup ").append(backup).append('\n');
        deletes.forEach(path -> lines.append("delete ").append(path).append('\n'));
        again.forEach(id -> lines.append("again ").append(id).append('\n'));
        lines.append("old ").append(oldHead).append('\n');
        lines.append("new ").append(newHead).append('\n');
        AtomicFile.write(file(home), lines.toString());
    }

    static Optional<Journal> read(Home home) throws IOException {
        if (!exists(home)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file(home));
        return Optional.of(new Journal(
                String.join("", of(lines, "backup ")),
                of(lines, "delete "),
                of(lines, "again "),
                String.join("", of(lines, "old ")),
                String.join("", of(lines, "new "))));
    }

    private static List<String> of(List<String> lines, String key) {
        List<String> values = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith(key)) {
                values.add(line.substring(key.length()));
            }
        }
        return values;
    }

    /** From here on there is nothing left to do. */
    static void delete(Home home) throws IOException {
        Files.deleteIfExists(file(home));
    }
}
