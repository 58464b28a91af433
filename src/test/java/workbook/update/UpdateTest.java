package workbook.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.course.Course;
import workbook.course.KnownProblem;
import workbook.progress.Backups;
import workbook.progress.ProgressFile;
import workbook.progress.Workspace;

/** A newer edition comes, and whatever the learner wrote is still there; without git. */
class UpdateTest {

    private static final String NOT_WRITTEN =
            "throw new UnsupportedOperationException(\"ch01 / twice: not written yet\");";
    private static final String MINE = "return a + a;";

    @TempDir
    Path folder;

    private TinyEdition here;
    private TinyEdition next;
    private ProgressFile progress;

    @BeforeEach
    void open() throws IOException {
        here = new TinyEdition(folder.resolve("here"));
        next = new TinyEdition(folder.resolve("next"));
        progress = new ProgressFile(here.home, Clock.systemUTC());
    }

    private Report update() {
        return update(false);
    }

    private Report update(boolean dry) {
        return new Update(Course.load(here.home), Clock.systemUTC())
                .run(next.home.root().toString(), here.home.root(), dry);
    }

    private void solve() throws IOException {
        here.replace(here.learners("Twice"), NOT_WRITTEN, MINE);
    }

    private void newWords() throws IOException {
        next.finished("Twice", "twice", "Gives twice a number.", "a * 2");
        next.generate();
    }

    @Test
    void whereNothingIsNewNothingIsDone() throws IOException {
        solve();
        assertTrue(update().upToDate());
        assertFalse(Files.exists(here.path(".workbook/update")));
        assertEquals(List.of(), new Backups(here.home, Clock.systemUTC()).list());
    }

    @Test
    void theCoursesOwnFilesBecomeTheNewEditions() throws IOException {
        next.write("src/main/java/Tool.java", "class Tool { int better; }\n");
        next.write("src/main/java/Fresh.java", "class Fresh {}\n");
        here.write("src/main/java/Old.java", "class Old {}\n");
        here.write("notes.txt", "mine\n");
        assertTrue(next.path("workbook").toFile().setExecutable(true));
        next.write("workbook", "#!/bin/sh\nexit\n");

        Report report = update();

        assertEquals(4, report.replaced());
        assertEquals(
                "class Tool { int better; }\n", here.text(here.path("src/main/java/Tool.java")));
        assertTrue(Files.exists(here.path("src/main/java/Fresh.java")));
        assertFalse(Files.exists(here.path("src/main/java/Old.java")));
        assertTrue(Files.isExecutable(here.path("workbook")));
        assertEquals("mine\n", here.text(here.path("notes.txt")));
        Path kept = report.backup().orElseThrow().folder();
        assertEquals("class Old {}\n", here.text(kept.resolve("src/main/java/Old.java")));
        assertEquals("class Tool {}\n", here.text(kept.resolve("src/main/java/Tool.java")));
        assertEquals(List.of(), workspace().history().undoable(), "nothing of the learner's");
    }

    @Test
    void aStarterThatNobodyHasTouchedBecomesTheNewOne() throws IOException {
        newWords();
        Report report = update();
        assertEquals(next.text(next.learners("Twice")), here.text(here.learners("Twice")));
        assertEquals(List.of(), report.merged());
    }

    @Test
    void whatTheLearnerWroteAndWhatIsNewAreBothThere() throws IOException {
        solve();
        newWords();

        Report report = update();

        String text = here.text(here.learners("Twice"));
        assertTrue(text.contains(MINE), text);
        assertTrue(text.contains("Gives twice a number."), text);
        assertEquals(List.of(Edition.LEARNERS + "ch01tiny/Twice.java"), report.merged());
    }

    @Test
    void anUndoTakesTheLearnersFilesBack() throws IOException {
        solve();
        String before = here.text(here.learners("Twice"));
        newWords();
        update();

        workspace().undo();

        assertEquals(before, here.text(here.learners("Twice")));
        String chapter = here.text(here.path("chapters/ch01tiny/Twice.java"));
        assertTrue(chapter.contains("Gives twice"), "the course stays the new one");
    }

    private Workspace workspace() {
        return new Workspace(Course.load(here.home), new Backups(here.home, Clock.systemUTC()));
    }

    @Test
    void linesOfWindowsStayLinesOfWindows() throws IOException {
        solve();
        Files.writeString(
                here.learners("Twice"), here.text(here.learners("Twice")).replace("\n", "\r\n"));
        newWords();
        update();
        String text = here.text(here.learners("Twice"));
        assertTrue(text.contains("Gives twice a number. */\r\n"), text);
        assertFalse(text.replace("\r\n", "").contains("\n"), text);
    }

    @Test
    void inAConflictTheLearnersFileStaysAndTheNewStarterLiesBesideIt() throws IOException {
        here.replace(here.learners("Twice"), "Doubles a number.", "My own words.");
        String before = here.text(here.learners("Twice"));
        newWords();

        Report report = update();

        assertEquals(before, here.text(here.learners("Twice")));
        String file = Edition.LEARNERS + "ch01tiny/Twice.java";
        assertEquals(List.of(file), report.conflicts());
        Conflicts.Conflict conflict = Conflicts.of(here.home).all().get(file);
        assertTrue(conflict.was().contains("Doubles a number."), conflict.was());
        assertEquals(next.text(next.learners("Twice")), conflict.next());
    }

