package workbook.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saves are noticed, however an editor makes them, and each of them once. */
class SaveWatchTest {

    /** Only ends what would never end. JDKs for macOS look only every few seconds. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    private Path file;
    private SaveWatch watch;

    @BeforeEach
    void open() throws IOException {
        file = Files.writeString(folder.resolve("A.java"), "before");
        watch = new SaveWatch(List.of(folder));
    }

    @AfterEach
    void close() throws IOException {
        watch.close();
    }

    private Set<Path> next() {
        return assertTimeoutPreemptively(PATIENCE, watch::await).orElseThrow();
    }

    /** If what came before were told a second time, it would be told before this. */
    private void nothingMoreIsTold() throws IOException {
        Path last = Files.writeString(folder.resolve("Last.java"), "x");
        assertEquals(Set.of(last), next());
    }

    @Test
    void aSaveInPlaceIsNoticed() throws Exception {
        Files.writeString(file, "after it");
        assertEquals(Set.of(file), next());
        nothingMoreIsTold();
        assertEquals(Optional.empty(), watch.fallback());
    }

    @Test
    void aSaveThatChangesNothingIsASave() throws Exception {
        Files.writeString(file, "before");
        assertEquals(Set.of(file), next());
    }

    @Test
    void aSaveByRenamingIsNoticed() throws Exception {
        Path fresh = Files.writeString(folder.resolve(".A.java.swp"), "after it");
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        assertEquals(Set.of(file), next());
    }

    @Test
    void aSaveThatMovesTheOldFileAwayFirstIsOneSave() throws Exception {
        Path probe = Files.writeString(folder.resolve("4913"), "");
        Files.delete(probe);
        Path backup = Files.move(file, folder.resolve("A.java~"));
        Files.writeString(file, "after it");
        Files.delete(backup);
        assertEquals(Set.of(file), next());
        nothingMoreIsTold();
    }

    @Test
    void deletingAndMakingAnewIsOneSave() throws Exception {
        Files.delete(file);
        Files.writeString(file, "");
        Files.writeString(file, "after it");
        assertEquals(Set.of(file), next());
        nothingMoreIsTold();
    }

    @Test
    void whatAnEditorKeepsBesideAFileIsNoSave() throws Exception {
        Files.writeString(folder.resolve(".#A.java"), "lock");
        Files.delete(Files.writeString(folder.resolve("Temporary.java"), "came and went"));
        nothingMoreIsTold();
    }

    @Test
    void aFileThatIsDeletedIsNoticed() throws Exception {
        Files.delete(file);
        assertEquals(Set.of(file), next());
    }

    @Test
    void aChapterThatAppearsLaterIsWatched() throws Exception {
        Path later = Files.createDirectory(folder.resolve("ch02later"));
        Path fresh = Files.writeString(later.resolve("B.java"), "new");
        assertEquals(Set.of(fresh), next());
        Files.writeString(fresh, "changed again");
        assertEquals(Set.of(fresh), next());
    }

    @Test
    void aFolderThatWasDeletedAndMadeAnewIsWatchedOn() throws Exception {
        watch.close();
        Path root = Files.createDirectories(folder.resolve("sources"));
        Path code = Files.writeString(
                Files.createDirectory(root.resolve("ch01")).resolve("B.java"), "1");
        watch = new SaveWatch(List.of(root));

        Files.delete(code);
        Files.delete(code.getParent());
        Files.delete(root);
        assertEquals(Set.of(code), next());
        Files.createDirectories(code.getParent());
        Files.writeString(code, "anew");
        assertEquals(Set.of(code), next());
        Files.writeString(code, "and changed");
        assertEquals(Set.of(code), next());
    }

    @Test
    void aFolderThatWasMovedAwayAndReplacedIsWatchedOn() throws Exception {
        watch.close();
        Path root = Files.createDirectories(folder.resolve("sources"));
        Path code = Files.writeString(root.resolve("B.java"), "1");
        watch = new SaveWatch(List.of(root));

        Files.move(root, folder.resolve("old"));
        Files.createDirectory(root);
        Files.writeString(code, "anew");
        assertEquals(Set.of(code), next());
        Files.writeString(code, "and changed");
        assertEquals(Set.of(code), next());
    }

