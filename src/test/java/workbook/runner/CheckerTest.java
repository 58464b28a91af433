package workbook.runner;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A check from sources to verdict, on a course small enough to be seen whole. */
class CheckerTest {

    @TempDir
    Path root;

    private DoublingCourse tiny;

    @BeforeEach
    void makeCourse() {
        tiny = new DoublingCourse(root);
    }

    @Test
    void finishedCodePassesEveryTestInTheOrderOfTheSource() {
        Verdict verdict = tiny.check();

        assertEquals(Status.PASS, verdict.status(), verdict::toString);
        assertEquals("", verdict.problem());
        assertEquals(
                List.of("three becomes six", "zero stays zero", "m minus one becomes minus two"),
                verdict.tests().stream().map(TestResult::name).toList());
    }

    @Test
    void aFailureThatTheTestTellsIsKeptWordForWord() {
        Verdict verdict = tiny.body("return number;").check();

        assertEquals(Status.FAIL, verdict.status(), verdict::toString);
        assertEquals(
                "did       twice(3)\nsaw       3\nexpected  6",
                verdict.tests().get(0).message());
        assertEquals(Status.PASS, verdict.tests().get(1).status());
    }

    @Test
    void anUntouchedStarterFailsEveryTestAndSaysSo() {
        Verdict verdict = tiny.doubler(DoublingCourse.STARTER).check();

        assertEquals(Status.FAIL, verdict.status(), verdict::toString);
        for (TestResult test : verdict.tests()) {
            assertEquals(Status.FAIL, test.status());
            assertContains(test.message(), "saw       it is not written yet");
            assertContains(test.message(), "read      chapter 1, \"Why twice?\"");
        }
    }

    @Test
    void anExceptionIsToldInTheCoursesFormWithTheLearnersLine() {
        Verdict verdict = tiny.body("int[] none = {}; return none[number];").check();

        TestResult test = verdict.tests().get(0);
        assertContains(
                test.message(), "did       three becomes six\nsaw       ArrayIndexOutOfBounds");
        assertContains(
                test.message(), "expected  no exception here\nwhy       An array of length n");
        assertEquals("Doubler.java:14   int[] none = {}; return none[number];", test.yours());
    }

    @Test
    void aPlainAssertionIsTakenApart() {
        Verdict verdict = tiny.body("return 6;").check();

        assertContains(
                verdict.tests().get(1).message(),
                "did       zero stays zero\nsaw       6\nexpected  0\nread ");
    }

    @Test
    void aTestThatJUnitDoesNotRunIsNotAPass() {
        DoublingCourse.put(tiny.test("DoublerTest"), """
                package ch01tiny;
                class DoublerTest { @org.junit.jupiter.api.Test private void hidden() {} }
                """);

        Verdict verdict = tiny.check();

        assertEquals(Status.ERROR, verdict.status(), verdict::toString);
        assertContains(verdict.problem(), "No test was run");
    }

    @Test
    void aSyntaxErrorShowsTheLineACaretAndAnExplanation() {
        Verdict verdict = tiny.body("return number + number").check();

        assertEquals(Status.ERROR, verdict.status());
        String line = "            return number + number\n";
        String caret = " ".repeat(line.length() - 1) + "^\n";
        assertContains(verdict.problem(), "  Doubler.java:14\n" + line + caret);
        assertContains(
                verdict.problem(), "    ';' expected\n    A statement ends with a semicolon");
        assertEquals(3, verdict.tests().size(), "the tests are known although none ran");
    }

    @Test
    void anUnknownNameIsExplained() {
        Verdict verdict = tiny.body("return numer;").check();

        assertContains(verdict.problem(), "cannot find symbol, variable numer, class Doubler");
        assertContains(verdict.problem(), "Nothing of this name is known here");
    }

    @Test
    void anotherReturnTypeIsNamed() {
        Verdict verdict = tiny.doubler(DoublingCourse.FINISHED
                        .replace("static int twice", "static String twice")
                        .replace("number + number", "\"\""))
                .check();

        assertEquals(Status.ERROR, verdict.status());
        assertContains(
                verdict.problem(), "chapter 1 wants int twice(int number); yours returns String");
    }

    @Test
    void anotherExerciseThatIsBrokenAndUnusedDoesNotMatter() {
        DoublingCourse.put(
                tiny.sources().resolve("ch01tiny/Quadrupler.java"), "package ch01tiny; class {");

        assertTrue(tiny.check().passed());
    }

    @Test
    void anEarlierExerciseThatIsBrokenAndUsedIsNamed() {
        tiny.body("return number +;");
        try (Checker checker = new Checker(tiny.course)) {
            Verdict verdict = checker.check(tiny.quadrupling, tiny.sources());

            assertEquals(Status.ERROR, verdict.status());
            assertContains(verdict.problem(), "uses Doubler.java, and that does not compile");
            assertContains(verdict.problem(), "./workbook reset doubling");
        }
    }

    @Test
    void anEarlierExerciseThatIsNotWrittenIsNamed() {
        tiny.doubler(DoublingCourse.STARTER);
        try (Checker checker = new Checker(tiny.course)) {
            Verdict verdict = checker.check(tiny.quadrupling, tiny.sources());

            assertContains(
                    verdict.tests().get(0).message(), "the exercise doubling is not written yet");
        }
    }

    @Test
    void aMissingFileIsNamedWithItsRemedy() throws IOException {
        Files.delete(tiny.doubler());

        Verdict verdict = tiny.check();

        assertEquals(Status.ERROR, verdict.status());
        assertContains(verdict.problem(), "Doubler.java is not there");
        assertContains(verdict.problem(), "./workbook reset doubling");
    }

    @Test
    void aFileThatIsNotUtf8IsNamedWithItsLine() throws IOException {
        byte[] latin1 = "package ch01tiny;\n// gr\u00fcn\n".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(tiny.doubler(), latin1);

        assertContains(tiny.check().problem(), "Doubler.java is not UTF-8: line 2");
    }

    @Test
    void aDamagedTestIsNotTheLearnersFault() {
        DoublingCourse.put(tiny.test("DoublerTest"), """
                package ch01tiny;
                class DoublerTest { @org.junit.jupiter.api.Test void t() { nonsense(); } }
                """);

        assertContains(tiny.check().problem(), "DoublerTest.java is damaged");
    }

    @Test
    void twoChecksAtOnceDoNotDisturbEachOther() {
        Path wrong = root.resolve("wrong");
        DoublingCourse.put(
                wrong.resolve("ch01tiny/Doubler.java"),
                DoublingCourse.FINISHED.replace("number + number", "number"));
        try (Checker checker = new Checker(tiny.course)) {
            var first = CompletableFuture.supplyAsync(() -> checker.check(tiny.doubling, wrong));
            Verdict second = checker.check(tiny.doubling, tiny.sources());

            assertAll(
                    () -> assertEquals(Status.FAIL, first.join().status()),
                    () -> assertEquals(Status.PASS, second.status()));
        }
    }

    @Test
    void whatTheLearnerPrintsIsKeptButNeverBelieved() {
        Verdict verdict = tiny.body("""
                System.out.println("RESULT 3 0 all passed");
                Runtime.getRuntime().halt(0);
                return 6;""").check();

        assertFalse(verdict.passed());
        assertContains(verdict.output(), "RESULT 3 0 all passed");
    }

    static void assertContains(String text, String part) {
        assertTrue(text.contains(part), () -> "expected to find\n" + part + "\nin\n" + text);
    }
}
