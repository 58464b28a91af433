package workbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our code beside the learner's, from the outside. */
class SolutionCommandTest {

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void sitDown() throws Exception {
        desk = new Desk(folder);
    }

    @Test
    void theSolutionIsLockedUntilItPassesOrTheLearnerInsists() throws Exception {
        Desk.Said locked = desk.type("solution", "twice");
        assertEquals(2, locked.exitCode());
        assertFalse(locked.out().contains("a * 2"));
        Desk.Said open = desk.type("solution", "twice", "--anyway");
        assertEquals(0, open.exitCode());
        assertTrue(open.out().contains("+        return a * 2;"), open.out());
        assertTrue(open.out().contains("-        // TODO twice: Work it out."), open.out());
        String kept = Files.readString(desk.home.state().resolve("progress.json"));
        assertTrue(kept.contains("twice"), kept);
    }

    @Test
    void codeThatGoesAnotherWayIsNotShownLineByLine() throws Exception {
        desk.write("exercises/src/main/java/ch01tiny/Twice.java", """
                package ch01tiny;
                enum Twice {
                    A;
                    static int of(int n) {
                        int sum = 0;
                        for (int i = 0; i < 2; i++) sum += n;
                        return sum;
                    }
                }
                """);
        String ours = desk.type("solution", "twice", "--anyway").out();
        assertTrue(ours.contains("Our Twice.java:"), ours);
        assertTrue(ours.contains("\n          return a * 2;"), ours);
        assertTrue(ours.contains("./workbook solution twice --diff"), ours);
        String diff = desk.type("solution", "twice", "--anyway", "--diff").out();
        assertTrue(diff.contains("+        return a * 2;"), diff);
    }

    @Test
    void aWideTerminalHasBothSideBySide() throws Exception {
        desk.answer("Twice", "return a + a;");
        desk.atTerminal("").with("NO_COLOR", "1");
        for (int columns : List.of(83, 120, 200)) {
            String out =
                    desk.columns(columns).type("solution", "twice", "--anyway").out();
            assertTrue(out.matches("(?s).*return a \\+ a; +\\| +return a \\* 2;.*"), out);
            assertTrue(out.contains("| differs."), out);
            assertTrue(out.lines().allMatch(line -> line.length() <= columns), out);
        }
        for (int columns : List.of(40, 80)) {
            String out =
                    desk.columns(columns).type("solution", "twice", "--anyway").out();
            assertTrue(out.contains("\n+        return a * 2;"), out);
            assertTrue(out.lines().allMatch(line -> line.length() <= columns), out);
        }
        String plain = desk.columns(200)
                .type("solution", "twice", "--anyway", "--plain")
                .out();
        assertTrue(plain.contains("\n+        return a * 2;"), plain);
    }

    @Test
    void underTheDifferencesASentenceSaysWhatOursDoes() throws Exception {
        desk.answer("Twice", "return a + a;");
        String out = desk.type("solution", "twice", "--anyway").out();
        assertTrue(out.contains("Ours multiplies, because that says it."), out);
        assertEquals(
                "Ours multiplies, because that says it.",
                desk.type("solution", "twice", "--anyway", "--json")
                        .map()
                        .getOrDefault("ours", ""));
    }

    @Test
    void withNothingToCompareTheSolutionSaysSo() throws Exception {
        String reset = desk.type("solution", "half", "--anyway").out();
        assertTrue(reset.contains("Half.java is at its beginning"), reset);
        desk.answer("Half", "return a / 2;");
        String same = desk.type("solution", "half", "--anyway").out();
        assertTrue(same.contains("Half.java: your code and ours are the same."), same);
        assertFalse(same.contains("+ is ours"), same);
        Files.writeString(
                desk.exercise("Half"), "// mine\n" + Files.readString(desk.exercise("Half")));
        String comments = desk.type("solution", "half", "--anyway").out();
        assertTrue(comments.contains("only comments or imports differ"), comments);
        assertTrue(comments.contains("-// mine"), comments);
        Files.delete(desk.exercise("Half"));
        String gone = desk.type("solution", "half", "--anyway").out();
        assertTrue(gone.contains("Half.java is not there, so this is ours alone."), gone);
    }
}
