package workbook.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import workbook.course.Course;
import workbook.course.KnownProblem;

/** In a clone, an update leaves git in a state that a learner understands, and loses no commit. */
@Tag("on-one-jdk")
class GitUpdateTest extends GitBench {

    @Test
    void uncommittedWorkStaysUncommittedAndTheBranchMovesOn() throws Exception {
        solve();
        secondEdition();

        update();

        assertEquals(upstream.git("rev-parse", "HEAD"), here.git("rev-parse", "HEAD"));
        assertEquals("main", here.git("symbolic-ref", "--short", "HEAD"));
        assertEquals("M " + FILE, here.git("status", "--porcelain"));
        assertBothAreIn(here.text(here.learners("Twice")));
        assertTrue(update().upToDate());
    }

    @Test
    void committedWorkIsMergedAndCommitted() throws Exception {
        solve();
        here.commit("mine");
        String mine = here.git("rev-parse", "HEAD");
        secondEdition();

        update();

        assertEquals("", here.git("status", "--porcelain"));
        assertEquals(mine, here.git("rev-parse", "HEAD^1"));
        assertEquals(upstream.git("rev-parse", "HEAD"), here.git("rev-parse", "HEAD^2"));
        assertBothAreIn(here.git("show", "HEAD:" + FILE));
        assertTrue(here.git("show", "HEAD:src/main/java/Tool.java").contains("better"));
        assertTrue(update().upToDate());
    }

    @Test
    void committedAndUncommittedWorkAreBothCarriedOn() throws Exception {
        solve();
        here.commit("mine");
        here.replace(here.learners("Half"), "/** Works it out. */", "/** I work it out. */");
        secondEdition();

        update();

        assertEquals(
                "M " + Edition.LEARNERS + "ch01tiny/Half.java", here.git("status", "--porcelain"));
        assertBothAreIn(here.git("show", "HEAD:" + FILE));
        assertTrue(here.text(here.learners("Half")).contains("I work it out."));
    }

    @Test
    void aConflictLeavesTheLearnersFileInTheCommitToo() throws Exception {
        here.replace(here.learners("Twice"), "Doubles a number.", "My own words.");
        here.commit("mine");
        secondEdition();

        Report report = update();

        assertEquals(List.of(FILE), report.conflicts());
        assertEquals("", here.git("status", "--porcelain"));
        assertTrue(here.git("show", "HEAD:" + FILE).contains("My own words."));
        assertFalse(here.text(here.learners("Twice")).contains("<<<<"));
    }

    @Test
    void whatIsOnlyInTheIndexAndWhatIsStashedIsKept() throws Exception {
        solve();
        here.git("stash", "push", "-q");
        solve();
        here.replace(here.learners("Twice"), MINE, "return 1 + 1;");
        here.git("add", FILE);
        here.replace(here.learners("Twice"), "return 1 + 1;", MINE);
        secondEdition();

        Report report = update();

        String before = report.before().orElseThrow();
        assertTrue(here.git("show", before + "^2:" + FILE).contains("return 1 + 1;"), "the index");
        assertTrue(here.git("show", before + ":" + FILE).contains(MINE), "the files");
        assertTrue(here.git("stash", "show", "-p").contains(MINE));
        assertBothAreIn(here.text(here.learners("Twice")));
    }

    @Test
    void aCourseFileThatWasChangedHereIsNamedKeptAndReplaced() throws Exception {
        here.write("src/main/java/Tool.java", "class Tool { int mine; }\n");
        here.write("src/main/java/Own.java", "class Own {}\n");
        here.commit("my own tool");
        here.write("chapters/ch01tiny/notes.txt", "not committed\n");
        secondEdition();

        Report report = update();

        assertEquals(List.of("src/main/java/Tool.java"), report.changedHere());
        Path kept = report.backup().orElseThrow().folder();
        assertTrue(here.text(kept.resolve("src/main/java/Tool.java")).contains("mine"));
        assertTrue(here.text(here.path("src/main/java/Tool.java")).contains("better"));
        assertTrue(Files.exists(here.path("src/main/java/Own.java")), "of no edition");
        assertTrue(here.git("ls-tree", "-r", "HEAD").contains("Own.java"));
        assertEquals("?? chapters/ch01tiny/notes.txt", here.git("status", "--porcelain"));
    }

