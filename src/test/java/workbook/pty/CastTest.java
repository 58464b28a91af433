package workbook.pty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cast shows again what was seen when it was recorded. */
class CastTest {

    @TempDir
    Path folder;

    @Test
    void aCastThatIsPlayedShowsTheScreenOfEachMarker() throws Exception {
        Path file = folder.resolve("session.cast");
        try (PtyDesk desk = PtyDesk.in(folder).size(100, 5).shell()) {
            desk.type("printf 'in %s \\342\\234\\223\\n' \"$PWD\"").await("✓\n$");
            desk.tape().add("m", "one");
            desk.type("clear").await("the prompt alone", glass -> glass.text().equals("$"));
            desk.tape().add("m", "two");
            Cast.of(desk.tape(), folder.toString(), "/course").write(file, "a title");
        }
        assertFalse(Files.readString(file).contains(folder.toString()));
        List<String> screens = Cast.read(file).screensAtMarkers();
        assertEquals(2, screens.size());
        assertEquals("in /course ✓\n$", screens.get(0).substring(screens.get(0).indexOf('\n') + 1));
        assertEquals("$", screens.get(1));
    }
}
