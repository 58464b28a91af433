package workbook.watch;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Waits for the next save of a Java file in some folders. */
public final class SaveWatch implements AutoCloseable {

    /** Editors write a file in several steps; a save is over when it was quiet for this long. */
    private static final long QUIET_MILLIS = 40;

    private final WatchService service;
    private final Map<WatchKey, Path> folders = new HashMap<>();

    /**
     * Watches these folders, and none below them.
     *
     * @throws IOException if the system cannot, for example because too many things are watched
     */
    public SaveWatch(Collection<Path> watched) throws IOException {
        service = FileSystems.getDefault().newWatchService();
        try {
            for (Path folder : watched) {
                // An editor that saves by renaming is seen as the creation of the file.
                folders.put(
                        folder.register(service, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE), folder);
            }
        } catch (IOException refused) {
            service.close();
            throw refused;
        }
    }

    /**
     * Waits until something was saved or deleted and the folders are quiet.
     *
     * @return the Java files; none if the system lost count of them, empty if the watch was closed
     */
    public Optional<Set<Path>> await() throws InterruptedException {
        Set<Path> files = new TreeSet<>();
        try {
            boolean saved = false;
            while (!saved) {
                saved = drain(service.take(), files);
            }
            WatchKey more;
            while ((more = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS)) != null) {
                drain(more, files);
            }
            return Optional.of(files);
        } catch (ClosedWatchServiceException closed) {
            return Optional.empty();
        }
    }

    private boolean drain(WatchKey key, Set<Path> files) {
        boolean saved = false;
        for (WatchEvent<?> event : key.pollEvents()) {
            if (event.context() instanceof Path name) {
                if (name.toString().endsWith(".java")) {
                    saved |= files.add(folders.getOrDefault(key, name).resolve(name));
                }
            } else {
                // The system dropped events: something was saved, and nobody knows what.
                saved = true;
            }
        }
        key.reset();
        return saved;
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
