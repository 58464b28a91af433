package workbook.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A test JVM and the private folder that it works in: they come and go together.
 *
 * @param scratch the folder
 * @param child the JVM
 */
record Station(ScratchFolder scratch, ChildJvm child) implements AutoCloseable {

    /** Starts a JVM in a new folder; returns at once, while it boots and warms up. */
    static Station open(Optional<Path> archive) throws IOException {
        ScratchFolder scratch = ScratchFolder.open();
        try {
            return new Station(scratch, ChildJvm.boot(scratch, archive));
        } catch (IOException | RuntimeException e) {
            scratch.close();
            throw e;
        }
    }

    /** Whether a job can be given to it: nobody has ended it, and its folder was not cleaned away. */
    boolean isFit() {
        return child.isThere() && Files.isDirectory(scratch.run());
    }

    @Override
    public void close() {
        child.close();
        scratch.close();
    }
}
