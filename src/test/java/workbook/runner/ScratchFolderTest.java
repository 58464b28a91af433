package workbook.runner;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The private folder of a check. */
class ScratchFolderTest {

    @TempDir
    Path all;

    @Test
    void itIsDeletedWithAllThatIsInIt() throws IOException {
        Path root;
        try (ScratchFolder scratch = ScratchFolder.open()) {
            root = scratch.root();
            Files.createDirectories(scratch.run().resolve("deep/deeper"));
            Files.writeString(scratch.run().resolve("deep/deeper/file"), "text");
            assertTrue(Files.isDirectory(root));
        }

        assertFalse(Files.exists(root));
    }

    @Test
    void whatAKilledWorkbookLeftIsSweptUpWhenItIsOld() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Path left = folder("workbook-" + gone.pid() + "-1", 90);
        Path young = folder("workbook-" + gone.pid() + "-2", 1);
        Path used = folder("workbook-" + ProcessHandle.current().pid() + "-3", 90);
        Path others = folder("workbook-of-somebody", 90);

        ScratchFolder.sweep(all);

        assertFalse(Files.exists(left));
        assertTrue(Files.exists(young) && Files.exists(used) && Files.exists(others));
    }

    private Path folder(String name, int minutesOld) throws IOException {
        Path folder = Files.createDirectory(all.resolve(name));
        Files.writeString(folder.resolve("file"), "text");
        Instant then = Instant.now().minus(Duration.ofMinutes(minutesOld));
        Files.setLastModifiedTime(folder, FileTime.from(then));
        return folder;
    }
}
