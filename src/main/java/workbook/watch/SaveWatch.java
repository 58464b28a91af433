package workbook.watch;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static java.nio.file.StandardWatchEventKinds.OVERFLOW;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;

/** Waits for the next save of a Java file in one folder. */
public final class SaveWatch implements AutoCloseable {

    /** Editors write a file in several steps; a save is over when it was quiet for this long. */
    private static final long QUIET_MILLIS = 40;

    private final WatchService service;

    /**
     * Watches this folder, and none below it.
     *
     * @throws IOException if the system cannot, for example because too many things are watched
     */
    public SaveWatch(Path folder) throws IOException {
        service = folder.getFileSystem().newWatchService();
        try {
            // An editor that saves by renaming is seen as the creation of the file.
            folder.register(service, ENTRY_CREATE, ENTRY_MODIFY);
        } catch (IOException refused) {
            service.close();
            throw refused;
        }
    }

    /** Waits until something was saved and the folder is quiet; false if the watch was closed. */
    public boolean await() throws InterruptedException {
        try {
            boolean saved = false;
            while (!saved) {
                saved = drain(service.take());
            }
            WatchKey more;
            while ((more = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS)) != null) {
                drain(more);
            }
            return true;
        } catch (ClosedWatchServiceException closed) {
            return false;
        }
    }

    private static boolean drain(WatchKey key) {
        boolean saved = false;
        for (WatchEvent<?> event : key.pollEvents()) {
            saved |= event.kind() == OVERFLOW || String.valueOf(event.context()).endsWith(".java");
        }
        key.reset();
        return saved;
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
