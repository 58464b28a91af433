package workbook.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import workbook.progress.FileTree;

/** Whatever state the workbook's own files are in, a check gives its verdict and says what is up. */
class StateEndingsTest {

    /** What {@code check request} says of the starter, under every circumstance. */
    private static final String VERDICT = "6 of 6 tests fail";

    private static final String KNOWN = """
            {"version": 1, "current": "request", "exercises": {
              "request": {"checks": 7, "lastStatus": "fail", "hints": [1]}}}
            """;

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() throws IOException {
        workshop = Workshop.in(folder.resolve("course"));
        // A backup that making the starters has left.
        FileTree.delete(workshop.home().state());
    }

    private Path state(String name) {
        return workshop.home().state().resolve(name);
    }

    private Path progress(String text) throws IOException {
        Files.createDirectories(workshop.home().state());
        return Files.writeString(state("progress.json"), text);
    }

    private static void assertSays(String text, String... sentences) {
        String flat = text.replaceAll("\\s+", " ");
        for (String sentence : sentences) {
            assertTrue(flat.contains(sentence), "\"" + sentence + "\" is not in: " + text);
        }
    }

    private static void assertVerdict(Workshop.Said said) {
        assertEquals(1, said.exitCode(), said.out() + said.err());
        assertSays(said.out(), VERDICT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                       | it is empty",
                "{\"version\": 1, \"cu    | it is not whole JSON",
                "[1, 2]                   | the whole is missing or of the wrong kind",
                "{\"version\": \"one\"}   | version is missing or of the wrong kind"
            })
    void progressThatMakesNoSenseIsSetAsideAndRebuilt(String text, String why) throws IOException {
        progress(text);

        Workshop.Said said = workshop.say("check", "request");

        assertVerdict(said);
        assertSays(said.err(), why, "It is kept as .workbook/progress.json.corrupt-");
        try (Stream<Path> files = Files.list(workshop.home().state())) {
            assertEquals(
                    1, files.filter(file -> file.toString().contains("corrupt")).count());
        }
        assertEquals("", workshop.say("check", "request").err(), "said once is enough");
    }

    @Test
    void progressOfANewerEditionIsLeftAsItIs() throws IOException {
        String newer = "{\"version\": 3, \"moved\": true}";
        Path file = progress(newer);

        Workshop.Said said = workshop.say("check", "request");

        assertVerdict(said);
        assertSays(
                said.err(),
                "Nothing new is remembered; checks work all the same.",
                "was written by a newer edition of the course (format 3; this one knows 1)",
                "The newer edition of the course reads it: ./workbook update");
        assertEquals(newer, Files.readString(file));
        assertEquals(said.err().indexOf("Nothing"), said.err().lastIndexOf("Nothing"), said.err());
    }

    @Test
    void aFolderInPlaceOfProgressIsNamed() throws IOException {
        Files.createDirectories(state("progress.json"));

        Workshop.Said said = workshop.say("check", "request");

        assertVerdict(said);
        assertSays(said.err(), "progress.json: cannot be read", "ls -ld");
    }

    @Test
    void aFileInPlaceOfTheStateFolderIsNamed() throws IOException {
        Files.writeString(workshop.home().state(), "a file");

        Workshop.Said said = workshop.say("check", "request");

        assertVerdict(said);
        assertSays(said.err(), "Nothing new is remembered", ".workbook");
    }

