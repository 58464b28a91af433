package workbook.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be referred to in a chapter's prose. */
class ProseTest {

    private static final String TEXT = """
            = Counting

            [#how-many]
            [.wide]
            == How `many`?

            exercise::count[]

            ----
            [#not-this]
            == Not this
            exercise::other[]
            ----

            [[last]]
            == The last
            """;

    @TempDir
    Path folder;

    private Chapter chapter;

    @BeforeEach
    void write() throws IOException {
        chapter = new Chapter(1, "ch01counting", "Counting", folder, List.of());
        Files.writeString(folder.resolve("chapter.adoc"), TEXT);
    }

    @Test
    void sectionsTitlesAndBoxesAreFound() throws IOException {
        Prose prose = Prose.of(chapter);
        assertEquals("Counting", prose.heading());
        assertEquals(List.of("how-many", "last"), prose.ids());
        assertTrue(prose.hasTitle("How many?"));
        assertTrue(prose.hasBox("count"));
    }

    @Test
    void whatAListingShowsCanNotBeReferredTo() throws IOException {
        Prose prose = Prose.of(chapter);
        assertFalse(prose.hasSection("not-this"));
        assertFalse(prose.hasTitle("Not this"));
        assertFalse(prose.hasBox("other"));
    }

    @Test
    void aReaderIsSentToASectionByItsTitle() {
        assertEquals("chapter 1, \"The last\"", Prose.citation(chapter, "last"));
    }

    @Test
    void withoutProseTheIdIsNearlyAsGood() throws IOException {
        Files.delete(folder.resolve("chapter.adoc"));
        assertEquals("chapter 1, \"How many\"", Prose.citation(chapter, "how-many"));
        assertEquals("chapter 1, \"Counting\"", Prose.citation(chapter, ""));
    }
}
