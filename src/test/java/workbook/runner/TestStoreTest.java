package workbook.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static workbook.runner.CheckerTest.assertContains;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiled tests are kept, and what is kept is never believed blindly. */
class TestStoreTest {

    @TempDir
    Path root;

    private DoublingCourse tiny;

    @BeforeEach
    void makeCourse() {
        tiny = new DoublingCourse(root);
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> all = Files.list(root.resolve("target/workbook/tests"))) {
            return all.sorted().toList();
        }
    }

    private Path only() throws IOException {
        assertEquals(1, kept().size(), () -> "several files");
        return kept().get(0);
    }

    @Test
    void testsAreCompiledOnce() throws IOException {
        assertTrue(tiny.check().passed());
        FileTime made = Files.getLastModifiedTime(only());

        assertEquals(Status.FAIL, tiny.body("return number;").check().status());

        assertEquals(made, Files.getLastModifiedTime(only()));
    }

    @Test
    void aDamagedFileIsMadeAnew() throws IOException {
        tiny.check();
        byte[] whole = Files.readAllBytes(only());
        byte[] flipped = whole.clone();
        flipped[flipped.length / 2] ^= 1;
        byte[] cut = Arrays.copyOf(whole, whole.length / 2);
        for (byte[] damaged : List.of(new byte[0], new byte[] {1}, cut, flipped)) {
            Files.write(only(), damaged);

            assertTrue(tiny.check().passed());
            assertEquals(whole.length, Files.size(only()));
        }
    }

    @Test
    void anotherTestOrAnotherAnswerIsAnotherFile() throws IOException {
        tiny.check();
        DoublingCourse.put(
                tiny.test("DoublerTest"),
                Files.readString(tiny.test("DoublerTest")).replace("twice(-1)", "twice(-1) + 1"));

        Verdict verdict = tiny.check();

        assertEquals(Status.FAIL, verdict.status(), verdict::toString);
        assertEquals(2, kept().size());
        DoublingCourse.put(
                root.resolve("chapters/ch01tiny/Doubler.java"),
                DoublingCourse.FINISHED.replace("Doubles.", "Doubles it."));
        tiny.check();
        assertEquals(3, kept().size());
    }

    @Test
    void whatNobodyCanBeUsingAnyMoreIsDeleted() throws IOException {
        tiny.check();
        Path old = only();
        Path cutShort = Files.createFile(old.resolveSibling("fresh1.tmp"));
        Path others = Files.createFile(old.resolveSibling("QuadruplerTest-1.jar"));
        for (Path each : List.of(old, cutShort, others)) {
            Files.setLastModifiedTime(each, FileTime.from(Instant.now().minusSeconds(7200)));
        }
        DoublingCourse.put(
                tiny.test("DoublerTest"), Files.readString(tiny.test("DoublerTest")) + "\n");

        tiny.check();

        assertEquals(2, kept().size(), () -> "the new one, and another test's");
        assertTrue(Files.exists(others));
    }

    @Test
    void aStoreThatCannotBeWrittenCostsOnlyTime() throws IOException {
        DoublingCourse.put(root.resolve("target/workbook/tests"), "in the way");

        assertTrue(tiny.check().passed());
    }

    @Test
    void severalChecksMayFillItAtOnce() throws IOException {
        List<CompletableFuture<Verdict>> all = Stream.generate(
                        () -> CompletableFuture.supplyAsync(tiny::check))
                .limit(3)
                .toList();

        all.forEach(verdict -> assertTrue(verdict.join().passed()));
        assertNotEquals(0, Files.size(only()));
    }

    @Test
    void aConstantIsTheLearnersAndNotWhatTheTestWasCompiledWith() {
        String finished = DoublingCourse.FINISHED.replace(
                "private Doubler", "public static final int FACTOR = 2;\n\n    private Doubler");
        DoublingCourse.put(root.resolve("chapters/ch01tiny/Doubler.java"), finished);
        DoublingCourse.put(tiny.test("DoublerTest"), """
                package ch01tiny;
                class DoublerTest {
                    @org.junit.jupiter.api.Test
                    void theFactorIsTwo() {
                        org.junit.jupiter.api.Assertions.assertEquals(2, Doubler.FACTOR);
                    }
                }
                """);

        assertTrue(tiny.doubler(finished).check().passed());
        assertEquals(
                Status.FAIL,
                tiny.doubler(finished.replace("FACTOR = 2", "FACTOR = 3"))
                        .check()
                        .status());
    }

    @Test
    void aClassOfTheLearnersThatIsCalledLikeATestIsNotUsed() {
        Verdict verdict = tiny.doubler(DoublingCourse.FINISHED.replace("number + number", "number")
                        + "class DoublerTest {}")
                .check();

        assertEquals(Status.FAIL, verdict.status(), verdict::toString);
        assertEquals(3, verdict.tests().size());
        assertContains(
                String.join("", verdict.notes()), "Doubler.java declares the class ch01tiny.Doubl");
    }

    @Test
    void aSourceThatBeginsWithAByteOrderMarkIsCompiled() {
        assertTrue(tiny.doubler("\ufeff" + DoublingCourse.FINISHED).check().passed());
        try (Checker checker = new Checker(tiny.course)) {
            assertTrue(checker.check(tiny.quadrupling, tiny.sources()).passed());
        }
    }

    @Test
    void authorsAreJudgedByTheTree() {
        try (Checker checker = Checker.byTheTree(tiny.course)) {
            assertTrue(checker.check(tiny.doubling, tiny.sources()).passed());
        }
    }
}
