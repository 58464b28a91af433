package workbook.book;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The HTML validator, in a process of its own: it brings an old world of libraries along. */
final class Validator {

    private Validator() {}

    /** Whatever it says about the pages in a folder. */
    static String messages(Path folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xss4m",
                "nu.validator.client.SimpleCommandLineValidator"));
        pages(folder).forEach(page -> command.add(page.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process validator = builder.start();
        String messages = new String(validator.getInputStream().readAllBytes(), UTF_8);
        int code = validator.waitFor();
        return code == 0 || !messages.isEmpty() ? messages : "exit code " + code;
    }

    static List<Path> pages(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
