package workbook.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a learner changed or deleted: the originals decide, and can be had back. */
@Tag("on-one-jdk")
class SealedTestsTest {

    private static final String REMEDY = "./workbook reset --tests";

    @TempDir
    Path folder;

    private Workshop workshop;
    private Path test;
    private Path lesson;

    @BeforeEach
    void makeWorkshop() throws IOException {
        workshop = Workshop.in(folder);
        test = workshop.home().exerciseTests().resolve("ch01blocking/RequestTest.java");
        lesson = workshop.home().exerciseTests().resolve("support/Lesson.java");
    }

    @Test
    void aTestThatWasMadeToPassDecidesNothing() throws IOException {
        Files.writeString(test, """
                package ch01blocking;
                class RequestTest { @org.junit.jupiter.api.Test void allIsWell() {} }
                """);

        Workshop.Said said = workshop.say("check", "request", "--json");

        assertEquals(1, said.exitCode(), said.out() + said.err());
        assertTrue(said.out().contains("Changed in exercises/src/test/java: RequestTest.java."));
        assertTrue(said.out().contains(REMEDY), said.out());
        assertFalse(said.out().contains("allIsWell"), said.out());
        assertFalse(workshop.say("check", "read-to-end", "--json").out().contains("\"error\""));
    }

    @Test
    void aDeletedTestAndADamagedSupportClassAreUsedAsTheyWere() throws IOException {
        Files.delete(test);
        Files.writeString(lesson, "package support; class {");

        Workshop.Said said = workshop.say("check", "request", "--json");

        assertTrue(
                said.out()
                        .contains("RequestTest.java (missing), Lesson.java. Here their originals"),
                said.out());
        assertTrue(said.out().contains("What a request looks like"), said.out());
    }

    @Test
    void theOriginalsComeBackWithoutGitAndTheChangeIsKept() throws IOException {
        String original = Files.readString(test);
        Files.writeString(test, "// mine\n");
        Files.delete(lesson);

        Workshop.Said said = workshop.say("reset", "--tests");

        assertEquals(0, said.exitCode(), said.out() + said.err());
        assertEquals(original, Files.readString(test));
        assertTrue(Files.isRegularFile(lesson));
        assertFalse(workshop.say("check", "request").out().contains(REMEDY));
        assertEquals(0, workshop.say("undo").exitCode());
        assertEquals("// mine\n", Files.readString(test));
    }

    @Test
    void anAuthorsChangeIsBuiltInAtTheNextStart() throws IOException {
        Path stamp = workshop.home().target().resolve("workbook/stamp");
        Files.createDirectories(stamp.getParent());
        Files.createFile(stamp);
        assertEquals(0, workshop.say("author", "generate").exitCode());
        assertTrue(Files.exists(stamp), "nothing was changed, so nothing has to be built");
        Files.writeString(test, Files.readString(test).replace("@Test", "// @Test"));

        Workshop.Said said = workshop.say("author", "generate");

        assertTrue(said.out().contains("the next ./workbook builds them in"), said.out());
        assertFalse(Files.exists(stamp));
    }
}