    @Test
    void aConflictIsOverOnceTheFileIsTheNewStarter() throws IOException {
        inAConflictTheLearnersFileStaysAndTheNewStarterLiesBesideIt();
        Files.writeString(here.learners("Twice"), next.text(next.learners("Twice")));
        assertTrue(Conflicts.of(here.home).all().isEmpty());
    }

    @Test
    void aFileThatIsNotTextIsAConflictAndStays() throws IOException {
        byte[] bytes = "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(here.learners("Twice"), bytes);
        newWords();
        assertEquals(1, update().conflicts().size());
        assertEquals(bytes.length, Files.size(here.learners("Twice")));
    }

    @Test
    void newExercisesAppearAndThoseThatAreGoneAreKept() throws IOException {
        solve();
        next.exercises("half", "third");
        Files.delete(next.path("chapters/ch01tiny/Twice.java"));
        next.finished("Third", "third", "A third.", "a / 3");
        next.generate();

        Report report = update();

        assertEquals(List.of("third"), report.exercises().fresh());
        assertEquals(List.of("twice"), report.exercises().gone());
        assertTrue(Files.exists(here.learners("Third")));
        assertFalse(Files.exists(here.learners("Twice")));
        workspace().undo();
        assertTrue(here.text(here.learners("Twice")).contains(MINE));
        assertTrue(Files.exists(here.learners("Third")), "an undo takes no new exercise away");
    }

    @Test
    void aFileOfTheLearnersOwnIsLeftAlone() throws IOException {
        here.write(Edition.LEARNERS + "ch01tiny/Mine.java", "class Mine {}\n");
        newWords();
        update();
        assertTrue(Files.exists(here.learners("Mine")));
    }

    @Test
    void whatIsDoneStaysDoneUnlessItsTaskHasChanged() throws IOException {
        for (String id : List.of("twice", "half")) {
            progress.update(now -> now.checked(id, true, "pass", Instant.EPOCH));
        }
        next.write("exercises/src/test/java/ch01tiny/HalfTest.java", "class HalfTest { int n; }\n");

        Report report = update();

        assertEquals(List.of("half"), report.exercises().again());
        assertEquals("done", progress.read().progress().of("twice").state());
        assertEquals(
                "check again (updated)", progress.read().progress().of("half").state());
        assertFalse(progress.read().progress().of("half").isDone());
    }

    @Test
    void aDryRunChangesNothing() throws IOException {
        solve();
        newWords();
        String before = here.text(here.learners("Twice"));

        Report report = update(true);

        assertEquals(1, report.merged().size());
        assertEquals(before, here.text(here.learners("Twice")));
        String chapter = here.text(here.path("chapters/ch01tiny/Twice.java"));
        assertTrue(chapter.contains("Doubles"), chapter);
        assertFalse(Files.exists(here.path(".workbook/update")));
        assertFalse(Files.exists(here.path(".workbook/backups")));
    }

    @Test
    void anEditionThatKnowsMoreThanThisOneIsUnderstood() throws IOException {
        next.replace(
                next.path("chapters/ch01tiny/exercises.yaml"),
                "    points: 1\n",
                "    points: 1\n    unheard-of: yes\n");
        assertFalse(update().upToDate());
    }

    @Test
    void whatIsInterruptedIsFinishedLater() throws IOException {
        solve();
        newWords();
        next.write("workbook", "#!/bin/sh\nexit\n");
        // Something in the way, between the first file and the last.
        Path inTheWay = here.path("src/main/java/Zoo.java/inside");
        Files.createDirectories(inTheWay);
        next.write("src/main/java/Zoo.java", "class Zoo {}\n");
        assertThrows(KnownProblem.class, this::update);
        assertTrue(Journal.exists(here.home));
        // Meanwhile the learner goes on.
        String since = here.text(here.learners("Twice")) + "// since\n";
        Files.writeString(here.learners("Twice"), since);
        Files.delete(inTheWay);
        Files.delete(inTheWay.getParent());

        assertTrue(Update.finish(here.home));

        assertEquals("#!/bin/sh\nexit\n", here.text(here.path("workbook")));
        assertEquals("class Zoo {}\n", here.text(here.path("src/main/java/Zoo.java")));
        assertEquals(since, here.text(here.learners("Twice")), "newer than the update");
        assertFalse(Files.exists(here.path(".workbook/update")));
        assertFalse(Update.finish(here.home), "there is nothing left to do");
    }

    @Test
    void aFolderThatIsNoEditionIsRefused() throws IOException {
        Files.delete(next.path("workbook"));
        KnownProblem problem = assertThrows(KnownProblem.class, this::update);
        assertTrue(problem.getMessage().contains("is no edition"), problem.getMessage());
    }

    @Test
    void aFolderThatSomebodyWorksInIsRefused() throws IOException {
        next.write(".workbook/progress.json", "{}");
        KnownProblem problem = assertThrows(KnownProblem.class, this::update);
        assertTrue(problem.getMessage().contains("has been worked in"), problem.getMessage());
    }

    @Test
    void withoutGitAFolderHasToBeNamed() {
        KnownProblem problem = assertThrows(
                KnownProblem.class,
                () -> new Update(Course.load(here.home), Clock.systemUTC())
                        .run("", here.home.root(), false));
        assertTrue(problem.getMessage().contains("--from FOLDER"), problem.getMessage());
    }
}
