package workbook.progress;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Lets one at a time change the state folder: one process of several, one thread of several. */
public final class StateLock {

    /** A change takes milliseconds; who holds the lock longer than this was stopped in the middle. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path file;
    private final Duration patience;

    /** A lock that is this file. */
    public StateLock(Path file) {
        this(file, PATIENCE);
    }

    StateLock(Path file, Duration patience) {
        this.file = file;
        this.patience = patience;
    }

    /** Runs the action while nobody else holds the lock. */
    public <T> T hold(Supplier<T> action) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel channel = FileChannel.open(
                            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = acquire(channel)) {
                assert held.isValid();
                return action.get();
            }
        } catch (IOException problem) {
            throw StateException.cannotWrite(file.toString(), problem);
        }
    }

    /** Another process is told by no lock, another thread of this one by an exception. */
    private FileLock acquire(FileChannel channel) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return lock;
                }
            } catch (OverlappingFileLockException anotherThread) {
                // As if it were another process.
            }
            LockSupport.parkNanos(1_000_000);
        }
        throw new StateException(
                file.toString(),
                "another ./workbook has held this lock for " + patience.toSeconds() + " seconds",
                "Was one stopped with Ctrl-Z? Let it go on (fg) or end it, and try again.");
    }
}
