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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Every command but check, from the outside. */
class CommandsTest {

    static final List<String> NAMES = Commands.NAMES;

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void sitDown() throws Exception {
        desk = new Desk(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lst             | Did you mean list?",
                "hint twize      | Did you mean twice?",
                "check tiwce     | Did you mean twice?",
                "run ch1x        | There is no chapter ch1x",
                "check --ful     | Did you mean --full?",
                "frobnicate      | ./workbook --help",
                "author chek     | Did you mean",
            })
    void anUnknownNameIsAnsweredWithTheNearest(String typed, String answer) {
        Desk.Said said = desk.type(typed.split(" "));
        assertEquals(2, said.exitCode());
        assertTrue(said.err().contains(answer), said.err());
        assertEquals("", said.out());
    }

    @Test
    void troubleIsJsonToo() throws Exception {
        Desk.Said said = desk.type("hint", "twize", "--json");
        assertEquals(2, said.exitCode());
        assertTrue(said.map().get("error").toString().contains("Did you mean twice?"), said.out());
        assertEquals("", said.err());
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void everyCommandHasHelpAndTheCommonOptions(String name) {
        Desk.Said said = desk.type(name, "--help");
        assertEquals(0, said.exitCode(), said.err());
        assertTrue(said.out().contains("./workbook " + name), said.out());
        assertTrue(said.out().contains("--json"), said.out());
        assertTrue(said.out().contains("--plain"), said.out());
    }

    @Test
    void helpNamesEveryCommand() {
        String out = desk.type("--help").out();
        Commands.NAMES.forEach(name -> assertTrue(out.contains("  " + name), name));
        assertEquals(desk.type("help").out(), out);
    }

    @Test
    void resetKeepsABackupThatUndoBringsBack() throws Exception {
        desk.answer("Twice", Desk.WRONG);
        String out = desk.type("reset", "twice").out();
        assertTrue(out.contains("ch01tiny/Twice.java"), out);
        assertTrue(out.contains("Your own code is kept in .workbook/backups/"), out);
        assertTrue(Files.readString(desk.exercise("Twice")).contains(Desk.STARTER_RETURN));
        assertEquals("reset", desk.type("undo", "--json").map().get("undone"));
        assertTrue(Files.readString(desk.exercise("Twice")).contains(Desk.WRONG));
    }

    @Test
    void twoUndosTakeBackTwoResets() throws Exception {
        desk.answer("Twice", Desk.WRONG);
        desk.write("exercises/src/main/java/ch01tiny/Half.java", "// mine\n");
        desk.type("reset", "twice");
        desk.type("reset", "half");
        String history = desk.type("undo", "--list").out();
        assertTrue(history.indexOf("Half.java") < history.indexOf("Twice.java"), history);
        String first = desk.type("undo").out();
        assertTrue(first.contains("The change before it, a reset: ./workbook undo"), first);
        assertTrue(first.contains("kept in .workbook/backups/"), first);
        desk.type("undo");
        assertTrue(Files.readString(desk.exercise("Twice")).contains(Desk.WRONG));
        assertEquals("// mine\n", Files.readString(desk.exercise("Half")));
        assertEquals("reset", desk.type("undo", "--redo", "--json").map().get("redone"));
        assertTrue(Files.readString(desk.exercise("Twice")).contains(Desk.STARTER_RETURN));
    }

    @Test
    void aResetOfAMissingFileSaysThatThereWasNothingToKeep() throws Exception {
        Files.delete(desk.exercise("Half"));
        String out = desk.type("reset", "half").out();
        assertTrue(out.contains("Half.java  (it was not there)"), out);
        assertTrue(out.contains("There was no code of yours to keep."), out);
        String undone = desk.type("undo").out();
        assertTrue(undone.contains("Half.java  (deleted: it was not there before)"), undone);
        assertFalse(Files.exists(desk.exercise("Half")));
    }

    @ParameterizedTest
    @CsvSource({
        "catch-up ch02,ch02",
        "check ch02,ch02",
        "run 2,2",
        "check ch07triggers,ch07triggers"
    })
    void aChapterThatIsNotWrittenYetIsCalledThat(String typed, String name) {
        Desk.Said said = desk.type(typed.split(" "));
        assertEquals(2, said.exitCode());
        assertTrue(
                said.err().contains("There is no chapter " + name + " yet; chapters here: ch01"),
                said.err());
    }

    @Test
    void anExerciseIsFoundByItsNumberInTheBook() throws Exception {
        assertEquals("half", desk.type("open", "1.2", "--json").map().get("exercise"));
        assertEquals("half", desk.type("open", "ch01.2", "--json").map().get("exercise"));
        assertTrue(desk.type("open", "1.3").err().contains("There is no exercise 1.3"));
    }

    @Test
    void theCardSaysHowToReadAndPointsToAPageThatIsThere() throws Exception {
        assertTrue(desk.type().out().contains("book:   ./workbook book"));
        desk.write("target/book/ch01tiny.html", "");
        String out = desk.type().out();
        assertTrue(out.contains("book:   target/book/ch01tiny.html#twice"), out);
    }

    @Test
    void withoutATodoNoLineIsNamed() throws Exception {
        assertTrue(
                desk.type().out().contains("ch01tiny/Twice.java:"), desk.type().out());
        desk.answer("Twice", Desk.WRONG);
        assertFalse(desk.type().out().contains("Twice.java:"), desk.type().out());
    }

    @Test
    void catchUpBeforeTheFirstChapterHasNothingToDo() {
        String out = desk.type("catch-up", "ch01").out();
        assertTrue(out.contains("Nothing comes before ch01."), out);
        assertEquals(2, desk.type("catch-up").exitCode());
    }

    @Test
    void openTellsTheLineOfTheTodo() throws Exception {
        Map<String, Object> place = desk.type("open", "half", "--json").map();
        List<String> lines = Files.readAllLines(desk.exercise("Half"));
        assertTrue(lines.get((int) place.get("line") - 1).contains("TODO half"));
        assertEquals(
                desk.exercise("Half") + ":" + place.get("line"),
                desk.type("open").out().strip());
    }

    @Test
    void statusTellsTheNextStep() throws Exception {
        String out = desk.type().out();
        assertTrue(out.contains("0 of 2 exercises done"), out);
        assertTrue(out.contains("./workbook check twice"), out);
        assertEquals("twice", desk.type("--json").map().get("current"));
    }

    @Test
    void aCourseThatCannotBeReadIsOneMessage() throws Exception {
        desk.write("chapters/ch01tiny/exercises.yaml", "title: [");
        Desk.Said said = desk.type("list");
        assertEquals(2, said.exitCode());
        assertTrue(said.err().contains("chapters/ch01tiny/exercises.yaml:"), said.err());
        assertFalse(said.err().contains("\tat "), said.err());
        assertTrue(desk.with("WORKBOOK_DEBUG", "1").type("list").err().contains("\tat "));
    }

    @Test
    void colorsAreForTerminalsOnly() {
        assertFalse(desk.type("list").out().contains("\033["));
        desk.atTerminal("");
        assertTrue(desk.type("list").out().contains("\033["));
        assertFalse(desk.type("list", "--plain").out().contains("\033["));
        assertFalse(desk.with("NO_COLOR", "1").type("list").out().contains("\033["));
    }

    @Test
    void theDoctorNamesAMissingExerciseAndItsRemedy() throws Exception {
        Files.delete(desk.exercise("Half"));
        Desk.Said said = desk.type("doctor");
        assertEquals(2, said.exitCode());
        assertTrue(said.out().contains("./workbook reset half"), said.out());
        assertTrue(said.out().contains("ok       javac"), said.out());
    }

    @Test
    void authorNewWantsItsWords() {
        Desk.Said said = desk.type("author", "new", "exercise");
        assertEquals(2, said.exitCode());
        assertTrue(said.err().contains("author new exercise CHAPTER ID TITLE"), said.err());
    }

    @Test
    void withEverythingDoneThereIsNoCard() throws Exception {
        desk.answer("Twice", Desk.RIGHT);
        desk.answer("Half", "return a / 2;");
        desk.type("check", "--all");
        String out = desk.type().out();
        assertTrue(out.contains("Every exercise is done"), out);
        assertFalse(out.contains("ch01 / "), out);
        assertFalse(out.contains("./workbook hint"), out);
    }
}
