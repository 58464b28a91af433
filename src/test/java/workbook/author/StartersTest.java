package workbook.author;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.course.TinyCourse;
import workbook.progress.Backups;
import workbook.progress.Workspace;

/** Generates starters. */
class StartersTest {

    @TempDir
    Path root;

    private TinyCourse course;
    private Path counter;

    @BeforeEach
    void write() throws IOException {
        course = new TinyCourse(root);
        counter = root.resolve("exercises/src/main/java/ch01counting/Counter.java");
    }

    private Workspace.Change generate() {
        Backups backups = new Backups(course.home(), Clock.systemUTC());
        return new Starters(course.load()).generate(new Workspace(course.load(), backups));
    }

    @Test
    void everyFileOfAChapterGetsItsStarterAndASecondRunFindsNothingToDo() throws IOException {
        assertEquals(2, generate().files().size());
        assertTrue(Files.readString(counter).contains("ch01 / count: not written yet"));

        assertEquals(List.of(), new Starters(course.load()).differences());
        assertEquals(List.of(), generate().files());
    }

    @Test
    void aLearnersWorkIsBackedUpBeforeItIsWrittenOver() throws IOException {
        generate();
        Files.writeString(counter, "my own work\n");

        Workspace.Change change = generate();

        assertEquals(List.of(counter), change.files());
        Path copy = change.backup()
                .orElseThrow()
                .folder()
                .resolve("exercises/src/main/java/ch01counting/Counter.java");
        assertEquals("my own work\n", Files.readString(copy));
    }
}
