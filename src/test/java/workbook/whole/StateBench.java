package workbook.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import workbook.progress.FileTree;

/** A course at its start, with the workbook's own files in whatever state a test puts them. */
abstract class StateBench {

    /** What {@code check request} says of the starter, under every circumstance. */
    static final String VERDICT = "6 of 6 tests fail";

    @TempDir
    Path folder;

    Workshop workshop;

    @BeforeEach
    void open() throws IOException {
        workshop = Workshop.ofFirstChapters(folder.resolve("course"));
        // A backup that making the starters has left.
        FileTree.delete(workshop.home().state());
    }

    Path state(String name) {
        return workshop.home().state().resolve(name);
    }

    Path progress(String text) throws IOException {
        Files.createDirectories(workshop.home().state());
        return Files.writeString(state("progress.json"), text);
    }

    static void assertSays(String text, String... sentences) {
        String flat = text.replaceAll("\\s+", " ");
        for (String sentence : sentences) {
            assertTrue(flat.contains(sentence), "\"" + sentence + "\" is not in: " + text);
        }
    }

    static void assertVerdict(Workshop.Said said) {
        assertEquals(1, said.exitCode(), said.out() + said.err());
        assertSays(said.out(), VERDICT);
    }
}
