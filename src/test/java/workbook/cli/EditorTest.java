package workbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which editors need the terminal. */
class EditorTest {

    @ParameterizedTest
    @CsvSource({
        "code --wait,true",
        "/opt/idea/bin/idea,true",
        "vi,false",
        "nano,false",
        "some-editor-that-nobody-knows,false",
        "emacs,true",
        "emacs -nw,false"
    })
    void whatHasAWindowLeavesTheScreenAlone(String command, boolean window) {
        Editor editor = new Editor(List.of(command.split(" ")));
        assertEquals(window, editor.hasWindow(Map.of("DISPLAY", ":0")));
    }

    @ParameterizedTest
    @CsvSource({"emacs", "emacsclient"})
    void withoutADisplayThereAreNoWindows(String command) {
        assertEquals(false, new Editor(List.of(command)).hasWindow(Map.of()));
    }
}
