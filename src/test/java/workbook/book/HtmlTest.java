package workbook.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An HTML validator has nothing to say about any page. */
@Tag("on-one-jdk")
class HtmlTest {

    @TempDir
    Path root;

    @Test
    void theSampleIsValidInBothEditions() throws Exception {
        for (Edition edition : Edition.values()) {
            SampleBook book = SampleBook.in(root.resolve(edition.name()));
            book.render(edition);
            assertEquals("", Validator.messages(book.out()));
        }
    }

    @Test
    void theValidatorWouldSpeakUp() throws Exception {
        Files.writeString(
                root.resolve("bad.html"), "<!doctype html><title>x</title><p id=a><p id=a>");
        assertTrue(Validator.messages(root).contains("Duplicate ID"));
    }
}