    @Test
    void everyFolderIsWatched() throws Exception {
        watch.close();
        Path one = Files.createDirectory(folder.resolve("one"));
        Path two = Files.createDirectory(folder.resolve("two"));
        watch = new SaveWatch(List.of(one, two));
        Path fresh = Files.writeString(two.resolve("A.java"), "new");
        assertEquals(Set.of(fresh), next());
    }

    @Test
    void closingEndsTheWait() throws Exception {
        // Not a Java file, so nobody is woken by it.
        Files.writeString(folder.resolve("notes.txt"), "something else");
        Thread closer = new Thread(() -> closing(watch));
        closer.start();
        assertEquals(Optional.empty(), assertTimeoutPreemptively(PATIENCE, watch::await));
        closer.join();
    }

    @Test
    void whereTheSystemHasNoEventsLeftClosingEndsTheWaitToo() throws Exception {
        SaveWatch silent = new SaveWatch(List.of(folder), new NoNews());
        Thread closer = new Thread(() -> closing(silent));
        closer.start();
        assertEquals(Optional.empty(), assertTimeoutPreemptively(PATIENCE, silent::await));
        closer.join();
    }

    @Test
    void whereEventsAreDeadSavesAreFoundByLookingAndThatIsSaid() throws Exception {
        try (SaveWatch looking = new SaveWatch(List.of(folder), new Scripted())) {
            assertEquals(Optional.empty(), looking.fallback());
            Files.writeString(file, "after it");
            assertEquals(Set.of(file), looking.await().orElseThrow());
            assertEquals(Optional.empty(), looking.fallback(), "one late event proves nothing");
            Files.delete(file);
            assertEquals(Set.of(file), looking.await().orElseThrow());
            String said = looking.fallback().orElseThrow();
            assertTrue(said.contains("looked at twice a second"), said);
        }
    }

    @Test
    void anEventThatComesLateAfterAllTakesThatBack() throws Exception {
        Scripted news = new Scripted();
        try (SaveWatch looking = new SaveWatch(List.of(folder), news)) {
            Files.writeString(file, "after it");
            looking.await();
            Files.writeString(file, "once more");
            looking.await();
            assertTrue(looking.fallback().isPresent());
            news.told = true;
            Files.writeString(file, "and a third time");
            looking.await();
            assertEquals(Optional.empty(), looking.fallback());
        }
    }

    @Test
    void whenTheSystemLostCountEverythingThatWasSavedIsFound() throws Exception {
        Scripted news = new Scripted();
        try (SaveWatch looking = new SaveWatch(List.of(folder), news)) {
            Files.writeString(file, "after it");
            Path other = Files.writeString(folder.resolve("B.java"), "new");
            // An event that names nothing, as after an overflow.
            news.told = true;
            assertEquals(Set.of(file, other), looking.await().orElseThrow());
        }
    }

    @Test
    void aTouchedFileIsToldEarlyAndOnceMoreAsASave() throws Exception {
        Set<Path> early = new TreeSet<>();
        try (SaveWatch looking = new SaveWatch(List.of(folder), new Scripted())) {
            Files.writeString(file, "after it");
            assertEquals(Set.of(file), looking.awaitTelling(early::addAll).orElseThrow());
            assertEquals(Set.of(file), early);
        }
    }

    @Test
    void aFileThatIsStillEmptyIsNotToldEarly() throws Exception {
        Set<Path> early = new TreeSet<>();
        try (SaveWatch looking = new SaveWatch(List.of(folder), new Scripted())) {
            Files.writeString(file, "");
            assertEquals(Set.of(file), looking.awaitTelling(early::addAll).orElseThrow());
            assertEquals(Set.of(), early);
        }
    }

    /** Events that come when a test says so, and otherwise time that passes at once. */
    private static final class Scripted implements News {

        private boolean told;

        @Override
        public void follow(Path followed) {}

        @Override
        public boolean next(long millis, Set<Path> named) {
            boolean now = told;
            told = false;
            return now;
        }

        @Override
        public void close() {}
    }

    private static void closing(SaveWatch watch) {
        try {
            watch.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
