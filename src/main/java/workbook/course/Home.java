package workbook.course;

import java.nio.file.Path;

/** The folder that holds the workbook, and where its rooms are. */
public record Home(Path root) {

    public Home {
        root = root.toAbsolutePath().normalize();
    }

    /** The finished code and the prose: the single source of everything. */
    public Path chapters() {
        return root.resolve("chapters");
    }

    /** Where the learner writes. */
    public Path exerciseSources() {
        return root.resolve("exercises/src/main/java");
    }

    /** The tests that say when an exercise is finished, and what they share. */
    public Path exerciseTests() {
        return root.resolve("exercises/src/test/java");
    }

    /** Progress and backups: the learner's, kept out of version control. */
    public Path state() {
        return root.resolve(".workbook");
    }

    /** Whatever can be built again. */
    public Path target() {
        return root.resolve("target");
    }

    /** The file as a message names it: from the root, with forward slashes on every system. */
    public String show(Path file) {
        Path full = file.toAbsolutePath().normalize();
        Path shown = full.startsWith(root) ? root.relativize(full) : full;
        return shown.toString().replace('\\', '/');
    }
}
