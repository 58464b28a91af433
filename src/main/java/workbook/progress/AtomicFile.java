package workbook.progress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;

/** Writes a file whole or not at all: whoever looks sees the old text or the new one. */
public final class AtomicFile {

    private static final String PREFIX = ".workbook-";
    private static final String SUFFIX = ".tmp";

    /** By then whoever wrote it has finished or is no more. */
    private static final Duration LEFT_BEHIND = Duration.ofMinutes(1);

    private AtomicFile() {}

    /** Deletes what a process that was killed while it wrote has left in this folder. */
    static void sweep(Path folder, Instant now) throws IOException {
        sweepBefore(folder, now.minus(LEFT_BEHIND));
    }

    /** The same where it is known that whoever wrote there is no more, however lately that was. */
    public static void sweep(Path folder) throws IOException {
        sweepBefore(folder, Instant.MAX);
    }

    private static void sweepBefore(Path folder, Instant end) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            for (Path file : left) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(end)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException taken) {
            // Somebody else swept it away.
        }
    }

    /** Writes the text; missing folders are made. */
    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes the bytes; missing folders are made. */
    public static void write(Path file, byte[] bytes) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        // In the same folder, because a move is atomic only within one file system. Its name is a
        // dot file, so that no compiler or listing takes it for a real one.
        Path next = Files.createTempFile(folder, PREFIX, SUFFIX);
        try {
            writeThrough(next, bytes);
            keepPermissions(file, next);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    private static void writeThrough(Path file, byte[] bytes) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            // Without this, a power cut after the move can leave an empty file.
            out.force(true);
        }
    }

    /** A temporary file is readable for its owner alone; a source file is not meant to be. */
    private static void keepPermissions(Path old, Path next) throws IOException {
        if (next.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(
                    next,
                    Files.exists(old)
                            ? Files.getPosixFilePermissions(old)
                            : PosixFilePermissions.fromString("rw-r--r--"));
        }
    }
}
