package workbook.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher builds when it must, and starts at once when it need not. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {

    @TempDir
    Path folder;

    private Launch launch(String name) throws Exception {
        return new Launch(folder, name).withJava("17.0.1").withMaven("3.8.7");
    }

    @Test
    void theFirstStartBuildsAndTheSecondDoesNot() throws Exception {
        Launch launch = launch("workbook");
        Launch.Result first = launch.run("list");
        assertEquals(0, first.exitCode(), first.err());
        assertTrue(first.err().contains("Building the workbook"), first.err());
        Launch.Result second = launch.run("list");
        assertEquals(1, launch.builds().size());
        assertEquals("", second.err());
        assertTrue(second.out().contains("-XX:SharedArchiveFile="), second.out());
        assertTrue(second.out().endsWith("workbook.cli.Main list\n"), second.out());
    }

    @Test
    void whatTheProgramSaysIsTheExitCode() throws Exception {
        Launch launch = launch("workbook");
        assertEquals(1, launch.with("JAVA_EXIT", "1").run("check").exitCode());
    }

    @Test
    void anAuthorsEditBuildsAgain() throws Exception {
        Launch launch = launch("workbook");
        launch.run("list");
        Files.writeString(launch.root.resolve("chapters/ch01blocking/A.java"), "edited");
        launch.run("list");
        assertEquals(2, launch.builds().size());
    }

    @Test
    void whatAKilledUpdateLeftUndoneIsPutInPlaceBeforeTheBuild() throws Exception {
        Launch launch = launch("workbook");
        launch.run("list");
        Path update = launch.root.resolve(".workbook/update");
        Path ready = Files.createDirectories(update.resolve("ready/chapters/ch02 new"));
        Files.writeString(ready.resolve("B.java"), "new");
        Path learners = Files.createDirectories(update.resolve("ready/exercises/src/main/java"));
        Files.writeString(learners.resolve("C.java"), "merged");
        Files.writeString(
                update.resolve("journal"),
                "delete chapters/ch01blocking/A.java\ndelete exercises/src/main/java/D.java\n");
        Path mine = launch.root.resolve("exercises/src/main/java/D.java");
        Files.createDirectories(mine.getParent());
        Files.writeString(mine, "mine");
        Files.writeString(launch.root.resolve("chapters/ch01blocking/H.java"), "half is there");
        launch.run("list");
        assertEquals(2, launch.builds().size());
        assertEquals("new", Files.readString(launch.root.resolve("chapters/ch02 new/B.java")));
        assertFalse(Files.exists(launch.root.resolve("chapters/ch01blocking/A.java")));
        assertTrue(Files.exists(mine), "the program knows what became of it");
        assertFalse(Files.exists(mine.resolveSibling("C.java")));
    }

    @Test
    void aJavaThatDoesNotStartIsNoExerciseThatFails() throws Exception {
        Launch launch = launch("workbook");
        launch.run("list");

        Launch.Result result = launch.with("JAVA_TOOL_OPTIONS", "-Xmx9t")
                .with("JAVA_EXIT", "1")
                .run("check", "request");

        assertEquals(2, result.exitCode(), result.err());
        assertTrue(result.err().contains("Java does not start here. It says:"), result.err());
        assertTrue(result.err().contains("which say: -Xmx9t"), result.err());
        assertEquals("", result.out());
        assertEquals(0, launch.with("JAVA_EXIT", "0").run("list").exitCode());
    }

    @Test
    void aFileThatHasGoneBuildsAgain() throws Exception {
        Launch launch = launch("workbook");
        launch.run("list");
        Files.delete(launch.root.resolve("chapters/ch01blocking/A.java"));
        launch.run("list");
        assertEquals(2, launch.builds().size());
    }

    @Test
    void whatAPullOrASwitchOfBranchesBroughtIsBuiltOnceAndACommitIsNot() throws Exception {
        Launch launch = launch("workbook");
        Path git = Files.createDirectories(launch.root.resolve(".git/refs/heads"));
        launch.run("list");
        Files.writeString(git.resolve("main"), "what the learner has committed");
        launch.run("list");
        assertEquals(1, launch.builds().size());
        for (String note : List.of("ORIG_HEAD", "HEAD")) {
            Files.writeString(launch.root.resolve(".git").resolve(note), "elsewhere");
            launch.run("list");
            launch.run("list");
        }
        assertEquals(3, launch.builds().size());
    }

    @Test
    void aLearnersEditAndProseBuildNothing() throws Exception {
        Launch launch = launch("workbook");
        launch.run("list");
        Path exercise = launch.root.resolve("exercises/src/main/java/A.java");
        Files.createDirectories(exercise.getParent());
        Files.writeString(exercise, "half-typed");
        Files.writeString(launch.root.resolve("chapters/ch01blocking/chapter.adoc"), "= Title");
        launch.run("list");
        assertEquals(1, launch.builds().size());
    }

    @Test
    void whatIsAlreadyFetchedIsBuiltWithoutTheNetwork() throws Exception {
        Launch launch = launch("workbook");
        Files.createDirectories(launch.home.resolve(".m2/repository"));
        launch.run("list");
        assertTrue(launch.builds().get(0).contains("-o"), launch.builds().toString());
        assertEquals(1, launch.builds().size());
    }

    @Test
    void whatIsNotFetchedYetIsBuiltWithTheNetwork() throws Exception {
        Launch launch = launch("workbook").with("MAVEN_NOT_OFFLINE", "1");
        Files.createDirectories(launch.home.resolve(".m2/repository"));
        assertEquals(0, launch.run("list").exitCode());
        assertEquals(2, launch.builds().size());
        assertFalse(launch.builds().get(1).contains("-o"), launch.builds().toString());
    }

    @Test
    void aBrokenBuildShowsMavensWordsAndItsLog() throws Exception {
        Launch launch = launch("workbook").with("MAVEN_BREAKS", "1");
        Files.createDirectories(launch.home.resolve(".m2/repository"));
        Launch.Result result = launch.run("list");
        assertEquals(2, result.exitCode());
        assertTrue(result.err().contains("Request.java:[3,1] not a statement"), result.err());
        assertTrue(result.err().contains("target/workbook/build.log"), result.err());
        assertEquals(1, launch.builds().size(), "a mistake in the code needs no network");
        assertFalse(Files.exists(launch.root.resolve("target/workbook.lock")));
    }

    @Test
    void twoFirstStartsBuildOnce() throws Exception {
        Launch launch = launch("workbook");
        Process one = launch.start(launch.root.resolve("workbook"), "list");
        Process other = launch.start(launch.root.resolve("workbook"), "list");
        assertEquals(0, Launch.finish(one).exitCode());
        assertEquals(0, Launch.finish(other).exitCode());
        assertEquals(1, launch.builds().size());
    }

    @Test
    void theLockOfAStartThatDiedIsTakenOver() throws Exception {
        Launch launch = launch("workbook");
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Path lock = Files.createDirectories(launch.root.resolve("target/workbook.lock"));
        Files.writeString(lock.resolve("pid"), dead.pid() + "\n");
        assertEquals(0, launch.run("list").exitCode());
    }

    @Test
    void spacesAndQuotesInThePathDoNoHarm() throws Exception {
        Launch launch = launch("my workbook's folder");
        launch.run("list");
        Launch.Result second = launch.run("list");
        assertEquals(0, second.exitCode(), second.err());
        assertEquals(1, launch.builds().size());
        assertTrue(
                second.out().contains("my workbook's folder/target/workbook/lib/a.jar"),
                second.out());
    }

    @Test
    void itIsFoundThroughSymbolicLinks() throws Exception {
        Launch launch = launch("workbook");
        Path link =
                Files.createSymbolicLink(folder.resolve("one"), launch.root.resolve("workbook"));
        Path other = Files.createSymbolicLink(folder.resolve("other"), Path.of("one"));
        Launch.Result result = Launch.finish(launch.start(other, "list"));
        assertEquals(0, result.exitCode(), result.err() + link);
        assertTrue(
                result.out().contains("-Dworkbook.home=" + launch.root.toRealPath()), result.out());
    }

    @Test
    void aFolderThatMovedStillStarts() throws Exception {
        Launch launch = launch("workbook");
        launch.run("list");
        Path moved = Files.move(launch.root, folder.resolve("elsewhere"));
        Launch.Result result = Launch.finish(launch.start(moved.resolve("workbook"), "list"));
        assertEquals(0, result.exitCode(), result.err());
        assertTrue(result.out().contains("elsewhere/src/target/workbook.jar"), result.out());
        assertFalse(result.out().contains(launch.root + "/"), result.out());
    }

    @Test
    void javaHomeGoesBeforeThePath() throws Exception {
        Launch launch = launch("workbook");
        Path other = launch.jdk("other-jdk", "25.0.1");
        Launch.Result result = launch.with("JAVA_HOME", other.toString()).run("list");
        assertTrue(result.out().contains("STARTED " + other), result.out());
        assertTrue(result.out().contains("--sun-misc-unsafe-memory-access=allow"), result.out());
    }

    @Test
    void aUselessJavaHomeDoesNotHideAGoodPath() throws Exception {
        Launch launch = launch("workbook");
        Path old = launch.jdk("old-jdk", "11.0.1");
        launch.with("JAVA_HOME", old.toString());
        assertEquals(0, launch.run("list").exitCode());
        Launch.Result second = launch.run("list");
        assertTrue(
                second.out().contains("STARTED " + launch.bin.resolveSibling("jdk-17.0.1")),
                second.out());
        assertEquals("", second.err());
    }

    @Test
    void aQuickStartReadsNoOtherPart() throws Exception {
        Launch launch = launch("workbook");
        launch.run("list");
        Path parts = launch.root.resolve("src/main/sh");
        Files.move(parts, folder.resolve("sh"));
        Launch.Result second = launch.run("list");
        assertEquals(0, second.exitCode(), second.err());
        assertEquals(1, launch.builds().size());
    }

    @Test
    void aPartThatIsMissingIsNamed() throws Exception {
        Launch launch = launch("workbook");
        Files.delete(launch.root.resolve("src/main/sh/build.sh"));
        Launch.Result result = launch.run("list");
        assertEquals(2, result.exitCode());
        assertTrue(result.err().contains("src/main/sh/build.sh is missing"), result.err());
    }

    @Test
    void anEditOfTheLauncherBuildsNothing() throws Exception {
        Launch launch = launch("workbook");
        launch.run("list");
        Files.writeString(
                launch.root.resolve("src/main/sh/build.sh"), "\n", StandardOpenOption.APPEND);
        assertEquals("", launch.run("list").err());
        assertEquals(1, launch.builds().size());
    }

    @Test
    void shellcheckHasNothingToSay() throws Exception {
        List<String> command = new ArrayList<>(List.of("shellcheck"));
        Launch.parts().forEach(part -> command.add(part.toString()));
        Process shellcheck;
        try {
            shellcheck = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException missing) {
            Assumptions.abort("there is no shellcheck here: apt install shellcheck");
            return;
        }
        String said = new String(shellcheck.getInputStream().readAllBytes(), UTF_8);
        assertEquals("", said);
        assertEquals(0, shellcheck.waitFor());
    }

    @Test
    void argumentsArriveAsTheyWereGiven() throws Exception {
        Launch launch = launch("workbook");
        Launch.Result result = launch.run("run", "ch01", "two words", "*");
        assertTrue(result.out().endsWith("workbook.cli.Main run ch01 two words *\n"), result.out());
    }
}
