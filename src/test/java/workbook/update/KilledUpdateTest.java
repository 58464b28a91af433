package workbook.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} in the middle of an update leaves no half of it. */
@Tag("on-one-jdk")
class KilledUpdateTest {

    private static final int FILES = 300;
    private static final String FILE = Edition.LEARNERS + "ch01tiny/Twice.java";

    @TempDir
    Path folder;

    private ProcessBuilder workbook(TinyEdition edition, String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dworkbook.home=" + edition.home.root(),
                "-cp",
                System.getProperty("java.class.path"),
                "workbook.cli.Main");
        builder.command().addAll(java.util.List.of(arguments));
        return builder.directory(edition.home.root().toFile()).redirectErrorStream(true);
    }

    @Test
    void theNextCommandFinishesIt() throws Exception {
        TinyEdition upstream = new TinyEdition(folder.resolve("upstream"));
        upstream.commit("first edition");
        TinyEdition here = new TinyEdition(folder.resolve("here"));
        here.git("init", "-q", "-b", "main");
        here.git("fetch", "-q", "../upstream", "main");
        here.git("reset", "-q", "--mixed", "FETCH_HEAD");
        here.replace(here.learners("Twice"), "/** Works it out. */", "/** I work it out. */");
        upstream.finished("Twice", "twice", "Gives twice a number.", "a * 2");
        upstream.generate();
        for (int i = 0; i < FILES; i++) {
            upstream.write("src/main/java/Many" + i + ".java", "class Many" + i + " {}\n");
        }
        upstream.commit("second edition");

        Process update = workbook(here, "update", "--from", "../upstream").start();
        Path journal = here.path(".workbook/update/journal");
        while (!Files.exists(journal) && update.isAlive()) {
            Thread.onSpinWait();
        }
        update.destroyForcibly().waitFor();
        assertTrue(Files.exists(journal), "killed in the middle");
        assertFalse(Files.exists(here.path("src/main/java/Many99.java")));

        Process list = workbook(here, "list").start();
        String said = new String(list.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, list.waitFor(), said);
        assertTrue(said.contains("An update that was interrupted is finished now."), said);
        assertEquals("M " + FILE, here.git("status", "--porcelain"));
        assertEquals(upstream.git("rev-parse", "HEAD"), here.git("rev-parse", "HEAD"));
        String text = here.text(here.learners("Twice"));
        assertTrue(text.contains("I work it out.") && text.contains("Gives twice"), text);
        assertFalse(Files.exists(here.path(".workbook/update")));
    }
}
