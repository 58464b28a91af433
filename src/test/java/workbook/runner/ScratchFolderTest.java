package workbook.runner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The private folder of a check. */
class ScratchFolderTest {

    @TempDir
    Path all;

    @Test
    void itIsDeletedWithAllThatIsInIt() throws IOException {
        Path root;
        try (ScratchFolder scratch = ScratchFolder.open()) {
            root = scratch.root();
            Files.createDirectories(scratch.run().resolve("deep/deeper"));
            Files.writeString(scratch.run().resolve("deep/deeper/file"), "text");
            assertTrue(Files.isDirectory(root));
        }

        assertFalse(Files.exists(root));
    }

    /** A process that ends while its compiler still writes: the compiler makes folders anew. */
    @Test
    void anEndWaitsForWhoeverStillWrites() throws Exception {
        Process ending = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Djava.io.tmpdir=" + all,
                        EndsWhileWriting.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(ending.getInputStream().readAllBytes(), UTF_8);

        assertEquals(0, ending.waitFor(), said);
        try (Stream<Path> left = Files.list(all)) {
            assertEquals(List.of(), left.toList());
        }
    }

    /** Its writer begins when the hooks do, and another hook keeps the process until it is done. */
    static final class EndsWhileWriting {

        public static void main(String[] args) {
            ScratchFolder scratch = ScratchFolder.open();
            CountDownLatch ending = new CountDownLatch(1);
            Undisturbed<Path> writer =
                    Undisturbed.start("writer", () -> writeAnew(ending, scratch.classes()));
            scratch.isWrittenBy(writer);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                ending.countDown();
                writer.await(Duration.ofMinutes(3));
            }));
            System.exit(0);
        }

        private static Path writeAnew(CountDownLatch ending, Path classes) {
            try {
                ending.await();
                for (int i = 0; i < 1000; i++) {
                    Path made = Files.createDirectories(classes.resolve("folder" + i));
                    Files.writeString(made.resolve("file"), "text");
                }
                return classes;
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void whatAKilledWorkbookLeftIsSweptUpWhenItIsOld() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Path left = folder("workbook-" + gone.pid() + "-1", 90);
        Path young = folder("workbook-" + gone.pid() + "-2", 1);
        Path used = folder("workbook-" + ProcessHandle.current().pid() + "-3", 90);
        Path others = folder("workbook-of-somebody", 90);

        ScratchFolder.sweep(all);

        assertFalse(Files.exists(left));
        assertTrue(Files.exists(young) && Files.exists(used) && Files.exists(others));
    }

    private Path folder(String name, int minutesOld) throws IOException {
        Path folder = Files.createDirectory(all.resolve(name));
        Files.writeString(folder.resolve("file"), "text");
        Instant then = Instant.now().minus(Duration.ofMinutes(minutesOld));
        Files.setLastModifiedTime(folder, FileTime.from(then));
        return folder;
    }
}
