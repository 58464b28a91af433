package workbook.progress;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The file in a backup's folder that says what is in it. */
final class Manifest {

    private static final String NAME = "manifest.json";

    private static final int VERSION = 1;

    private Manifest() {}

    static void write(Backup backup) throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("version", VERSION);
        map.put("reason", backup.reason());
        map.put("of", backup.of());
        map.put("at", backup.at().toString());
        map.put("copied", names(backup.copied()));
        map.put("absent", names(backup.absent()));
        map.put("statuses", backup.statuses());
        String json = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(map);
        AtomicFile.write(backup.folder().resolve(NAME), json + "\n");
    }

    /** Empty for a backup that was cut short, or that somebody has edited out of shape. */
    static Optional<Backup> read(int number, Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            Map<String, Object> map = JSON.std.mapFrom(Files.readString(file));
            if (map.get("version") instanceof Integer version && version > VERSION) {
                // To pass over it would take back an older change than the learner means.
                throw new StateException(
                        folder.toString(),
                        "this backup was made by a newer edition of the course",
                        "The newer edition can put it back: ./workbook update");
            }
            return Optional.of(new Backup(
                    number,
                    folder,
                    String.valueOf(map.get("reason")),
                    map.get("of") instanceof Integer of ? of : 0,
                    Instant.parse(String.valueOf(map.get("at"))),
                    paths(map.get("copied")),
                    paths(map.get("absent")),
                    statuses(map.get("statuses"))));
        } catch (IOException | DateTimeException | ClassCastException unreadable) {
            return Optional.empty();
        }
    }

    private static List<String> names(List<Path> paths) {
        return paths.stream().map(path -> path.toString().replace('\\', '/')).toList();
    }

    private static List<Path> paths(@Nullable Object names) throws IOException {
        if (!(names instanceof List<?> list)) {
            throw new IOException("a list of files is missing");
        }
        return list.stream().map(name -> Path.of((String) name)).toList();
    }

    /** A backup of an older workbook has none. */
    private static SortedMap<String, String> statuses(@Nullable Object value) {
        SortedMap<String, String> statuses = new TreeMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((id, status) -> statuses.put((String) id, (String) status));
        }
        return statuses;
    }
}
