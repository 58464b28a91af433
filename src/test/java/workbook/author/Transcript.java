package workbook.author;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A text that the book shows and nobody typed: recorded from a run, and compared with every later
 * run. Figures differ from run to run, so numbers count as equal, and so do bars of any length.
 *
 * <p>To record anew: {@code mvn -pl src -am test -Dtest='*TranscriptsTest' -Drecord=true
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
public record Transcript(Path file) {

    /** The transcript of this name in a chapter's folder. */
    public static Transcript of(String chapter, String name) {
        return new Transcript(Path.of("..", "chapters", chapter, "transcripts", name));
    }

    /** Fails if the run that was just made does not look like the recorded one. */
    public void assertRepeatedBy(String run) throws IOException {
        if (Boolean.getBoolean("record")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, run);
        }
        assertEquals(shape(Files.readString(file)), shape(run), "recorded in " + file);
    }

    /** What a program prints, in a JVM of its own. */
    public static String outputOf(Class<?> program, String... arguments)
            throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        List<String> command = new ArrayList<>(List.of(java, "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-cp", classPath, program.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }

    private static String shape(String text) {
        // On a busy machine a number may reach its thousands, and then it has a comma.
        String equalNumbers = text.replaceAll("#+", "#").replaceAll("\\d+(,\\d{3})*", "0");
        return equalNumbers.replaceAll(" +", " ").replaceAll("(?m)^ ", "");
    }
}
