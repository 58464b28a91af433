package workbook.runner;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Processes that a test JVM has started and that outlived it. */
final class Strays {

    /** The kernel may be busy, but it does not forget. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

    private Strays() {}

    /**
     * Ends those that work in this folder or below, and gives their commands; a process starts
     * where its parent works.
     */
    static List<String> end(Path folder) {
        List<String> ended = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc"), "[1-9]*")) {
            Path home = folder.toRealPath();
            for (Path process : all) {
                if (worksIn(home, process)) {
                    long pid = Long.parseLong(process.getFileName().toString());
                    ProcessHandle.of(pid).ifPresent(stray -> {
                        ended.add(stray.info().commandLine().orElse("a process"));
                        stray.destroyForcibly();
                        awaitEnd(home, process);
                    });
                }
            }
        } catch (IOException e) {
            // A system without this list: what the JVM knew of was ended with it.
        }
        return ended;
    }

    /** A signal is sent before it has come; who is dead works nowhere any more. */
    private static void awaitEnd(Path folder, Path process) {
        long begin = System.nanoTime();
        while (worksIn(folder, process) && System.nanoTime() - begin < PATIENCE) {
            LockSupport.parkNanos(500_000);
        }
    }

    private static boolean worksIn(Path folder, Path process) {
        try {
            return Optional.of(Files.readSymbolicLink(process.resolve("cwd")))
                    .filter(place -> place.startsWith(folder))
                    .isPresent();
        } catch (IOException e) {
            return false;
        }
    }
}
