package workbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks, and what they unlock, from the outside. */
class CheckCommandTest {

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void sitDown() throws Exception {
        desk = new Desk(folder);
    }

    @Test
    void aFailureIsShownWholeAndTheOthersInALine() throws Exception {
        desk.answer("Twice", Desk.WRONG);
        Desk.Said said = desk.type("check", "twice");
        assertEquals(1, said.exitCode(), said.err());
        assertTrue(said.out().contains("2 of 2 tests fail"), said.out());
        assertTrue(said.out().contains("x of zero"), said.out());
        assertTrue(said.out().contains("x of three"), said.out());
        assertTrue(said.out().contains("./workbook hint twice"), said.out());
        assertTrue(said.out().lines().allMatch(line -> line.length() <= 80), said.out());
    }

    @Test
    @SuppressWarnings("unchecked")
    void jsonHasTheFieldsThatProgramsReadFirst() throws Exception {
        desk.answer("Twice", Desk.WRONG);
        Map<String, Object> verdict = desk.type("check", "twice", "--json").map();
        assertEquals(
                List.of("exercise", "status", "tests", "millis"),
                List.copyOf(verdict.keySet()).subList(0, 4));
        assertEquals("fail", verdict.get("status"));
        Map<String, Object> test = ((List<Map<String, Object>>) verdict.get("tests")).get(0);
        assertEquals(
                List.of("name", "status", "message"), List.copyOf(test.keySet()).subList(0, 3));
        assertEquals("of zero", test.get("name"));
    }

    @Test
    void aPassUnlocksTheSolutionAndIsDone() throws Exception {
        desk.answer("Twice", Desk.RIGHT);
        Desk.Said said = desk.type("check", "twice");
        assertEquals(0, said.exitCode(), said.out());
        assertTrue(said.out().contains("all 2 tests pass"), said.out());
        assertEquals(0, desk.type("solution", "twice").exitCode());
        assertTrue(desk.type("list").out().contains("done   twice"));
        assertTrue(desk.type("next").out().contains("ch01 / half"));
    }

    @Test
    @SuppressWarnings("unchecked")
    void oneThatDoesNotCompileHidesNoOther() throws Exception {
        desk.answer("Twice", "return (;");
        desk.answer("Half", "return a / 2;");
        Desk.Said said = desk.type("check", "--all", "--json");
        assertEquals(1, said.exitCode());
        List<Map<String, Object>> verdicts = (List<Map<String, Object>>) said.json();
        assertEquals("error", verdicts.get(0).get("status"));
        assertEquals("pass", verdicts.get(1).get("status"));
    }

    @Test
    void aHintSuitsWhatFailedLast() throws Exception {
        desk.answer("Twice", "return a;");
        desk.type("check", "twice");
        assertEquals("Think of a sum.", desk.type("hint", "--json").map().get("hint"));
        Desk.Said second = desk.type("hint", "--json");
        assertEquals("It is a product.", second.map().get("hint"), "of zero passes");
    }

    @Test
    void damagedProgressIsKeptToldOnceAndRebuilt() throws Exception {
        desk.answer("Half", "return a / 2;");
        desk.type("check", "half");
        Files.writeString(desk.home.state().resolve("progress.json"), "{ not json");
        Desk.Said said = desk.type("list");
        assertEquals(0, said.exitCode(), said.err());
        assertTrue(
                said.err().contains("progress.json cannot be used: it is not whole JSON"),
                said.err());
        assertTrue(said.out().contains("done   half"), said.out());
        assertFalse(desk.type("list").err().contains("cannot be used"));
    }

    @Test
    void aPassThatFailsNowIsShownWhereverItCounts() throws Exception {
        desk.answer("Twice", Desk.RIGHT);
        desk.answer("Half", "return a / 2;");
        desk.type("check", "--all");
        String end = desk.type("next").out();
        assertTrue(end.contains("Every exercise is done: 3 of 3 points."), end);
        assertTrue(end.contains("./workbook run ch01"), end);
        assertTrue(end.contains("chapter 2, which is being written."), end);

        desk.answer("Twice", Desk.WRONG);
        desk.type("check", "twice");
        String list = desk.type("list").out();
        assertTrue(list.contains("> fails now (passed before)  twice"), list);
        assertTrue(list.contains("1 of 2 done, 1 of 3 points"), list);
        String status = desk.type("status").out();
        assertTrue(
                status.contains("twice fails now (passed before): ./workbook check twice"), status);
        assertFalse(status.contains("Every exercise is done"), status);
        assertEquals(List.of("twice"), desk.type("status", "--json").map().get("failing"));
        assertTrue(desk.type("next").out().contains("ch01 / twice"));
    }

    @Test
    @SuppressWarnings("unchecked")
    void checkingEverythingDropsBackToWhatPassedBefore() throws Exception {
        desk.answer("Half", "return a / 2;");
        desk.type("check", "half");
        assertEquals("twice", desk.type("next", "--json").map().get("exercise"));
        desk.answer("Half", "return a;");
        String out = desk.type("check", "--all").out();
        assertTrue(
                out.contains("half passed before and does not pass now, so you are back at it."),
                out);
        assertTrue(out.contains("./workbook hint half"), "it is the one that is shown: " + out);
        assertEquals("half", desk.type("status", "--json").map().get("current"));
        desk.answer("Half", "return a / 2;");
        List<Map<String, Object>> rows = (List<Map<String, Object>>)
                desk.type("check", "--all", "--json").json();
        assertEquals(
                List.of(true, false),
                rows.stream().map(row -> row.get("current")).toList());
        assertEquals("twice", desk.type("status", "--json").map().get("current"));
    }

