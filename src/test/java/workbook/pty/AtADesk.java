package workbook.pty;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import workbook.whole.Workshop;

/** One copy of the course for all tests of a class; each of them begins at its beginning. */
abstract class AtADesk {

    /** How the screen begins: with the learner's first exercise. */
    static final String START = "ch01 / request";

    /** The keys are the last line, so once they are there everything is. */
    static final String KEYS = "q quit";

    @TempDir
    private static Path folder;

    private static Workshop workshop;
    private static final Map<Path, byte[]> STARTERS = new HashMap<>();

    private PtyDesk desk;

    @BeforeAll
    static void copyTheCourse() throws Exception {
        workshop = Workshop.ofFirstChapters(folder);
        STARTERS.clear();
        try (Stream<Path> all = Files.walk(workshop.home().exerciseSources())) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                STARTERS.put(file, Files.readAllBytes(file));
            }
        }
    }

    @BeforeEach
    void startAnew() throws IOException {
        for (var starter : STARTERS.entrySet()) {
            Files.write(starter.getKey(), starter.getValue());
        }
        delete(workshop.home().state());
        delete(workshop.home().target());
        delete(folder.resolve("tmp"));
        desk = PtyDesk.of(workshop);
    }

    private static void delete(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (Stream<Path> all = Files.walk(tree)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    @AfterEach
    void leave() {
        desk.close();
    }

    /** The desk of this test; nothing runs yet. */
    final PtyDesk desk() {
        return desk;
    }

    final Workshop workshop() {
        return workshop;
    }

    final Paper request() {
        return Paper.of(workshop, "Request.java");
    }

    /** What a file of the learner's says at its beginning. */
    final String starter(String name) {
        return new String(STARTERS.get(Paper.of(workshop, name).file()), StandardCharsets.UTF_8);
    }

    /** The watch screen as it opens, started alone on the terminal. */
    final PtyDesk watch(String... arguments) throws IOException, InterruptedException {
        return desk.run(arguments).await(START, KEYS);
    }

    /** An answer to the first exercise that is right. */
    static final String RIGHT = """
            String head = "GET " + path + " HTTP/1.1\\r\\nHost: " + host + "\\r\\n";
            return (head + "Connection: close\\r\\n\\r\\n").getBytes(StandardCharsets.US_ASCII);
            """;

    /** One that most tests of the first exercise are not content with. */
    static final String WRONG = """
            return ("GET " + path + "\\n").getBytes(StandardCharsets.US_ASCII);
            """;

    /** One that never comes back. */
    static final String ENDLESS = """
            while (true) {
                Thread.onSpinWait();
            }
            """;

    /** What is left of checks: nothing, if all is well. */
    final List<String> leftBehind() throws IOException {
        List<String> left = new ArrayList<>();
        for (Path folder : desk.scratch()) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.map(Path::toString).forEach(left::add);
            }
        }
        return left;
    }
}
