package workbook.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.course.Course;
import workbook.course.Finding;
import workbook.course.Home;

/** The book itself, every chapter of it, as readers and teachers get it. */
class OurBookTest {

    @TempDir
    Path out;

    @Test
    void bothEditionsAreWellAndValid() throws Exception {
        Course course = Course.load(new Home(Path.of("..")));
        for (Edition edition : Edition.values()) {
            Path folder = out.resolve(edition.name());
            List<Finding> findings = Book.render(SampleBook.ENGINE, course, edition, folder);
            assertEquals(List.of(), findings);
            assertEquals("", Validator.messages(folder));
        }
    }

    @Test
    void axeFindsNothingOnAnyPage() {
        try (Browser browser = Browser.orSkip(out.resolve("profile"))) {
            Course course = Course.load(new Home(Path.of("..")));
            Path folder = out.resolve("book");
            Book.render(SampleBook.ENGINE, course, Edition.READER, folder);
            for (Path page : Validator.pages(folder)) {
                for (String shade : List.of("light", "dark")) {
                    for (int width : List.of(1440, 390)) {
                        browser.screen(width, 900, shade);
                        browser.open(page);
                        String which = page + " " + shade + " " + width;
                        assertEquals(List.of(), browser.axe(), which);
                        assertEquals(0L, browser.sideways(), which);
                    }
                }
            }
        }
    }
}
