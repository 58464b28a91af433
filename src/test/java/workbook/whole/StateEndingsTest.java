package workbook.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever state the workbook's own files are in, a check gives its verdict and says what is up. */
@Tag("on-one-jdk")
class StateEndingsTest extends StateBench {

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
}
