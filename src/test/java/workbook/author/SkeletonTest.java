package workbook.author;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.course.Course;
import workbook.course.CourseException;
import workbook.course.Exercise;
import workbook.course.Starter;
import workbook.course.TinyCourse;

/** Begins chapters and exercises. */
class SkeletonTest {

    @TempDir
    Path root;

    private TinyCourse course;
    private Skeleton skeleton;

    @BeforeEach
    void write() throws IOException {
        course = new TinyCourse(root).complete();
        skeleton = new Skeleton(course.home());
    }

    private List<Path> begin(String id) {
        Course loaded = course.load();
        return skeleton.exercise(loaded, loaded.chapters().get(0), id, "How much: \"all\"?");
    }

    @Test
    void aNewExerciseLoadsAndGivesAStarter() throws IOException {
        List<Path> files = begin("count-all");

        Exercise exercise = course.load().exercise("count-all").orElseThrow();
        assertEquals("How much: \"all\"?", exercise.title());
        String starter = Starter.of(
                course.load().chapterOf(exercise), "CountAll.java", Files.readString(files.get(0)));
        assertTrue(starter.contains("ch01 / count-all: not written yet"), starter);
    }

    @Test
    void theCheckSaysPreciselyWhatIsStillMissing() {
        begin("count-all");

        List<String> found = AuthorCheck.files(course.home()).stream()
                .map(finding -> finding.where() + ": " + finding.what())
                .toList();

        String list = "chapters/ch01counting/exercises.yaml:";
        String code = "chapters/ch01counting/CountAll.java:";
        String test = "exercises/src/test/java/ch01counting/CountAllTest.java:";
        assertEquals(
                List.of(
                        list + "16: count-all: chapter.adoc has no section count-all",
                        list + "16: count-all: chapter.adoc does not show it",
                        test + " count-all: it has no test",
                        list + "16: count-all: it has 0 hints, and should have two steps or more",
                        list + "16: count-all: it has 0 near-misses, and should have 3 to 8",
                        "exercises/src/main/java/ch01counting/CountAll.java: this starter is missing",
                        code + "3: still to be written: one sentence that says what this class is.",
                        code
                                + "8: still to be written: one sentence that says what this method gives"
                                + " back.",
                        code + "10: still to be written: tell the learner what to write here.",
                        code + "12: still to be written: the finished code.",
                        list + "19: still to be written: what to do, in two to four sentences.",
                        list + "26: still to be written: what our finished code does differently,"
                                + " and why, in one sentence.",
                        test + "3: still to be written: one sentence that says what is tested.",
                        test + "5: still to be written: tests named as behavior, each with a"
                                + " @DisplayName."),
                found);
    }

    @Test
    void aNewChapterTakesItsFirstExercise() {
        skeleton.chapter("ch02more", "More of it");
        Course loaded = course.load();
        skeleton.exercise(loaded, loaded.chapter("2").orElseThrow(), "add", "How much?");

        assertEquals("More of it", course.load().chapter("ch02").orElseThrow().title());
        assertEquals("ch02more", course.load().exercise("add").orElseThrow().chapter());
    }

    @Test
    void whatExistsIsNeverWrittenOver() throws IOException {
        assertThrows(CourseException.class, () -> begin("count"));
        assertThrows(CourseException.class, () -> begin("counter"));
        assertThrows(CourseException.class, () -> skeleton.chapter("ch01other", "Other"));
        assertEquals(
                TinyCourse.LIST,
                Files.readString(root.resolve("chapters/ch01counting/exercises.yaml")));
    }

    @Test
    void namesOfAnotherFormAreRefused() {
        assertThrows(CourseException.class, () -> begin("Count_All"));
        assertThrows(CourseException.class, () -> begin("3-times"));
        assertThrows(CourseException.class, () -> skeleton.chapter("two", "Two"));
    }

    @Test
    void aListWithAnotherKeyAtItsEndIsLeftAlone() throws IOException {
        String list = "exercises: []\ntitle: Turned around\n";
        course.write("chapters/ch02turned/exercises.yaml", list);
        Course loaded = course.load();

        assertThrows(
                CourseException.class,
                () -> skeleton.exercise(loaded, loaded.chapters().get(1), "add", "How much?"));
        assertEquals(list, Files.readString(root.resolve("chapters/ch02turned/exercises.yaml")));
    }
}
