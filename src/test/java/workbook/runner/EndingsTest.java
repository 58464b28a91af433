package workbook.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static workbook.runner.CheckerTest.assertContains;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way in which a learner's code can take its JVM along. */
class EndingsTest {

    private static final Duration LONG = Duration.ofMinutes(3);
    private static final Duration SHORT = Duration.ofMillis(2500);

    @TempDir
    Path root;

    private DoublingCourse tiny;

    @BeforeEach
    void makeCourse() {
        tiny = new DoublingCourse(root);
    }

    @Test
    void anExitInATestIsThatTestsFailureAndTheOthersStillRun() {
        Verdict verdict = tiny.body("""
                if (number == 3) {
                    System.exit(0);
                }
                return number + number;""").check();

        assertEquals(Status.FAIL, verdict.status(), verdict::toString);
        TestResult first = verdict.tests().get(0);
        assertContains(flat(first.message()), "by System.exit, with exit code 0");
        assertEquals("Doubler.java:15   System.exit(0);", first.yours());
        assertEquals(Status.PASS, verdict.tests().get(1).status());
        assertEquals(Status.PASS, verdict.tests().get(2).status());
    }

    @Test
    void anEndlessLoopFailsItsTestAndShowsItsLine() {
        Verdict verdict = tiny.body("""
                while (number == 3) {
                    Thread.onSpinWait();
                }
                return number + number;""").check(SHORT, LONG);

        TestResult first = verdict.tests().get(0);
        assertEquals(Status.FAIL, first.status(), verdict::toString);
        assertContains(first.message(), "no end: after 2500 milliseconds the test was given up");
        assertTrue(first.yours().startsWith("Doubler.java:1"), first::yours);
        assertEquals(Status.PASS, verdict.tests().get(2).status());
    }

    @Test
    void aLoopThatOutlastsTheWholeCheckIsStoppedAndShowsItsLine() {
        Verdict verdict = tiny.body("""
                while (number == 3) {
                    Thread.onSpinWait();
                }
                return number + number;""").check(LONG, SHORT);

        TestResult first = verdict.tests().get(0);
        assertContains(verdict.problem(), "stopped after 2500 milliseconds during the test");
        assertContains(first.message(), "no end: after 2500 milliseconds for all tests together");
        assertTrue(first.yours().startsWith("Doubler.java:1"), first::yours);
        assertEquals(Status.ERROR, verdict.tests().get(2).status(), "it never reported");
    }

    @Test
    void runningOutOfMemoryIsToldInTheTestThatDidIt() {
        Verdict verdict = tiny.body("""
                var all = new java.util.ArrayList<byte[]>();
                while (number == 3) {
                    all.add(new byte[10_000_000]);
                }
                return number + number;""").check();

        TestResult first = verdict.tests().get(0);
        assertContains(first.message(), "saw       OutOfMemoryError");
        assertEquals("Doubler.java:16   all.add(new byte[10_000_000]);", first.yours());
    }

    @Test
    void threadsThatStayBehindDoNotKeepTheVerdict() {
        Verdict verdict = tiny.body("""
                new Thread(() -> { while (true) { Thread.onSpinWait(); } }).start();
                return number + number;""").check();

        assertTrue(verdict.passed(), verdict::toString);
    }

    @Test
    void aCrashInNativeCodeNamesItsFrame() {
        Verdict verdict = tiny.doubler(nativeCall("libc.memset(0, 0, 1);")).check();

        TestResult first = verdict.tests().get(0);
        assertEquals(Status.FAIL, first.status(), verdict::toString);
        assertContains(first.message(), "saw       the JVM crashed in native code: C ");
        assertContains(flat(first.message()), "called by Doubler.twice");
        assertContains(verdict.problem(), "crashed during the test \"three becomes six\"");
    }

    @Test
    void closingDescriptorsOfOthersIsNeverAPass() {
        Verdict verdict = tiny.doubler(
                        nativeCall("for (int fd = 0; fd < 64; fd++) { libc.close(fd); }"))
                .check();

        assertEquals(Status.FAIL, verdict.status(), verdict::toString);
        assertContains(verdict.tests().get(0).message(), "only descriptors to be closed that your");
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private static String nativeCall(String statement) {
        return DoublingCourse.FINISHED
                .replace("return number + number;", """
                        Libc libc = jnr.ffi.LibraryLoader.create(Libc.class).load("c");
                        %s
                        return number + number;""".formatted(statement))
                .replace("private Doubler() {}", """
                        public interface Libc {
                            int close(int fd);
                            long memset(long address, int value, long length);
                        }""");
    }

    @Test
    void noProcessStaysBehind() {
        tiny.body("while (true) {}").check(SHORT, SHORT);

        assertEquals(
                0,
                ProcessHandle.current()
                        .children()
                        .filter(ProcessHandle::isAlive)
                        .count());
    }
}
