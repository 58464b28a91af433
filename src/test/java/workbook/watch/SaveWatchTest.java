package workbook.watch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saves are noticed, however an editor makes them. */
class SaveWatchTest {

    /** JDKs for macOS look only every few seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void aSaveInPlaceIsNoticed() throws Exception {
        Path file = Files.writeString(folder.resolve("A.java"), "before");
        try (SaveWatch watch = new SaveWatch(folder)) {
            Files.writeString(file, "after it");
            assertTrue(assertTimeoutPreemptively(PATIENCE, watch::await));
        }
    }

    @Test
    void aSaveByRenamingIsNoticed() throws Exception {
        Path file = Files.writeString(folder.resolve("A.java"), "before");
        try (SaveWatch watch = new SaveWatch(folder)) {
            Path fresh = Files.writeString(folder.resolve(".A.java.swp"), "after it");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            assertTrue(assertTimeoutPreemptively(PATIENCE, watch::await));
        }
    }

    @Test
    void closingEndsTheWait() throws Exception {
        SaveWatch watch = new SaveWatch(folder);
        // Not a Java file, so nobody is woken by it.
        Files.writeString(folder.resolve("notes.txt"), "something else");
        Thread closer = new Thread(() -> close(watch));
        closer.start();
        assertFalse(assertTimeoutPreemptively(PATIENCE, watch::await));
        closer.join();
    }

    private static void close(SaveWatch watch) {
        try {
            watch.close();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
