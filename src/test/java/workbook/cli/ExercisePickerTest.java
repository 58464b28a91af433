package workbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.screen.Key;
import workbook.screen.View;

/** The list of the watch screen, with a real course behind it. */
class ExercisePickerTest {

    @TempDir
    Path folder;

    private final List<String> gone = new ArrayList<>();
    private Desk desk;
    private View view;

    @BeforeEach
    void open() throws Exception {
        desk = new Desk(folder);
        desk.answer("Half", "return a / 2;");
        desk.type("check", "half");
        Session session = new Session(new Session.Surroundings(
                desk.home,
                folder,
                Map.of(),
                InputStream.nullInputStream(),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                false,
                80));
        view = ExercisePicker.of(
                session,
                session.course().exercise("twice").orElseThrow(),
                exercise -> gone.add(exercise.id()),
                exercise -> {
                    new ResetCommand(session).answer(exercise);
                    return exercise.id() + " is reset.";
                });
    }

    private String screen(int columns) {
        return String.join("\n", view.lines(columns, 24)).replaceAll("\033\\[\\d*m", "");
    }

    private void press(String text) {
        text.chars()
                .forEach(c -> view = view.key(Key.of(String.valueOf((char) c))).orElse(view));
    }

    @Test
    void itTellsWhatListTells() {
        for (int columns : List.of(80, 120, 200)) {
            String screen = screen(columns);
            assertTrue(screen.contains("> * open  twice  Two times as much"), screen);
            assertTrue(screen.contains("    done  half   Half as much"), screen);
            assertTrue(screen.contains("1 of 2 done, 1 of 3 points"), screen);
        }
        assertTrue(screen(40).contains("> * open  twice  Two times as much"), screen(40));
    }

    @Test
    void enterGoesToTheExercise() {
        press("j");
        view.key(Key.of(Key.Kind.ENTER));
        assertEquals(List.of("half"), gone);
    }

    @Test
    void aResetKeepsABackupAndShowsAtOnce() throws Exception {
        press("jxy");
        assertTrue(screen(80).contains("half is reset."), screen(80));
        assertTrue(screen(80).contains("fails now (passed before)  half"), screen(80));
        assertTrue(Files.readString(desk.exercise("Half")).contains(Desk.STARTER_RETURN));
        assertEquals("reset", desk.type("undo", "--json").map().get("undone"));
        assertTrue(Files.readString(desk.exercise("Half")).contains("return a / 2;"));
    }

    @Test
    void whatWeWroteIsNoSaveButWhatTheLearnerWroteOverItIs() throws Exception {
        OwnWrites own = new OwnWrites();
        Path half = desk.exercise("Half");
        Path twice = desk.exercise("Twice");
        own.note(half);
        assertEquals(Set.of(twice), own.others(Set.of(half, twice)));
        assertEquals(Set.of(half), own.others(Set.of(half)), "only once");
        own.note(half);
        desk.answer("Half", "return 7;");
        assertEquals(Set.of(half), own.others(Set.of(half)));
    }
}
