package workbook.runner;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The private folder of a check. */
class WorkspaceTest {

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
}
