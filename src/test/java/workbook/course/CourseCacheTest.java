package workbook.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Remembers the course, and notices when it has changed. */
class CourseCacheTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    Path root;

    private TinyCourse course;
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        course = new TinyCourse(root);
        folder = root.resolve("chapters/ch01counting");
        settle();
    }

    /** Gives list and folder an old time, as they have after a clone. */
    private void settle() throws IOException {
        for (Path path : List.of(folder.resolve("exercises.yaml"), folder)) {
            Files.setLastModifiedTime(path, LONG_AGO);
        }
    }

    private Optional<Course> cached() {
        return new CourseCache(course.home()).read();
    }

    @Test
    void whatWasReadIsWhatIsRemembered() {
        Course read = course.load();

        assertEquals(Optional.of(read), cached());
        assertEquals(read, course.load());
    }

    @Test
    void aChangedListIsReadAgain() throws IOException {
        course.load();
        course.write(
                "chapters/ch01counting/exercises.yaml",
                TinyCourse.LIST.replace("title: Counting", "title: Changing"));

        assertEquals(Optional.empty(), cached());
        assertEquals("Changing", course.load().chapters().get(0).title());
    }

    @Test
    void aFileOrAChapterThatComesOrGoesIsNoticed() throws IOException {
        course.load();
        Files.delete(folder.resolve("Given.java"));
        assertEquals(Optional.empty(), cached());

        settle();
        course.load();
        assertTrue(cached().isPresent());
        course.write("chapters/ch02more/exercises.yaml", "title: More\nexercises: []\n");
        assertEquals(Optional.empty(), cached());
    }

    @Test
    void aListThatChangedAMomentAgoIsNotTrusted() throws IOException {
        Files.setLastModifiedTime(folder, FileTime.fromMillis(System.currentTimeMillis()));
        course.load();

        assertEquals(Optional.empty(), cached());
    }

    @Test
    void aCacheThatWasCutShortIsReadAnew() throws IOException {
        Course read = course.load();
        Path file = root.resolve("target/workbook/course.cache");
        byte[] whole = Files.readAllBytes(file);
        for (int length : List.of(0, 1, 40, whole.length / 2, whole.length - 1)) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertEquals(Optional.empty(), cached(), "cut to " + length);
        }

        assertEquals(read, course.load());
    }

    @Test
    void whereNothingCanBeWrittenTheCourseIsReadAllTheSame() throws IOException {
        Files.writeString(root.resolve("target"), "in the way");

        assertEquals("Counting", course.load().chapters().get(0).title());
    }
}
