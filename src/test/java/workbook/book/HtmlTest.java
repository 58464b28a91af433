package workbook.book;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An HTML validator has nothing to say about any page. */
class HtmlTest {

    @TempDir
    Path root;

    @Test
    void theSampleIsValidInBothEditions() throws Exception {
        for (Edition edition : Edition.values()) {
            SampleBook book = SampleBook.in(root.resolve(edition.name()));
            book.render(edition);
            assertEquals("", validate(book.out()));
        }
    }

    /** In a process of its own, for the validator brings an old world of libraries along. */
    private static String validate(Path folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xss4m",
                "nu.validator.client.SimpleCommandLineValidator"));
        try (Stream<Path> pages = Files.list(folder)) {
            pages.map(Path::toString).filter(name -> name.endsWith(".html")).forEach(command::add);
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process validator = builder.start();
        String messages = new String(validator.getInputStream().readAllBytes(), UTF_8);
        validator.waitFor();
        return messages;
    }
}
