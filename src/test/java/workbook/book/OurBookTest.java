package workbook.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.course.Course;
import workbook.course.Finding;
import workbook.course.Home;

/** The book itself, every chapter of it, as readers and teachers get it. */
class OurBookTest {

    /** What the pages are, for whoever wants to know whether another JDK makes the same. */
    private static final Path SUMS = Path.of("target", "book.sums");

    @TempDir
    static Path out;

    private static final Map<Edition, List<Finding>> FINDINGS = new EnumMap<>(Edition.class);

    @BeforeAll
    static void render() {
        Course course = Course.load(new Home(Path.of("..")));
        for (Edition edition : Edition.values()) {
            FINDINGS.put(edition, Book.render(SampleBook.ENGINE, course, edition, folder(edition)));
        }
    }

    private static Path folder(Edition edition) {
        return out.resolve(edition.name());
    }

    @Test
    void bothEditionsAreWellAndValid() throws Exception {
        for (Edition edition : Edition.values()) {
            assertEquals(List.of(), FINDINGS.get(edition));
            assertEquals("", Validator.messages(folder(edition)));
        }
        Files.write(SUMS, sums());
    }

    private static List<String> sums() throws IOException {
        List<String> sums = new ArrayList<>();
        for (Edition edition : Edition.values()) {
            for (Path page : Validator.pages(folder(edition))) {
                CRC32 sum = new CRC32();
                sum.update(Files.readAllBytes(page));
                sums.add(edition + " " + page.getFileName() + " " + sum.getValue());
            }
        }
        return sums;
    }

    @Test
    @Tag("on-one-jdk")
    void axeFindsNothingOnAnyPage() {
        try (Browser browser = Browser.orSkip(out.resolve("profile"))) {
            for (Path page : Validator.pages(folder(Edition.READER))) {
                for (int width : List.of(1440, 390)) {
                    browser.screen(width, 900, "light");
                    browser.open(page);
                    String which = page + " " + width;
                    assertEquals(List.of(), browser.axe(), which);
                    assertEquals(0L, browser.sideways(), which);
                    // The other shade changes colors and nothing else.
                    browser.screen(width, 900, "dark");
                    assertEquals(List.of(), browser.axeOnColors(), which + " dark");
                }
            }
        }
    }
}
