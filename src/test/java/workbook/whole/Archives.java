package workbook.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import workbook.compile.ClassPath;
import workbook.runner.ChildArchive;

/**
 * The class-data archives that the launcher makes for learners, made for the tests: they start
 * hundreds of JVMs. Where the program does not run from a jar there are none, and all is as slow as
 * it is without.
 */
public final class Archives implements LauncherSessionListener {

    private static final Path JAR = ClassPath.own().toAbsolutePath();

    /** JUnit makes one of these, and calls it before the first test. */
    public Archives() {}

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        once(() -> ChildArchive.make());
    }

    /** Something that may take a while, or may not be possible. */
    private interface Making {
        void run() throws IOException, InterruptedException;
    }

    /**
     * The archive for commands, which is made by the first who asks.
     *
     * @param command of a JVM that rehearses, without the option that has it archive
     */
    static Optional<Path> forCommands(List<String> command) {
        int key = (System.getProperty("java.vm.version") + ClassPath.fingerprint()).hashCode();
        Path file = JAR.resolveSibling("commands-" + Integer.toHexString(key) + ".jsa");
        once(() -> {
            if (!Files.exists(file)) {
                make(command, file);
            }
        });
        return Optional.of(file).filter(Files::isRegularFile);
    }

    private static void make(List<String> command, Path file)
            throws IOException, InterruptedException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        List<String> rehearsal = new ArrayList<>(command);
        rehearsal.add(1, "-XX:ArchiveClassesAtExit=" + fresh);
        Process process = new ProcessBuilder(rehearsal)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        if (process.waitFor() == 0 && Files.isRegularFile(fresh)) {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** The JVMs that share the tests wait for each other here. */
    private static void once(Making making) {
        if (Files.isDirectory(JAR)) {
            return;
        }
        try (FileChannel lock = FileChannel.open(
                JAR.resolveSibling("archives.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
            lock.lock();
            making.run();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
