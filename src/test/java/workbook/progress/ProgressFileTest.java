package workbook.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import workbook.course.Home;

/** Keeps progress, and heals. */
class ProgressFileTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    @TempDir
    Path root;

    private ProgressFile file() {
        return new ProgressFile(new Home(root), Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private Path json() {
        return root.resolve(".workbook/progress.json");
    }

    @Test
    void aLearnerWhoHasJustArrivedHasDoneNothingAndNothingIsWritten() {
        assertEquals(Progress.NONE, file().read().progress());
        assertFalse(Files.exists(root.resolve(".workbook")));
    }

    @Test
    void everythingIsRememberedAcrossProcesses() {
        file().update(progress -> progress.at("count")
                .checked("count", false, "fail", NOON)
                .hinted("count", 2)
                .hinted("count", 0)
                .solutionShownEarly("count", NOON)
                .checked("count", true, "pass", LATER));

        Progress read = file().read().progress();

        assertEquals("count", read.current());
        assertEquals(
                new Attempt(Optional.of(LATER), Set.of(0, 2), Optional.of(NOON), 2, "pass"),
                read.of("count"));
    }

    @Test
    void theFirstPassIsKeptWhenItFailsAndPassesAgain() {
        Attempt attempt = Progress.NONE
                .checked("a", true, "pass", NOON)
                .checked("a", false, "fail", LATER)
                .checked("a", true, "pass", LATER)
                .of("a");

        assertEquals(Optional.of(NOON), attempt.passedAt());
        assertEquals(3, attempt.checks());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n",
                "{\"version\": 1, \"curr",
                "[]",
                "{}",
                "not json",
                "{\"version\": 1, \"current\": 7, \"exercises\": {}}",
                "{\"version\": 1, \"current\": \"\", \"exercises\": {\"a\": 1}}",
                "{\"version\": 1, \"current\": \"\", \"exercises\": {\"a\": {\"hints\": [],"
                        + " \"checks\": 1, \"lastStatus\": \"\", \"passedAt\": \"noon\"}}}",
                "\u0000\u0000\u0000"
            })
    void whatCannotBeReadIsSetAsideAndKept(String text) throws IOException {
        Files.createDirectories(json().getParent());
        Files.writeString(json(), text);

        ProgressFile.Loaded loaded = file().read();

        Healed healed = loaded.healed().orElseThrow();
        assertEquals(Progress.NONE, loaded.progress());
        assertEquals(
                "progress.json.corrupt-20261122-120000",
                healed.keptAs().getFileName().toString());
        assertEquals(text, Files.readString(healed.keptAs()));
        assertFalse(healed.why().isBlank());
        assertTrue(file().read().healed().isEmpty(), "healed once is enough");
    }

    @Test
    void aFileOfANewerEditionIsNeitherReadNorTouched() throws IOException {
        String newer = "{\"version\": 2, \"current\": \"\", \"exercises\": {}}";
        Files.createDirectories(json().getParent());
        Files.writeString(json(), newer);

        for (ProgressFile.Loaded loaded :
                List.of(file().read(), file().update(progress -> progress.at("a")))) {
            String why = String.valueOf(loaded.notKept().orElseThrow().getMessage());
            assertTrue(
                    why.contains("newer edition of the course (format 2; this one knows 1)"), why);
            assertTrue(why.contains("./workbook update"), why);
            assertEquals(Optional.empty(), loaded.healed());
        }
        assertEquals(newer, Files.readString(json()));
    }

    @Test
    void aFolderInItsPlaceIsNamedAndNothingBreaks() throws IOException {
        Files.createDirectories(json());

        ProgressFile.Loaded loaded = file().update(progress -> progress.at("a"));

        String why = String.valueOf(loaded.notKept().orElseThrow().getMessage());
        assertTrue(why.contains("cannot be read"), why);
    }

    @Test
    void whatAKilledProcessLeftIsSweptAwayAndWhatIsBeingWrittenIsNot() throws IOException {
        file().update(progress -> progress.at("a"));
        Path old = Files.writeString(json().resolveSibling(".workbook-1.tmp"), "half");
        Files.setLastModifiedTime(old, FileTime.from(NOON.minusSeconds(90)));
        Path young = Files.writeString(json().resolveSibling(".workbook-2.tmp"), "half");
        Files.setLastModifiedTime(young, FileTime.from(NOON.minusSeconds(5)));

        file().update(progress -> progress.at("b"));

        assertFalse(Files.exists(old));
        assertTrue(Files.exists(young));
    }

    @Test
    void aLockThatIsHeldForGoodIsNamedWithARemedy() throws Exception {
        StateLock lock = new StateLock(root.resolve("a.lock"), Duration.ZERO);

        StateException problem = assertThrows(StateException.class, () -> lock.hold(() -> ""));

        assertTrue(problem.getMessage().contains("Ctrl-Z"), problem.getMessage());
    }

    @Test
    void aPassThatFailsNowIsNotDone() {
        Progress passed = Progress.NONE.checked("a", true, "pass", NOON);
        assertTrue(passed.of("a").isDone());
        Progress fails = passed.checked("a", false, "fail", LATER);
        assertEquals("fails now (passed before)", fails.of("a").state());
        assertFalse(fails.of("a").isDone());
        assertEquals("done", fails.checked("a", true, "pass", LATER).of("a").state());
    }

    @Test
    void twoCorruptFilesInOneSecondAreBothKept() throws IOException {
        Files.createDirectories(json().getParent());
        Files.writeString(json(), "one");
        Path first = file().read().healed().orElseThrow().keptAs();
        Files.writeString(json(), "two");
        Path second = file().update(progress -> progress.at("a"))
                .healed()
                .orElseThrow()
                .keptAs();

        assertEquals("one", Files.readString(first));
        assertEquals("two", Files.readString(second));
        assertEquals("a", file().read().progress().current());
    }

    @Test
    void bytesThatAreNotTextAreSetAsideToo() throws IOException {
        Files.createDirectories(json().getParent());
        Files.write(json(), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertEquals("it is not text", file().read().healed().orElseThrow().why());
    }

    @Test
    void noTemporaryFileIsLeftBehind() throws IOException {
        file().update(progress -> progress.at("a"));

        try (Stream<Path> files = Files.list(root.resolve(".workbook"))) {
            assertEquals(
                    List.of("progress.json", "progress.lock"),
                    files.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void manyThreadsLoseNothing() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            // A file of its own for each, as separate commands have.
            ProgressFile mine = file();
            threads.add(new Thread(() -> {
                for (int i = 0; i < 25; i++) {
                    mine.update(progress -> progress.checked("a", false, "fail", NOON));
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertEquals(100, file().read().progress().of("a").checks());
    }

    @Test
    void twoProcessesLoseNothing() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int p = 0; p < 2; p++) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Counting.class.getName(),
                            root.toString())
                    .inheritIO()
                    .start());
        }
        for (Process process : processes) {
            assertEquals(0, process.waitFor());
        }

        assertEquals(100, file().read().progress().of("a").checks());
    }

    /** A process that counts fifty checks. */
    static final class Counting {

        private Counting() {}

        public static void main(String[] args) {
            ProgressFile file = new ProgressFile(new Home(Path.of(args[0])), Clock.systemUTC());
            for (int i = 0; i < 50; i++) {
                file.update(progress -> progress.checked("a", false, "fail", NOON));
            }
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamedWithARemedy() throws IOException {
        // Where the folder should be there is a file: refused even for root, unlike permissions.
        Files.writeString(root.resolve(".workbook"), "");

        ProgressFile.Loaded loaded = file().update(progress -> progress.at("a"));

        String why = String.valueOf(loaded.notKept().orElseThrow().getMessage());
        assertTrue(why.contains(".workbook"), why);
        assertTrue(why.contains("ls -ld"), why);
    }

    @Test
    void aReadOnlyFolderIsNamedWithARemedy() throws IOException {
        Path folder = Files.createDirectories(root.resolve(".workbook"));
        assertTrue(folder.toFile().setWritable(false));
        // Root may write in any folder of a disk, but not even root in this one.
        Home sealed =
                Files.isWritable(folder) ? new Home(Path.of("/proc/self/task")) : new Home(root);

        ProgressFile.Loaded loaded =
                new ProgressFile(sealed, Clock.systemUTC()).update(progress -> progress.at("a"));

        String why = String.valueOf(loaded.notKept().orElseThrow().getMessage());
        assertTrue(why.contains("cannot be written"), why);
        assertTrue(why.contains("ls -ld"), why);
    }
}
