package workbook.whole;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every hostile file through the real command: its own sentence, no pass that is none, and nothing
 * left behind. One of them alone: {@code -Dhostile=deadlock}; the second of three shares: {@code
 * -Dendings=2/3}. To record what they say, for {@code
 * docs/endings.adoc}: {@code -Drecord=true}.
 */
class HostileTest {

    /** Checks at once: most of their time goes into starting JVMs. */
    private static final int HANDS = 2;

    @TempDir
    static Path folder;

    private static final Map<String, Future<Outcome>> OUTCOMES = new HashMap<>();

    /** What a command said, and what it left behind. */
    private record Outcome(Workshop.Said said, List<String> left) {}

    @BeforeAll
    static void checkAll() throws IOException {
        ExecutorService hands = Executors.newFixedThreadPool(HANDS);
        BlockingQueue<Workshop> free = new LinkedBlockingQueue<>();
        for (int i = 0; i < HANDS; i++) {
            free.add(Workshop.ofFirstChapters(folder.resolve("course" + i)));
        }
        for (HostileCase ending : endings().toList()) {
            OUTCOMES.put(ending.toString(), hands.submit(() -> {
                Workshop workshop = free.take();
                ending.into(workshop.home().exerciseSources());
                Outcome outcome = check(workshop, ending.exercise(), ending.options());
                free.add(workshop);
                return outcome;
            }));
        }
        OUTCOMES.put("", hands.submit(() -> check(free.take(), "read-to-end", List.of())));
        hands.shutdown();
    }

    static Stream<HostileCase> endings() throws IOException {
        String only = System.getProperty("hostile", "");
        return HostileCase.ours(HostileCase.all()).stream()
                .filter(HostileCase::isCheck)
                .filter(each -> only.isEmpty() || each.toString().matches(only));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void isTold(HostileCase ending) throws Exception {
        Outcome outcome = OUTCOMES.get(ending.toString()).get();
        Told told = Told.of(outcome.said().out());
        String all = outcome.said().err() + told.flat();

        assertEquals(ending.exit(), outcome.said().exitCode(), all);
        assertEquals(ending.exit() == 0, told.status().equals("pass"), all);
        assertAll(ending.says().stream()
                .map(sentence -> () -> assertTrue(
                        told.flat().contains(sentence), sentence + "\nis not in\n" + told.text())));
        assertEquals(List.of(), outcome.left(), "left behind");
        if (Boolean.getBoolean("record")) {
            Files.writeString(ending.recorded(), told.text());
        }
        if (ending.isToldAlike()) {
            assertEquals(
                    EndingsPage.shape(Files.readString(ending.recorded())),
                    EndingsPage.shape(told.text()));
        }
    }

    @Test
    void anotherExerciseChecksAsBeforeAfterAllOfThem() throws Exception {
        Outcome outcome = OUTCOMES.get("").get();

        assertEquals(1, outcome.said().exitCode(), outcome.said().err());
        assertTrue(Told.of(outcome.said().out()).flat().contains("not written yet"));
    }

    private static Outcome check(Workshop workshop, String exercise, List<String> options)
            throws IOException {
        Path root = workshop.home().root();
        Path temporary = Files.createDirectories(root.resolve("tmp"));
        List<String> all = new ArrayList<>(options);
        all.add("-Djava.io.tmpdir=" + temporary);
        Workshop.Said said = workshop.say(all, "check", exercise, "--json");
        List<String> left = new ArrayList<>(processes(root));
        try (Stream<Path> files = Files.list(temporary)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("workbook"))
                    .forEach(left::add);
        }
        return new Outcome(said, left);
    }

    private static List<String> processes(Path root) throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            return all.filter(path -> path.getFileName().toString().matches("\\d+"))
                    .filter(process -> worksIn(root, process))
                    .map(Path::toString)
                    .toList();
        }
    }

    private static boolean worksIn(Path root, Path process) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).startsWith(root);
        } catch (IOException gone) {
            return false;
        }
    }
}
