package workbook.runner;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import workbook.course.KnownProblem;
import workbook.progress.FileTree;

/** A private folder for one check, deleted at its end. */
final class ScratchFolder implements AutoCloseable {

    private static final int ATTEMPTS = 5;

    private static final String PREFIX = "workbook-";

    /** Named after the process that works in it. */
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d{1,18})-.*");

    private static final Duration OLD = Duration.ofHours(1);

    /** How long the end of this process waits for somebody who still writes. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Path root;
    private final Thread atExit = new Thread(this::deleteAtExit);
    private boolean ending;
    private volatile @Nullable Undisturbed<?> writer;

    /** A process that is ending gets none: nobody would delete it. */
    private ScratchFolder() throws IOException {
        try {
            Runtime.getRuntime().addShutdownHook(atExit);
        } catch (IllegalStateException e) {
            throw new IOException("the workbook is ending", e);
        }
        synchronized (this) {
            if (ending) {
                throw new IOException("the workbook is ending");
            }
            root = Files.createTempDirectory(PREFIX + ProcessHandle.current().pid() + "-");
        }
    }

    static ScratchFolder open() {
        try {
            ScratchFolder scratch = new ScratchFolder();
            Files.createDirectory(scratch.classes());
            Files.createDirectory(scratch.run());
            return scratch;
        } catch (IOException e) {
            throw new KnownProblem(
                    String.valueOf(System.getProperty("java.io.tmpdir")),
                    "no folder for the check can be made there: " + e.getMessage(),
                    "Free some space there, or look at its permissions.",
                    e);
        }
    }

    /** What is compiled for the check. */
    Path classes() {
        return root.resolve("classes");
    }

    /** The working directory of the learner's code. */
    Path run() {
        return root.resolve("run");
    }

    /** The folder itself: the channel and crash logs are here. */
    Path root() {
        return root;
    }

    /** A compiler makes the folders anew that it writes into, so nothing is deleted before it ends. */
    void isWrittenBy(Undisturbed<?> work) {
        writer = work;
    }

    /** The hook goes last: a process that begins to end in between still has it, and waits for it. */
    @Override
    public void close() {
        delete();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // This process is ending already, and the hook finds what is left.
        }
    }

    private synchronized void deleteAtExit() {
        ending = true;
        // There is none if this process began to end just when it was wanted.
        if (root != null) {
            Undisturbed<?> work = writer;
            if (work != null) {
                work.await(PATIENCE);
            }
            delete();
        }
    }

    /** Somebody may still be writing there, as a test JVM that is ending, so it is looked at again. */
    private synchronized void delete() {
        for (int attempt = 0; attempt < ATTEMPTS && Files.exists(root); attempt++) {
            FileTree.delete(root);
        }
    }

    /** Deletes what a workbook has left that was killed and could not do it itself. */
    static void sweep() {
        sweep(Path.of(System.getProperty("java.io.tmpdir")));
    }

    static void sweep(Path all) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(all, PREFIX + "*-*")) {
            for (Path folder : folders) {
                if (isLeft(folder)) {
                    FileTree.delete(folder);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // They take space and harm nothing.
        }
    }

    /** Old as well as nobody's: a process in another container may not be seen from here. */
    private static boolean isLeft(Path folder) throws IOException {
        Matcher name = NAME.matcher(folder.getFileName().toString());
        return name.matches()
                && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()
                && Files.getLastModifiedTime(folder)
                        .toInstant()
                        .isBefore(Instant.now().minus(OLD));
    }
}
