package workbook.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        try (SaveWatch watch = new SaveWatch(List.of(folder))) {
            Files.writeString(file, "after it");
            assertEquals(
                    Optional.of(Set.of(file)), assertTimeoutPreemptively(PATIENCE, watch::await));
        }
    }

    @Test
    void aSaveByRenamingIsNoticed() throws Exception {
        Path file = Files.writeString(folder.resolve("A.java"), "before");
        try (SaveWatch watch = new SaveWatch(List.of(folder))) {
            Path fresh = Files.writeString(folder.resolve(".A.java.swp"), "after it");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            assertEquals(
                    Optional.of(Set.of(file)), assertTimeoutPreemptively(PATIENCE, watch::await));
        }
    }

    @Test
    void aFileThatIsDeletedIsNoticed() throws Exception {
        Path file = Files.writeString(folder.resolve("A.java"), "before");
        try (SaveWatch watch = new SaveWatch(List.of(folder))) {
            Files.delete(file);
            assertEquals(
                    Optional.of(Set.of(file)), assertTimeoutPreemptively(PATIENCE, watch::await));
        }
    }

    @Test
    void everyFolderIsWatched() throws Exception {
        Path one = Files.createDirectory(folder.resolve("one"));
        Path two = Files.createDirectory(folder.resolve("two"));
        try (SaveWatch watch = new SaveWatch(List.of(one, two))) {
            Path file = Files.writeString(two.resolve("A.java"), "new");
            assertEquals(
                    Optional.of(Set.of(file)), assertTimeoutPreemptively(PATIENCE, watch::await));
        }
    }

    @Test
    void closingEndsTheWait() throws Exception {
        SaveWatch watch = new SaveWatch(List.of(folder));
        // Not a Java file, so nobody is woken by it.
        Files.writeString(folder.resolve("notes.txt"), "something else");
        Thread closer = new Thread(() -> close(watch));
        closer.start();
        assertEquals(Optional.empty(), assertTimeoutPreemptively(PATIENCE, watch::await));
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