    @Test
    void checkingEverythingGoesToTheFirstThatDoesNotPass() throws Exception {
        desk.answer("Twice", Desk.RIGHT);
        String out = desk.type("check", "--all").out();
        assertTrue(out.contains("You are at half now, the first that does not pass."), out);
        desk.type("open", "twice");
        assertFalse(desk.type("check", "ch01").out().contains("You are at half"));
        assertEquals("twice", desk.type("status", "--json").map().get("current"));
    }

    @Test
    void whenEverythingPassesTheLearnerStaysWhereTheyAre() throws Exception {
        desk.answer("Twice", Desk.RIGHT);
        desk.answer("Half", "return a / 2;");
        desk.type("check", "twice");
        assertFalse(desk.type("check", "--all").out().contains("You are"));
        assertEquals("twice", desk.type("status", "--json").map().get("current"));
    }

    @Test
    void listIsRightAfterAResetAndItsUndo() throws Exception {
        desk.answer("Twice", Desk.RIGHT);
        desk.type("check", "twice");
        desk.type("reset", "twice");
        assertTrue(desk.type("list").out().contains("fails now (passed before)  twice"));
        assertEquals("Think of a sum.", desk.type("hint", "--json").map().get("hint"));
        desk.type("undo");
        assertTrue(desk.type("list").out().contains("done   twice"));
    }

    @Test
    void whatPassesNeedsNoHintAndAllStayReadable() throws Exception {
        desk.answer("Twice", Desk.RIGHT);
        desk.type("check", "twice");
        String out = desk.type("hint").out();
        assertTrue(out.contains("twice passed when it was last checked"), out);
        assertTrue(out.contains("./workbook solution twice"), out);
        assertTrue(out.contains("hint 4 of 4, nearly the code"), out);
        assertTrue(out.contains("Times two."), out);
        String again = desk.type("hint", "--again").out();
        assertTrue(again.contains("You have seen no hint of twice yet."), "none was noted");
    }

    @Test
    void anEmptyFileIsCalledEmpty() throws Exception {
        Files.writeString(desk.exercise("Twice"), "");
        String out = desk.type("check", "twice").out();
        assertTrue(out.contains("Twice.java is empty."), out);
    }

    @Test
    void muchOutputLeavesTheVerdictOnTheScreen() throws Exception {
        desk.answer(
                "Twice", "for (int i = 0; i < 60; i++) System.out.println(\"=\" + i);return 7;");
        String out = desk.type("check", "twice").out();
        assertTrue(out.contains("| =19"), out);
        assertFalse(out.contains("| =20"), out);
        assertTrue(out.contains("… 100 more lines"), out);
        String all = desk.type("check", "twice", "--full").out();
        assertTrue(all.contains("| =59"), all);
    }

    @Test
    void whatEndedTheJvmIsToldOnce() throws Exception {
        desk.answer("Twice", "System.exit(3); return 0;");
        String out = desk.type("check", "twice").out();
        assertFalse(out.contains("Your code ended the JVM"), out);
        assertTrue(out.contains("x of zero"), out);
    }

    @Test
    void aNarrowTerminalIsKeptTo() throws Exception {
        desk.answer("Twice", Desk.WRONG);
        Desk.Said said = desk.columns(40).type("check", "twice");
        assertTrue(said.out().lines().allMatch(line -> line.length() <= 40), said.out());
        Desk.Said status = desk.type("status");
        assertTrue(status.out().lines().allMatch(line -> line.length() <= 60), status.out());
    }

    @Test
    void theWatchReactsToKeysAndEndsWithTheInput() {
        Desk.Said said = desk.atTerminal("l\nh\nr\n").type("watch");
        assertEquals(0, said.exitCode(), said.err());
        assertTrue(said.out().contains("Think of a sum."), said.out());
        assertTrue(said.out().contains("2 of 2 tests fail"), said.out());
        assertTrue(said.out().contains("q quit"), said.out());
    }

    @Test
    void anErrorFarToTheRightIsPointedAt() throws Exception {
        desk.answer("Twice", "return (" + "\"GET \" + ".repeat(12) + "a).length()");
        for (int columns : List.of(80, 40)) {
            Desk.Said said = desk.columns(columns).type("check", "twice");
            assertEquals(1, said.exitCode(), said.err());
            List<String> lines = said.out().lines().toList();
            int at = lines.stream().map(String::strip).toList().indexOf("^");
            String code = lines.get(at - 1);
            assertEquals(code.length(), lines.get(at).indexOf('^'), said.out());
            assertTrue(code.contains("… ") && code.endsWith("a).length()"), said.out());
        }
    }

    @Test
    void anExplanationIsBrokenOnceAndForThisTerminal() throws Exception {
        desk.answer("Twice", "return nothing_of_this_name;");
        List<String> lines =
                desk.columns(50).type("check", "twice").out().lines().toList();
        int why = lines.stream()
                .filter(line -> line.contains("Nothing of this name"))
                .map(lines::indexOf)
                .findFirst()
                .orElseThrow();
        assertTrue(lines.get(why).length() > 40, lines.toString());
        assertTrue(lines.get(why + 1).length() > 36, lines.toString());
        assertTrue(lines.stream().allMatch(line -> line.length() <= 50), lines.toString());
    }
}
