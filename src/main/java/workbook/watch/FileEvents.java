package workbook.watch;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The system's own file events. */
final class FileEvents implements News {

    private final WatchService service;
    private final Map<Path, Followed> followed = new HashMap<>();
    private final Map<WatchKey, Path> folders = new HashMap<>();

    FileEvents() throws IOException {
        service = FileSystems.getDefault().newWatchService();
    }

    /** A folder by its identity, which a new folder of the same name does not share. */
    private record Followed(String identity, WatchKey key) {}

    @Override
    public void follow(Path folder) throws IOException {
        String identity = identity(folder);
        Followed before = followed.get(folder);
        if (before != null && before.key().isValid() && before.identity().equals(identity)) {
            return;
        }
        if (before != null) {
            before.key().cancel();
            folders.remove(before.key());
        }
        // An editor that saves by renaming is seen as the creation of the file.
        WatchKey key = folder.register(service, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE);
        folders.put(key, folder);
        followed.put(folder, new Followed(identity, key));
    }

    private static String identity(Path folder) throws IOException {
        return String.valueOf(
                Files.readAttributes(folder, BasicFileAttributes.class).fileKey());
    }

    @Override
    public boolean next(long millis, Set<Path> named) throws InterruptedException {
        WatchKey key = service.poll(millis, TimeUnit.MILLISECONDS);
        if (key == null) {
            return false;
        }
        Path folder = folders.get(key);
        for (WatchEvent<?> event : key.pollEvents()) {
            if (folder != null && event.context() instanceof Path name) {
                named.add(folder.resolve(name));
            }
        }
        // A key that cannot be reset belonged to a folder that is gone; follow() takes the next.
        key.reset();
        return true;
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
