package workbook.runner;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import workbook.course.KnownProblem;

/** A private folder for one check, deleted at its end. */
final class ScratchFolder implements AutoCloseable {

    private static final int ATTEMPTS = 5;

    private final Path root;
    private final Thread atExit = new Thread(this::deleteAtExit);
    private boolean ending;

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
            root = Files.createTempDirectory("workbook-");
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

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // This process is ending already, and the hook is at work.
        }
        delete();
    }

    private synchronized void deleteAtExit() {
        ending = true;
        // There is none if this process began to end just when it was wanted.
        if (root != null) {
            delete();
        }
    }

    /** Somebody may still be writing there, as a test JVM that is ending, so it is looked at again. */
    private void delete() {
        for (int attempt = 0; attempt < ATTEMPTS && Files.exists(root); attempt++) {
            try {
                Files.walkFileTree(root, new Deleting());
            } catch (IOException e) {
                // What cannot be deleted at all is left to whoever cleans temporary folders.
            }
        }
    }

    private static final class Deleting extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
                throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