    @Test
    void backupsThatWereCutShortAreNotOffered() throws IOException {
        Files.createDirectories(state("backups/20260101-000000-1-reset/exercises"));
        Path damaged = Files.createDirectories(state("backups/20260101-000000-2-reset"));
        Files.writeString(damaged.resolve("manifest.json"), "{\"version\": 1, \"rea");

        assertSays(workshop.say("undo").out(), "There is nothing to take back.");

        Path file = workshop.file("ch01blocking", "Request.java");
        Files.writeString(file, "mine");
        workshop.say("reset", "request");
        assertEquals(0, workshop.say("undo").exitCode());
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void aBackupOfANewerEditionIsNotPassedOver() throws IOException {
        Path newer = Files.createDirectories(state("backups/20260101-000000-1-reset"));
        Files.writeString(newer.resolve("manifest.json"), "{\"version\": 2}");

        Workshop.Said said = workshop.say("undo");

        assertEquals(2, said.exitCode());
        assertSays(said.err(), "made by a newer edition of the course", "./workbook update");
    }

    @Test
    void aLockThatAKilledProcessLeftStopsNobody() throws IOException {
        Files.createDirectories(workshop.home().state());
        Files.writeString(state("progress.lock"), "");
        Files.writeString(state("backups.lock"), "");

        Workshop.Said said = workshop.say("check", "request");

        assertVerdict(said);
        assertEquals("", said.err());
    }

    @Test
    void aFullDiskUnderTheStateCostsTheRecordAndNotTheVerdict() throws Exception {
        progress(KNOWN);
        Workshop.Said said = confined(full(workshop.home().state()), "check", "request");

        assertVerdict(said);
        assertSays(said.err(), "Nothing new is remembered", "the disk is full", "Free some space");
        assertSays(said.out(), "\"checks\": 7");
    }

    @Test
    void onAFullDiskNothingIsOverwrittenWithoutABackup() throws Exception {
        Path file = workshop.file("ch01blocking", "Request.java");
        Files.writeString(file, "mine");
        progress(KNOWN);

        Workshop.Said said = confined(full(workshop.home().state()), "reset", "request");

        assertEquals(2, said.exitCode(), said.err());
        assertSays(said.err(), "the disk is full");
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void aFullDiskUnderTargetCostsNothingThatMatters() throws Exception {
        Files.createDirectories(workshop.home().target());
        Workshop.Said said = confined(full(workshop.home().target()), "check", "request");

        assertVerdict(said);
    }

    @Test
    void aFullDiskForTheCheckItselfIsNamed() throws Exception {
        Path scratch = Files.createDirectories(folder.resolve("scratch"));
        Workshop.Said said =
                confined(full(scratch), "-Djava.io.tmpdir=" + scratch, "check", "request");

        assertTrue(said.exitCode() != 0, said.out());
        assertFalse(said.out().contains(VERDICT), said.out());
        assertSays(said.out() + said.err(), "space");
        assertSays(workshop.say("check", "request").out(), VERDICT);
    }

    @Test
    void aReadOnlyCheckoutIsChecked() throws Exception {
        progress(KNOWN);
        Path root = workshop.home().root();
        Workshop.Said said = confined(
                "mount --bind '%1$s' '%1$s' && mount -o remount,bind,ro '%1$s'".formatted(root),
                "check",
                "request");

        assertVerdict(said);
        assertSays(
                said.err(),
                "Nothing new is remembered",
                "its file system is read-only",
                "Copy the workbook into a folder that you may write in");
        assertSays(said.out(), "\"checks\": 7");
    }

    @Test
    void twoWatchesAndACheckLoseNothingAndKnowOfEachOther() throws Exception {
        try (Watcher one = new Watcher(workshop.command("watch").start());
                Watcher other = one.thenAnother(workshop)) {
            assertSays(other.said(), "Another watch is open in this folder: process " + one.pid());
            Path file = workshop.file("ch01blocking", "Request.java");
            Files.writeString(file, Files.readString(file) + "// saved\n");
            one.await(VERDICT);
            other.await(VERDICT);
            one.await("Save, and it is checked", 2);
            other.await("Save, and it is checked", 2);
            assertVerdict(workshop.say("check", "request"));

            Map<String, Object> all = JSON.std.mapFrom(Files.readString(state("progress.json")));
            assertTrue(all.toString().contains("request={checks=3,"), all.toString());
        }
    }

    @Test
    void aWatchThatWasKilledIsForgotten() throws Exception {
        try (Watcher one = new Watcher(workshop.command("watch").start())) {
            one.await("Save, and it is checked");
            one.kill();
        }
        try (Watcher next = new Watcher(workshop.command("watch").start())) {
            next.await("Save, and it is checked");
            assertFalse(next.said().contains("Another watch"), next.said());
        }
    }

    private static String full(Path folder) {
        return ("cp -R '%1$s' '%1$s.copy' && mount -t tmpfs -o size=64k tmpfs '%1$s'"
                        + " && cp -R '%1$s.copy/.' '%1$s' && rm -rf '%1$s.copy'"
                        + " && { dd if=/dev/zero 'of=%1$s/filler' bs=4k 2>/dev/null || :; }")
                .formatted(folder);
    }

    /** Runs a command where something is mounted that goes with it, and shows progress after it. */
    private Workshop.Said confined(String mounts, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        List<String> plain = new ArrayList<>(List.of(arguments));
        String option = plain.get(0).startsWith("-D") ? plain.remove(0) : "";
        workshop.command(plain.toArray(new String[0])).command().stream()
                .map(word -> "'" + word + "'")
                .forEach(command::add);
        if (!option.isEmpty()) {
            command.add(1, option);
        }
        String script = "(" + mounts + ") 2>/dev/null || exit 99; " + String.join(" ", command)
                + "; result=$?; cat '" + state("progress.json") + "' 2>/dev/null; exit $result";
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process;
        try {
            // A mount in a name space of its own goes when its last process does.
            process = new ProcessBuilder("unshare", "-rm", "sh", "-c", script)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
        } catch (IOException missing) {
            Assumptions.abort("there is no unshare here (util-linux), so no disk can be filled");
            throw missing;
        }
        process.getOutputStream().close();
        int exitCode = process.waitFor();
        String errors = Files.readString(err);
        Assumptions.assumeFalse(
                exitCode == 99 || errors.startsWith("unshare:"),
                "this system lets nobody mount, so no disk can be filled: " + errors);
        return new Workshop.Said(exitCode, Files.readString(out), errors);
    }

    /** A watch in a process of its own, and what it has said so far. */
    private static final class Watcher implements AutoCloseable {

        private final Process process;
        private final StringBuilder said = new StringBuilder();

        Watcher(Process process) {
            this.process = process;
            read(process.inputReader(StandardCharsets.UTF_8));
            read(process.errorReader(StandardCharsets.UTF_8));
        }

        private void read(java.io.BufferedReader lines) {
            Thread reader = new Thread(() -> {
                try {
                    lines.lines().forEach(this::add);
                } catch (java.io.UncheckedIOException killed) {
                    add("(its end)");
                }
            });
            reader.setDaemon(true);
            reader.start();
        }

        private synchronized void add(String line) {
            said.append(line).append('\n');
            notifyAll();
        }

        /** The second one, once the first is at work. */
        Watcher thenAnother(Workshop workshop) throws Exception {
            await("Save, and it is checked");
            Watcher other = new Watcher(workshop.command("watch").start());
            other.await("Save, and it is checked");
            return other;
        }

        long pid() {
            return process.pid();
        }

        synchronized String said() {
            return said.toString();
        }

        void await(String text) throws InterruptedException {
            await(text, 1);
        }

        synchronized void await(String text, int times) throws InterruptedException {
            long end = System.nanoTime() + 60_000_000_000L;
            while (said.toString().split(java.util.regex.Pattern.quote(text), -1).length <= times) {
                long left = (end - System.nanoTime()) / 1_000_000;
                assertTrue(left > 0, "never said \"" + text + "\": " + said);
                wait(left);
            }
        }

        /** As {@code kill -9} does. */
        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        @Override
        public void close() throws Exception {
            process.getOutputStream().close();
            process.waitFor();
        }
    }
}
