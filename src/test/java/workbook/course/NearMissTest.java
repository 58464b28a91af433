package workbook.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads near-misses and applies them. */
class NearMissTest {

    private static final String HEAD = """
            Exercise: count
            Provokes: One is missing
              at the end
            Story: People stop early.

            """;

    private static final String DIFF = """
            --- Counter.java
            +++ Counter.java
            @@ -2,3 +2,3 @@
             two
            -three
            +THREE
             four
            """;

    private static final Map<String, String> FILES =
            Map.of("Counter.java", "one\ntwo\nthree\nfour\nfive\n", "B.java", "b\n\nc\n");

    @TempDir
    Path folder;

    private NearMiss read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("count.too-few.patch"), text);
        return NearMiss.read("near-misses/count.too-few.patch", file);
    }

    private CourseException wrong(String text) {
        return assertThrows(CourseException.class, () -> read(text).apply(FILES));
    }

    @Test
    void theHeadersAreRead() throws IOException {
        NearMiss miss = read(HEAD + DIFF);

        assertEquals("count", miss.exercise());
        assertEquals("too-few", miss.slug());
        assertEquals("One is missing at the end", miss.provokes());
        assertEquals("People stop early.", miss.story());
    }

    @Test
    void theChangedFileIsChanged() throws IOException {
        assertEquals(
                Map.of("Counter.java", "one\ntwo\nTHREE\nfour\nfive\n"),
                read(HEAD + DIFF).apply(FILES));
    }

    @Test
    void whatGitDiffSaysIsUnderstoodForSeveralFiles() throws IOException {
        String git = """
                diff --git a/chapters/ch01/Counter.java b/chapters/ch01/Counter.java
                index 1234..5678 100644
                --- a/chapters/ch01/Counter.java
                +++ b/chapters/ch01/Counter.java
                @@ -4,2 +4,1 @@ class Counter {
                 four
                -five
                diff --git a/chapters/ch01/B.java b/chapters/ch01/B.java
                index 1234..5678 100644
                --- a/chapters/ch01/B.java
                +++ b/chapters/ch01/B.java
                @@ -1,3 +1,4 @@
                 b
                +x

                 c
                """;

        assertEquals(
                Map.of("Counter.java", "one\ntwo\nthree\nfour\n", "B.java", "b\nx\n\nc\n"),
                read(HEAD + git).apply(FILES));
    }

    @Test
    void aContextThatMovedIsFoundAgain() throws IOException {
        Map<String, String> moved =
                Map.of("Counter.java", "zero\nnil\n" + FILES.get("Counter.java"));

        assertTrue(read(HEAD + DIFF).apply(moved).get("Counter.java").contains("THREE"));
    }

    @Test
    void aFormattersSpaceInAnInstructionBreaksNoPatch() throws IOException {
        String diff = "--- B.java\n+++ B.java\n@@ -1,2 +1,2 @@\n   // ? Do it.\n-b\n+c\n";
        Map<String, String> files = Map.of("B.java", "  //? Do it.\nb\n");

        assertTrue(read(HEAD + diff).apply(files).get("B.java").endsWith("\nc\n"));
    }

    @Test
    void aContextThatDiffersIsRefusedAndTheLineNamed() {
        CourseException problem = wrong(HEAD + DIFF.replace(" four", " fuor"));

        assertEquals("near-misses/count.too-few.patch:6", problem.where());
        assertTrue(problem.what().contains("fuor"), problem.what());
        assertTrue(problem.remedy().contains("git diff"), problem.remedy());
    }

    @Test
    void aContextThatOccursTwiceElsewhereIsRefused() throws IOException {
        Map<String, String> twice =
                Map.of("Counter.java", "0\n0\n0\ntwo\nthree\nfour\ntwo\nthree\nfour\n");
        NearMiss miss = read(HEAD + DIFF);

        CourseException problem = assertThrows(CourseException.class, () -> miss.apply(twice));

        assertTrue(problem.what().contains("occurs 2 times"), problem.what());
    }

    @Test
    void aFileThatTheChapterDoesNotHaveIsNamed() {
        CourseException problem = wrong(HEAD + DIFF.replace("Counter.java", "Conter.java"));

        assertTrue(problem.what().contains("Conter.java"), problem.what());
    }

    @Test
    void aPatchThatChangesNothingIsRefused() {
        assertTrue(wrong(HEAD + DIFF.replace("THREE", "three")).what().contains("changes nothing"));
    }

    @Test
    void headersThatAreMissingWrongOrUnknownAreNamed() {
        assertTrue(wrong(DIFF).what().contains("is not a header line"));
        assertTrue(wrong(HEAD.replace("Story", "Tale") + DIFF).where().endsWith(":4"));
        assertTrue(wrong("Exercise: count\n\n" + DIFF).what().contains("Provokes:"));
        assertTrue(wrong(HEAD.replace("count", "other") + DIFF).what().contains("its name says"));
        assertTrue(wrong(HEAD).what().contains("there is no diff"));
    }

    @Test
    void aFileNameOfAnotherFormIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "");

        CourseException problem =
                assertThrows(CourseException.class, () -> NearMiss.read("notes.txt", file));

        assertTrue(problem.remedy().contains("Rename"), problem.remedy());
    }
}
