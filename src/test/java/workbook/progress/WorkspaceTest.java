package workbook.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.TinyCourse;

/** Writes over a learner's files, and takes it back. */
class WorkspaceTest {

    private static final String MINE = "my own work\n";

    @TempDir
    Path root;

    private TinyCourse tiny;
    private Backups backups;
    private Path counter;

    @BeforeEach
    void write() throws IOException {
        tiny = new TinyCourse(root);
        tiny.write("chapters/ch02later/exercises.yaml", "title: Later\nexercises: []\n");
        tiny.write("chapters/ch02later/Later.java", "class Later {}\n");
        counter = tiny.write("exercises/src/main/java/ch01counting/Counter.java", MINE);
        Clock noon = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
        backups = new Backups(tiny.home(), noon);
    }

    private Workspace workspace() {
        return new Workspace(tiny.load(), backups);
    }

    private Workspace.Change reset() {
        return workspace().reset(tiny.load().exercise("count").orElseThrow());
    }

    @Test
    void aResetPutsTheStarterBackAndKeepsWhatWasThere() throws IOException {
        Workspace.Change change = reset();

        assertTrue(Files.readString(counter).contains("ch01 / count: not written yet"));
        assertEquals(List.of(counter), change.files());
        assertEquals(List.of("count"), change.exercises());
        Backup backup = change.backup().orElseThrow();
        assertEquals("20261122-120000-1-reset", backup.folder().getFileName().toString());
        Path copy = backup.folder().resolve("exercises/src/main/java/ch01counting/Counter.java");
        assertEquals(MINE, Files.readString(copy));
    }

    @Test
    void anExerciseIsBegunOnceItsFilesAreNotTheStarters() throws IOException {
        Exercise count = tiny.load().exercise("count").orElseThrow();
        assertTrue(workspace().isBegun(count));
        reset();
        assertFalse(workspace().isBegun(count));
        Files.delete(counter);
        assertFalse(workspace().isBegun(count));
    }

    @Test
    void aResetOfWhatIsAStarterAlreadyDoesNothing() {
        reset();
        Workspace.Change again = reset();

        assertEquals(List.of(), again.files());
        assertEquals(Optional.empty(), again.backup());
        assertEquals(1, backups.list().size());
    }

    @Test
    void anUndoCanBeTakenBackByARedo() throws IOException {
        reset();
        String starter = Files.readString(counter);

        Backups.Step undone = workspace().undo().orElseThrow();
        assertEquals("reset", undone.change().reason());
        assertEquals(MINE, Files.readString(counter));

        Backups.Step redone = workspace().redo().orElseThrow();
        assertEquals("reset", redone.change().reason());
        assertEquals(starter, Files.readString(counter));
        assertEquals(Optional.empty(), workspace().redo());

        workspace().undo();
        assertEquals(MINE, Files.readString(counter));
        assertEquals(Optional.empty(), workspace().undo());
    }

    @Test
    void eachUndoTakesBackTheNextOlderChange() throws IOException {
        reset();
        Files.writeString(counter, "my second work\n");
        reset();

        workspace().undo();
        assertEquals("my second work\n", Files.readString(counter));
        workspace().undo();
        assertEquals(MINE, Files.readString(counter));
        assertEquals(Optional.empty(), workspace().undo());

        workspace().redo();
        assertEquals("my second work\n", Files.readString(counter), "what the undo replaced");
        workspace().redo();
        assertTrue(Files.readString(counter).contains("not written yet"));
    }

    @Test
    void whatIsWrittenAfterAnUndoIsKeptByTheNext() throws IOException {
        reset();
        Files.writeString(counter, "an attempt of mine\n");
        Backups.Step step = workspace().undo().orElseThrow();

        Path copy = step.kept().folder().resolve("exercises/src/main/java/ch01counting");
        assertEquals("an attempt of mine\n", Files.readString(copy.resolve("Counter.java")));
    }

    @Test
    void aNewChangeEndsWhatCouldBeBroughtAgain() {
        reset();
        workspace().undo();
        assertEquals(1, workspace().history().redoable().size());
        reset();
        assertEquals(0, workspace().history().redoable().size());
        assertEquals(1, workspace().history().undoable().size());
    }

    @Test
    void whatIsKnownOfAnExerciseGoesAndComesBackWithItsCode() {
        ProgressFile progress = new ProgressFile(tiny.home(), Clock.systemUTC());
        progress.update(now -> now.checked("count", true, "pass", Instant.EPOCH));

        reset();
        assertEquals(
                "fails now (passed before)",
                progress.read().progress().of("count").state());
        workspace().undo();
        assertEquals("done", progress.read().progress().of("count").state());
        workspace().redo();
        assertEquals(
                "fails now (passed before)",
                progress.read().progress().of("count").state());
    }

    @Test
    void afterAResetAnExerciseThatNeverPassedIsOpenAgain() {
        ProgressFile progress = new ProgressFile(tiny.home(), Clock.systemUTC());
        progress.update(now -> now.checked("count", false, "fail", Instant.EPOCH));

        reset();
        assertEquals("open", progress.read().progress().of("count").state());
        workspace().undo();
        assertEquals("begun", progress.read().progress().of("count").state());
    }

    @Test
    void withoutAnythingToUndoNothingIsUndone() {
        assertEquals(Optional.empty(), workspace().undo());
    }

    @Test
    void catchingUpPutsTheFinishedCodeOfEarlierChaptersInPlace() throws IOException {
        Course course = tiny.load();
        Workspace.Change change = workspace().catchUp(course.chapter("2").orElseThrow());

        Path folder = course.home().exerciseSources();
        String finished = Files.readString(counter);
        assertTrue(finished.contains("return n;"), finished);
        assertFalse(finished.contains("tag::") || finished.contains("//?"), finished);
        assertTrue(Files.exists(folder.resolve("ch01counting/Given.java")));
        assertFalse(Files.exists(folder.resolve("ch02later")), "the chapter itself is theirs");
        assertEquals(2, change.files().size());
    }

    @Test
    void undoingACatchUpTakesAwayWhatWasNotThereBefore() throws IOException {
        Course course = tiny.load();
        workspace().catchUp(course.chapter("2").orElseThrow());
        workspace().undo();

        assertEquals(MINE, Files.readString(counter));
        assertFalse(Files.exists(counter.resolveSibling("Given.java")));

        workspace().redo();
        assertTrue(Files.exists(counter.resolveSibling("Given.java")));
    }

    @Test
    void aBackupThatWasCutShortIsIgnored() throws IOException {
        reset();
        Path half = root.resolve(".workbook/backups/20261122-120000-2-reset");
        Files.createDirectories(half);
        Path spoiled = root.resolve(".workbook/backups/20261122-120000-3-reset");
        Files.createDirectories(spoiled);
        Files.writeString(spoiled.resolve("manifest.json"), "{\"reason\": \"re");

        assertEquals(1, backups.list().size());
        workspace().undo();
        assertEquals(MINE, Files.readString(counter));
        assertEquals(4, backups.list().get(0).number(), "no number is used twice");
    }
}
