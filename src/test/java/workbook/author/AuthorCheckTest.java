package workbook.author;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.course.Finding;
import workbook.course.TinyCourse;

/** Spoils one thing of a right course, and asks whether that one thing is named. */
class AuthorCheckTest {

    private static final String CHAPTER = "chapters/ch01counting/";
    private static final String LIST = CHAPTER + "exercises.yaml";
    private static final String TEST = "exercises/src/test/java/ch01counting/CounterTest.java";

    @TempDir
    Path root;

    private TinyCourse course;

    @BeforeEach
    void write() throws IOException {
        course = new TinyCourse(root).complete();
    }

    private void theOneFinding(String where, String words) {
        List<Finding> found = AuthorCheck.files(course.home());
        assertEquals(1, found.size(), found.toString());
        assertEquals(where, found.get(0).where());
        assertTrue(found.get(0).toString().contains(words), found.toString());
    }

    private void spoil(String file, String right, String wrong) throws IOException {
        String text = Files.readString(root.resolve(file));
        assertTrue(text.contains(right), text);
        course.write(file, text.replace(right, wrong));
    }

    @Test
    void aRightCourseHasNoFinding() {
        assertEquals(List.of(), AuthorCheck.files(course.home()));
    }

    @Test
    void everyMistakeInAListIsAmongTheFindings() throws IOException {
        spoil(LIST, "points: 2", "points: two");

        List<Finding> found = AuthorCheck.files(course.home());

        assertTrue(found.get(0).where().equals(LIST + ":9"), found.toString());
    }

    @Test
    void aSectionThatDoesNotExistIsNamed() throws IOException {
        spoil(LIST, "read: how-many", "read: how-mny");

        theOneFinding(LIST + ":3", "Did you mean \"how-many\"?");
    }

    @Test
    void anIdWithoutASectionBelowItIsNoSection() throws IOException {
        spoil(CHAPTER + "chapter.adoc", "[#how-many]", "[#how-many]\nWords.\n");

        theOneFinding(LIST + ":3", "no section how-many");
    }

    @Test
    void anExerciseThatTheProseDoesNotShowIsNamed() throws IOException {
        spoil(CHAPTER + "chapter.adoc", "exercise::count[]", "");

        theOneFinding(LIST + ":3", "exercise::count[]");
    }

    @Test
    void twoTitlesForOneChapterAreNamed() throws IOException {
        spoil(CHAPTER + "chapter.adoc", "= Counting", "= Counting up");

        theOneFinding(CHAPTER + "chapter.adoc:1", "Counting up");
    }

    @Test
    void aHintForATestThatDoesNotExistIsNamed() throws IOException {
        spoil(LIST, "tests: [theLastByteCounts]", "tests: [theLastBytCounts]");

        theOneFinding(LIST + ":3", "Did you mean \"theLastByteCounts\"?");
    }

    @Test
    void aHelperIsNoTest() throws IOException {
        spoil(LIST, "tests: [theLastByteCounts]", "tests: [helper]");

        theOneFinding(LIST + ":3", "a hint is for helper");
    }

    @Test
    void oneHintIsNotEnough() throws IOException {
        spoil(
                LIST,
                TinyCourse.LIST.substring(
                        TinyCourse.LIST.indexOf("      - text: The"),
                        TinyCourse.LIST.indexOf("    ours:")),
                "");

        theOneFinding(LIST + ":3", "it has 1 hints");
    }

    @Test
    void anExerciseThatSaysNothingOfOurCodeIsNamed() throws IOException {
        spoil(LIST, "    ours: Ours counts in a loop.\n", "");

        theOneFinding(LIST + ":3", "Add \"ours:\" below its hints");
    }

    @Test
    void aTestWithoutADisplayNameIsNamedWithItsLine() throws IOException {
        spoil(TEST, "    @DisplayName(\"nothing is nothing\")\n", "");

        theOneFinding(TEST + ":11", "nothingIsNothing has no @DisplayName");
    }

    @Test
    void aTestClassThatIsMissingOrEmptyIsNamed() throws IOException {
        spoil(LIST, "        tests: [theLastByteCounts]\n", "");
        course.write(TEST, "package ch01counting;\n\nclass CounterTest {}\n");
        theOneFinding(TEST, "it has no test");

        Files.delete(root.resolve(TEST));
        theOneFinding(TEST, "its test class is missing");
    }

    @Test
    void aStrayFileAmongNearMissesIsNamed() throws IOException {
        course.write(CHAPTER + "near-misses/cuont.x.patch", TinyCourse.nearMiss("9"));

        theOneFinding(CHAPTER + "near-misses/cuont.x.patch", "belongs to no exercise");
    }

    @Test
    void aPatchThatDoesNotApplyIsNamed() throws IOException {
        spoil(CHAPTER + "near-misses/count.says-1.patch", "-        return n;", "-    return;");

        theOneFinding(CHAPTER + "near-misses/count.says-1.patch:5", "return;");
    }

    @Test
    void tooFewNearMissesAreNamed() throws IOException {
        Files.delete(root.resolve(CHAPTER + "near-misses/count.says-1.patch"));

        theOneFinding(LIST + ":3", "2 near-misses");
    }

    @Test
    void aFileWithoutARegionForItsExerciseIsNamed() throws IOException {
        spoil(LIST, "[Counter.java]", "[Counter.java, Given.java]");

        theOneFinding(CHAPTER + "Given.java", "no region for count");
    }

    @Test
    void aMarkerThatIsNotClosedIsNamedOnce() throws IOException {
        spoil(CHAPTER + "Counter.java", "        // end::solution-count[]\n", "");

        theOneFinding(CHAPTER + "Counter.java:20", "solution-count (line 13)");
    }

    @Test
    void aStarterOutOfSyncMissingOrTooManyIsNamed() throws IOException {
        String folder = "exercises/src/main/java/ch01counting/";
        String right = Files.readString(root.resolve(folder + "Given.java"));

        course.write(folder + "Given.java", right + "// more\n");
        theOneFinding(folder + "Given.java", "author generate");
        Files.delete(root.resolve(folder + "Given.java"));
        theOneFinding(folder + "Given.java", "missing");
        course.write(folder + "Given.java", right);
        course.write(folder + "Mine.java", "class Mine {}\n");
        theOneFinding(folder + "Mine.java", "has no such file");
    }

    @Test
    void aFolderWithoutAListIsNamed() throws IOException {
        Files.createDirectories(root.resolve("chapters/ch02empty"));

        theOneFinding("chapters/ch02empty", "exercises.yaml");
    }

    @Test
    void whatASkeletonLeftOpenIsNamedWithItsLine() throws IOException {
        spoil(CHAPTER + "chapter.adoc", "Some words.", "TODO(author): some words.");

        theOneFinding(CHAPTER + "chapter.adoc:3", "still to be written: some words.");
    }

    @Test
    void aMessageThatNamesASectionThatDoesNotExistIsNamed() {
        Contract.Report report = new Contract.Report(
                List.of(),
                Set.of(
                        new Contract.Cited("count", "good", 1, "How many?"),
                        new Contract.Cited("count", "gone", 1, "How much?"),
                        new Contract.Cited("count", "far", 7, "How many?")),
                1);

        List<String> found = AuthorCheck.all(course.home(), report).stream()
                .map(finding -> finding.where() + " " + finding.what().split(" ")[0])
                .sorted()
                .toList();

        assertEquals(List.of(TEST + " far", TEST + " gone"), found);
    }
}
