package workbook.course;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads lists of exercises, right ones and wrong ones. */
class CourseTest {

    private static final String FILE = "chapters/ch01counting/exercises.yaml";

    @TempDir
    Path root;

    private TinyCourse course;

    @BeforeEach
    void write() throws IOException {
        course = new TinyCourse(root);
    }

    @Test
    void everyFieldOfAnExerciseIsRead() {
        Exercise exercise = course.load().exercise("ch01/count").orElseThrow();

        assertEquals("ch01counting", exercise.chapter());
        assertEquals("How many?", exercise.title());
        assertEquals("Finish `Counter.count`.", exercise.task());
        assertEquals(List.of("Counter.java"), exercise.files());
        assertEquals("ch01counting.CounterTest", exercise.testClass());
        assertEquals(2, exercise.points());
        assertEquals("how-many", exercise.read());
        assertEquals(new Hint("Look at the end.", List.of()), exercise.hints().get(0));
        assertEquals(List.of("theLastByteCounts"), exercise.hints().get(1).tests());
        assertEquals("Ours counts in a loop.", exercise.ours());
    }

    @Test
    void chaptersComeInOrderAndByEveryNameALearnerTypes() throws IOException {
        course.write("chapters/ch10later/exercises.yaml", "title: Later\nexercises: []\n");
        Course loaded = course.load();

        assertEquals(
                List.of(1, 10), loaded.chapters().stream().map(Chapter::number).toList());
        for (String name : List.of("ch10", "10", "ch10later")) {
            assertEquals("Later", loaded.chapter(name).orElseThrow().title());
        }
    }

    @Test
    void aFolderWithoutAListDoesNotStopALearner() throws IOException {
        Files.createDirectories(root.resolve("chapters/ch02empty"));
        Files.createDirectories(root.resolve("chapters/figures"));

        assertEquals(1, course.load().chapters().size());
    }

    /** What is replaced by what, the line that is then named, and words of the complaint. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id: count             | id: Count_It        | 3  | id is "Count_It"
            title: How many?      | titel: How many?    | 4  | Did you mean "title"?
            title: How many?      | ''                  | 3  | "title:" is missing
            title: How many?      | title: 12           | 4  | title should be text
            title: How many?      | title:              | 4  | title should be text
            title: How many?      | title: [a]          | 4  | title should be text
            title: How many?      | title: "open        | 16 | scalar, from line 4
            points: 2             | points: two         | 9  | points should be a whole number
            points: 2             | points: 0           | 9  | points should be a whole number
            points: 2             | points: 2\\n    points: 3 | 10 | points is there twice
            files: [Counter.java] | files: Counter.java | 7  | files should be a list
            files: [Counter.java] | files: []           | 7  | files is empty
            files: [Counter.java] | files: [Other.java] | 7  | there is no Other.java
            files: [Counter.java] | files: [../a.java]  | 7  | is not the name of a Java file
            test: CounterTest     | test: a.CounterTest | 8  | test is "a.CounterTest"
            tests: [theLast       | test: [theLast      | 14 | unknown key "test"
            read: how-many        | read: How many      | 10 | read is "How many"
            title: Counting       | title: Counting\\nauthor: me | 2 | unknown key "author"
            """)
    void aMistakeIsNamedWithItsLineAndARemedy(String right, String wrong, int line, String words)
            throws IOException {
        String list = TinyCourse.LIST.replace(right, wrong.replace("\\n", "\n"));
        course.write(FILE, list);

        CourseException problem = assertThrows(CourseException.class, course::load);

        assertEquals(FILE + ":" + line, problem.where(), problem.getMessage());
        assertTrue(problem.getMessage().contains(words), problem.getMessage());
        assertTrue(problem.remedy().length() > 10, problem.getMessage());
    }

    @Test
    void anIdIsUniqueInTheWholeCourse() throws IOException {
        course.write("chapters/ch02more/exercises.yaml", TinyCourse.LIST);
        course.write("chapters/ch02more/Counter.java", TinyCourse.COUNTER);

        CourseException problem = assertThrows(CourseException.class, course::load);

        assertEquals("chapters/ch02more/exercises.yaml:3", problem.where());
        assertTrue(problem.what().contains(FILE + ":3"), problem.what());
    }

    @Test
    void twoFoldersCannotBeTheSameChapter() throws IOException {
        course.write("chapters/ch01other/exercises.yaml", "title: Other\nexercises: []\n");

        CourseException problem = assertThrows(CourseException.class, course::load);

        assertTrue(problem.what().contains("chapter 1 is also ch01counting"), problem.what());
    }

    @Test
    void anEmptyListIsNamed() throws IOException {
        course.write(FILE, "");

        CourseException problem = assertThrows(CourseException.class, course::load);

        assertEquals(FILE, problem.where());
    }

    @Test
    void whatIsNotUtf8IsNamed() throws IOException {
        Files.write(root.resolve(FILE), new byte[] {'t', ':', ' ', (byte) 0xe9, '\n'});

        CourseException problem = assertThrows(CourseException.class, course::load);

        assertTrue(problem.what().contains("UTF-8"), problem.what());
    }

    @Test
    void everyMistakeIsFoundInOneReading() throws IOException {
        String second = TinyCourse.LIST.substring(TinyCourse.LIST.indexOf("  - id"));
        String third = second.replace("id: count", "id: third").replace("points: 2", "points: x");
        course.write(FILE, TinyCourse.LIST + second + third);

        CourseReader.Reading reading = CourseReader.read(course.home());

        assertEquals(2, reading.problems().size());
        assertEquals(1, reading.course().exercises().size());
    }

    @Test
    void aFolderThatIsNotTheWorkbookIsNamed() {
        Home elsewhere = new Home(root.resolve("chapters"));

        CourseException problem = assertThrows(CourseException.class, () -> Course.load(elsewhere));

        assertTrue(problem.remedy().contains("folder that you cloned"), problem.remedy());
    }
}
