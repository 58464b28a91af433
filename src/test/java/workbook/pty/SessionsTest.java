package workbook.pty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.whole.Workshop;

/**
 * The recorded session: one exercise is solved by its hints alone, at a terminal, and the page that
 * shows it still tells the truth.
 *
 * <p>To record anew: {@code mvn -pl src -am test -Dtest=SessionsTest -Drecord=true
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class SessionsTest {

    private static final Path SESSIONS = Path.of("..", "docs", "sessions");

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void copyTheCourse() throws Exception {
        workshop = Workshop.in(folder);
    }

    @Test
    void requestIsSolvedByItsHintsAlone() throws Exception {
        Path page = SESSIONS.resolve("request.adoc");
        try (PtyDesk desk = PtyDesk.of(workshop).size(96, 28).shell()) {
            Story story = new Story(page, desk, RequestStory.BEGINNING);
            new RequestStory(story, desk, Paper.of(workshop, "Request.java")).tell();
            story.ends();
            if (Boolean.getBoolean("record")) {
                Cast.of(desk.tape(), folder.toString(), "/course")
                        .write(SESSIONS.resolve("request.cast"), "One exercise, by hints alone");
            }
        }
    }

    @Test
    void theCastShowsWhatThePageShows() throws Exception {
        List<String> page = Story.screens(Files.readString(SESSIONS.resolve("request.adoc")));
        Cast cast = Cast.read(SESSIONS.resolve("request.cast"));

        assertEquals(page, cast.screensAtMarkers());
        assertFalse(cast.toString().contains("/tmp"), "a path of whoever recorded it");
    }
}
