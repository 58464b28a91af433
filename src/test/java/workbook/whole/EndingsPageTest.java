package workbook.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page in the guide shows what was recorded, and all of it. */
class EndingsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "endings.adoc");

    @Test
    void thePageShowsEveryEndingAsItWasRecorded() throws IOException {
        String page = EndingsPage.of(HostileCase.all());
        if (Boolean.getBoolean("record")) {
            Files.writeString(PAGE, page);
        }

        assertEquals(page, Files.readString(PAGE), "to write it anew: -Drecord=true");
    }
}
