package workbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a learner may call an exercise, and what is said to a chapter in its place. */
class TargetsTest {

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void sitDown() throws Exception {
        desk = new Desk(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset", "hint", "solution", "open"})
    void aChapterIsNotAnExerciseAndSaysWhichItHas(String command) {
        Desk.Said said = desk.type(command, "ch01");
        assertEquals(2, said.exitCode());
        assertTrue(
                said.err().contains("ch01 is a chapter; its exercises are twice, half."),
                said.err());
    }

    @Test
    void anExerciseIsFoundByItsFile() throws Exception {
        assertEquals("half", desk.type("open", "Half.java", "--json").map().get("exercise"));
        for (String path : List.of("ch01tiny/Half.java", desk.exercise("Half").toString())) {
            assertEquals("half", desk.type("open", path, "--json").map().get("exercise"));
        }
        assertEquals(1, desk.type("check", "Half.java").exitCode());
        String err = desk.type("check", "Hal.java").err();
        assertTrue(err.contains("There is no exercise or chapter Hal.java"), err);
        assertEquals(2, desk.type("open", "ch02tiny/Half.java").exitCode());
    }
}
