package workbook.progress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import workbook.course.Home;

/**
 * Tells watches in the same folder of one another. Each holds a lock on a file of its own, which the
 * system opens when its process ends, however that ends; so nothing is ever stale.
 */
public final class OpenWatch implements AutoCloseable {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final List<String> others;
    private final Optional<Path> mine;
    private final Optional<FileChannel> held;

    private OpenWatch(List<String> others, Optional<Path> mine, Optional<FileChannel> held) {
        this.others = List.copyOf(others);
        this.mine = mine;
        this.held = held;
    }

    /** Makes this watch known. Where that cannot be written, it goes on unknown to others. */
    public static OpenWatch enter(Home home, Clock clock) {
        Path folder = home.state().resolve("watches");
        try {
            Files.createDirectories(folder);
            List<String> others = others(folder);
            long pid = ProcessHandle.current().pid();
            Path mine = Files.createTempFile(folder, pid + "-", ".watch");
            FileChannel held = FileChannel.open(mine, StandardOpenOption.WRITE);
            FileLock lock = held.lock();
            assert lock.isValid();
            String told = pid + " " + clock.instant();
            held.write(ByteBuffer.wrap(told.getBytes(StandardCharsets.UTF_8)));
            return new OpenWatch(others, Optional.of(mine), Optional.of(held));
        } catch (IOException unwritable) {
            return new OpenWatch(List.of(), Optional.empty(), Optional.empty());
        }
    }

    /** Said to the learner, if there is another watch here. */
    public Optional<String> note() {
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of("Another watch is open in this folder: " + String.join(", ", others)
                        + ". Both check what you save, and nothing is lost; one is enough.");
    }

    private static List<String> others(Path folder) throws IOException {
        List<String> others = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.watch")) {
            for (Path file : files) {
                if (isHeld(file)) {
                    others.add(told(Files.readString(file)));
                } else {
                    Files.deleteIfExists(file);
                }
            }
        }
        return others;
    }

    private static boolean isHeld(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            @Nullable FileLock lock = channel.tryLock();
            return lock == null;
        } catch (OverlappingFileLockException thisProcess) {
            return true;
        }
    }

    private static String told(String text) {
        String[] parts = text.split(" ", 2);
        if (parts.length < 2) {
            // It is just being written.
            return "one that has just begun";
        }
        String since = TIME.withZone(ZoneId.systemDefault()).format(Instant.parse(parts[1]));
        return "process " + parts[0] + ", since " + since;
    }

    @Override
    public void close() throws IOException {
        // In this order, nobody ever finds the file without its lock.
        if (mine.isPresent()) {
            Files.deleteIfExists(mine.get());
        }
        if (held.isPresent()) {
            held.get().close();
        }
    }
}
