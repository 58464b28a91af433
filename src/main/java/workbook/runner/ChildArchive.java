package workbook.runner;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import workbook.compile.ClassPath;
import workbook.runner.child.Training;

/** The class-data archive from which test JVMs take their classes instead of loading each. */
public final class ChildArchive {

    /** Each JDK keeps its own, so that changing between two costs nothing. */
    private static final String PREFIX = "tests-" + Runtime.version().feature() + "-";

    private ChildArchive() {}

    /** The archive for this JVM and these very jars, if it was made. */
    static Optional<Path> known() {
        return Optional.of(file()).filter(Files::isRegularFile);
    }

    /**
     * Makes the archive, which takes about a second and is worth doing once after each build;
     * without it checks are slower and otherwise the same.
     *
     * @return false if it cannot be had: this program does not run from a jar, say
     * @throws IOException if no JVM can be started or nothing can be written
     */
    public static boolean make() throws IOException, InterruptedException {
        Path folder = folder();
        Path file = file();
        if (Files.isRegularFile(file) || Files.isDirectory(ClassPath.own())) {
            return Files.isRegularFile(file);
        }
        deleteOld(folder);
        Path fresh = Files.createTempFile(folder, PREFIX, ".new");
        Files.delete(fresh);
        List<String> command = Java.testCommand(folder);
        command.add("-XX:ArchiveClassesAtExit=" + fresh);
        command.addAll(List.of("-cp", ClassPath.forChild(), Training.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0 || !Files.isRegularFile(fresh)) {
            return false;
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    /** The name changes with whatever the archive depends on, so a stale one is never used. */
    private static Path file() {
        int key = (System.getProperty("java.vm.version") + ClassPath.fingerprint()).hashCode();
        return folder().resolve(PREFIX + Integer.toHexString(key) + ".jsa");
    }

    /** Beside our own jar, to which it belongs: it serves whatever course the jar is run for. */
    private static Path folder() {
        return ClassPath.own().toAbsolutePath().getParent();
    }

    private static void deleteOld(Path folder) throws IOException {
        try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, PREFIX + "*.jsa")) {
            for (Path each : old) {
                Files.deleteIfExists(each);
            }
        }
    }
}