    @Test
    void anUntrackedFileInTheWayOfANewOneIsKept() throws Exception {
        here.write("src/main/java/Fresh.java", "mine\n");
        upstream.write("src/main/java/Fresh.java", "theirs\n");
        upstream.commit("a new file");

        Report report = update();

        assertEquals(List.of("src/main/java/Fresh.java"), report.changedHere());
        Path kept = report.backup().orElseThrow().folder();
        assertEquals("mine\n", here.text(kept.resolve("src/main/java/Fresh.java")));
        assertEquals("theirs\n", here.text(here.path("src/main/java/Fresh.java")));
    }

    @Test
    void aFileThatIsGoneUpstreamIsGoneHere() throws Exception {
        upstream.git("rm", "-q", "src/main/java/Tool.java");
        upstream.git("commit", "-q", "-m", "without it");

        update();

        assertFalse(Files.exists(here.path("src/main/java/Tool.java")));
        assertFalse(Files.exists(here.path("src")), "no empty folder stays");
        assertEquals("", here.git("status", "--porcelain"));
    }

    @Test
    void anUnpackedFolderBecomesOneCommitAndTheNextFetchStillWorks() throws Exception {
        solve();
        TinyEdition unpacked = new TinyEdition(folder.resolve("unpacked"));
        unpacked.write("src/main/java/Tool.java", "class Tool { int unpacked; }\n");
        String before = here.git("rev-parse", "HEAD");

        update(unpacked.home.root().toString());

        assertEquals(before, here.git("rev-parse", "HEAD^"));
        assertEquals("M " + FILE, here.git("status", "--porcelain"));
        secondEdition();
        update();
        assertTrue(here.text(here.path("src/main/java/Tool.java")).contains("better"));
        assertBothAreIn(here.text(here.learners("Twice")));
        assertEquals("M " + FILE, here.git("status", "--porcelain"));
    }

    @Test
    void ofAnotherCloneWhatIsCommittedCounts() throws Exception {
        secondEdition();
        upstream.write("src/main/java/Tool.java", "class Tool { half-typed\n");

        update("../upstream");

        assertTrue(here.text(here.path("src/main/java/Tool.java")).contains("better"));
        assertEquals("", here.git("status", "--porcelain"));
    }

    @Test
    void anInterruptedUpdateMovesTheBranchWhenItIsFinished() throws Exception {
        Path inTheWay = here.path("src/main/java/Zoo.java/inside");
        Files.createDirectories(inTheWay);
        solve();
        secondEdition();
        upstream.write("src/main/java/Zoo.java", "class Zoo {}\n");
        upstream.commit("third");
        assertThrows(KnownProblem.class, this::update);
        assertNotEquals(upstream.git("rev-parse", "HEAD"), here.git("rev-parse", "HEAD"));
        Files.delete(inTheWay);
        Files.delete(inTheWay.getParent());

        Update.finish(here.home);

        assertEquals(upstream.git("rev-parse", "HEAD"), here.git("rev-parse", "HEAD"));
        assertEquals("M " + FILE, here.git("status", "--porcelain"));
        assertBothAreIn(here.text(here.learners("Twice")));
    }

    @Test
    void anUndoTakesTheLearnersFileBackAndNoMore() throws Exception {
        solve();
        String before = here.text(here.learners("Twice"));
        secondEdition();
        update();
        new workbook.progress.Workspace(
                        Course.load(here.home),
                        new workbook.progress.Backups(here.home, Clock.systemUTC()))
                .undo();
        assertEquals(before, here.text(here.learners("Twice")));
        assertEquals("M " + FILE, here.git("status", "--porcelain"));
    }

    @Test
    void aRewrittenHistoryUpstreamIsMergedAllTheSame() throws Exception {
        solve();
        here.commit("mine");
        upstream.git("checkout", "-q", "--orphan", "fresh");
        secondEdition();
        upstream.git("branch", "-q", "-M", "fresh", "main");

        update();

        assertBothAreIn(here.text(here.learners("Twice")));
        assertEquals("", here.git("status", "--porcelain"));
    }
}
