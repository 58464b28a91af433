package workbook.progress;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Lets one at a time change the state folder: one process of several, one thread of several. */
final class StateLock {

    private final Path file;

    StateLock(Path file) {
        this.file = file;
    }

    /** Runs the action while nobody else holds the lock. */
    <T> T hold(Supplier<T> action) {
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

    /** The system keeps other processes out by waiting, but other threads only by an exception. */
    private static FileLock acquire(FileChannel channel) throws IOException {
        while (true) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException anotherThread) {
                LockSupport.parkNanos(1_000_000);
            }
        }
    }
}
