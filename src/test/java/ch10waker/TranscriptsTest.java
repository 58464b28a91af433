package ch10waker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import workbook.author.Transcript;

/** What chapter 10 shows of its programs is what they print. */
@EnabledOnOs(OS.LINUX)
class TranscriptsTest {

    @Test
    void everyTaskIsDoneAndFewOfThemRing() throws Exception {
        String run = shown("run.txt", "");
        assertEquals(100_000, number(run, "done +([\\d,]+)\n"), run);
        int rung = number(run, "rung +([\\d,]+)");
        assertTrue(rung > 0 && rung < 100_000, run);
        assertTrue(number(run, "waited +([\\d,]+)") <= rung + 1, run);
    }

    @Test
    void theBellMakesTheseCalls() throws Exception {
        shown("bell.txt", "bell");
    }

    /** That a plain flag is not seen is what a compiler may do, and not what it must. */
    @Test
    void aVolatileFlagIsSeen() throws Exception {
        String run = Transcript.outputOf(Main.class, "flag");
        assertTrue(
                run.contains("volatile  set to true; half a second later the loop is over"), run);
        assumeTrue(run.contains("goes on"), "this JVM looks at the plain one too");
        recorded("flag.txt", "flag", run);
    }

    private static String shown(String name, String word) throws Exception {
        String run = Transcript.outputOf(Main.class, word.isEmpty() ? new String[0] : words(word));
        return recorded(name, word, run);
    }

    private static String[] words(String word) {
        return new String[] {word};
    }

    private static String recorded(String name, String word, String run) throws Exception {
        String asked = ("$ ./workbook run ch10 --finished " + word).strip();
        Transcript.of("ch10waker", name).assertRepeatedBy(asked + "\n" + run);
        return run;
    }

    private static int number(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertTrue(found.find(), text);
        return Integer.parseInt(found.group(1).replace(",", ""));
    }
}
