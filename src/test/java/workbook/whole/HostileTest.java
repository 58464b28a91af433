package workbook.whole;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every hostile file through the real command: its own sentence, no pass that is none, and nothing
 * left behind. One of them alone: {@code -Dhostile=deadlock}. To record what they say, for {@code
 * docs/endings.adoc}: {@code -Drecord=true}.
 */
class HostileTest {

    @TempDir
    static Path folder;

    private static Workshop workshop;

    @BeforeAll
    static void makeWorkshop() throws IOException {
        workshop = Workshop.in(folder.resolve("course"));
        Files.createDirectory(folder.resolve("tmp"));
    }

    static Stream<HostileCase> endings() throws IOException {
        String only = System.getProperty("hostile", "");
        return HostileCase.all().stream()
                .filter(HostileCase::isCheck)
                .filter(each -> only.isEmpty() || each.toString().matches(only));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void isTold(HostileCase ending) throws IOException {
        ending.into(workshop.home().exerciseSources());

        Workshop.Said said = check(ending.exercise(), ending.options());

        Told told = Told.of(said.out());
        assertEquals(ending.exit(), said.exitCode(), said.err() + told.flat());
        assertEquals(ending.exit() == 0, told.status().equals("pass"), told.flat());
        assertAll(ending.says().stream()
                .map(sentence -> () -> assertTrue(
                        told.flat().contains(sentence), sentence + "\nis not in\n" + told.text())));
        if (Boolean.getBoolean("record")) {
            Files.writeString(ending.recorded(), told.text());
        }
        assertEquals(
                EndingsPage.shape(Files.readString(ending.recorded())),
                EndingsPage.shape(told.text()));
    }

    private static Workshop.Said check(String exercise, List<String> options) {
        List<String> all = new ArrayList<>(options);
        all.add("-Djava.io.tmpdir=" + folder.resolve("tmp"));
        return workshop.say(all, "check", exercise, "--json");
    }

    @Test
    void anotherExerciseChecksAsBefore() throws IOException {
        Workshop.Said said = check("read-to-end", List.of());

        assertNotEquals("", Told.of(said.out()).text(), said.err());
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("tmp"))) {
            assertEquals(
                    List.of(),
                    files.filter(file -> file.getFileName().toString().startsWith("workbook"))
                            .toList());
        }
        assertEquals(List.of(), processes());
    }

    private static List<String> processes() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            return all.filter(path -> path.getFileName().toString().matches("\\d+"))
                    .filter(HostileTest::worksHere)
                    .map(Path::toString)
                    .toList();
        }
    }

    private static boolean worksHere(Path process) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).startsWith(folder);
        } catch (IOException gone) {
            return false;
        }
    }
}
