package workbook.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On a full disk or a sealed one, a check gives its verdict, and nothing that was known is lost. */
@Tag("on-one-jdk")
class DiskEndingsTest extends StateBench {

    private static final String KNOWN = """
            {"version": 1, "current": "request", "exercises": {
              "request": {"checks": 7, "lastStatus": "fail", "hints": [1]}}}
            """;

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
}
