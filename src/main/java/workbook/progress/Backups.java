package workbook.progress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import workbook.course.Home;

/** Keeps a copy of every learner's file before something writes over it. */
public final class Backups {

    /** Such as {@code 20261122-134115-7-reset}: the moment, a number that only goes up, the reason. */
    private static final Pattern NAME = Pattern.compile("\\d{8}-\\d{6}-(\\d+)-[a-z0-9-]+");

    private final Home home;
    private final Clock clock;
    private final StateLock lock;

    /** The backups of this workbook. */
    public Backups(Home home, Clock clock) {
        this.home = home;
        this.clock = clock;
        this.lock = new StateLock(home.state().resolve("backups.lock"));
    }

    /**
     * What an undo or a redo did.
     *
     * @param change what was taken back, or brought again
     * @param kept the backup of what was there before
     */
    public record Step(History.Change change, Backup kept) {}

    /** Copies these files as they are now; those that do not exist are noted as absent. */
    Backup save(Backup.Occasion occasion, Collection<Path> files) {
        return save(occasion, files, List.of());
    }

    /** The same, and copies some that an undo will leave alone. */
    public Backup save(Backup.Occasion occasion, Collection<Path> files, Collection<Path> besides) {
        return lock.hold(() -> {
            try {
                return write(occasion, files, besides);
            } catch (IOException problem) {
                throw StateException.cannotWrite(folder().toString(), problem);
            }
        });
    }

    /** What can be taken back, and what can be brought again. */
    public History history() {
        return History.of(list());
    }

    /** Puts a backup back, after a backup of what that replaces. */
    Step putBack(String how, History.Change change, Map<String, String> statuses) {
        Backup backup = change.backup();
        List<Path> files = backup.files().stream().map(home.root()::resolve).toList();
        Backup kept = save(new Backup.Occasion(how, backup.number(), statuses), files);
        try {
            for (Path file : backup.copied()) {
                AtomicFile.write(
                        home.root().resolve(file),
                        Files.readAllBytes(backup.folder().resolve(file)));
            }
            for (Path file : backup.absent()) {
                Files.deleteIfExists(home.root().resolve(file));
            }
        } catch (IOException problem) {
            throw StateException.cannotWrite(home.root().toString(), problem);
        }
        return new Step(change, kept);
    }

    /** All backups, newest first. */
    public List<Backup> list() {
        List<Backup> backups = new ArrayList<>();
        try {
            for (Path folder : folders()) {
                Manifest.read(number(folder), folder).ifPresent(backups::add);
            }
        } catch (IOException problem) {
            throw StateException.cannotRead(folder().toString(), problem);
        }
        backups.sort(Comparator.comparingInt(Backup::number).reversed());
        return backups;
    }

    private Backup write(Backup.Occasion occasion, Collection<Path> files, Collection<Path> besides)
            throws IOException {
        // A gap in the numbers would be harmless; a number used twice would not.
        int number = 1 + folders().stream().mapToInt(Backups::number).max().orElse(0);
        Path folder = folder().resolve(
                        Stamp.of(clock.instant()) + "-" + number + "-" + occasion.reason());
        Files.createDirectories(folder);
        try {
            copy(besides, folder, new ArrayList<>());
            List<Path> copied = new ArrayList<>();
            List<Path> absent = copy(files, folder, copied);
            Backup backup = new Backup(
                    number,
                    folder,
                    occasion.reason(),
                    occasion.of(),
                    clock.instant(),
                    copied,
                    absent,
                    new TreeMap<>(occasion.statuses()));
            // Last of all: a folder without a manifest was cut short, and is ignored.
            Manifest.write(backup);
            return backup;
        } catch (IOException cutShort) {
            // On a full disk half a backup is of no use, and its space is.
            FileTree.delete(folder);
            throw cutShort;
        }
    }

    /** Gives back those that are not there. */
    private List<Path> copy(Collection<Path> files, Path folder, List<Path> copied)
            throws IOException {
        List<Path> absent = new ArrayList<>();
        for (Path file : files) {
            Path inside = home.root().relativize(file.toAbsolutePath().normalize());
            if (Files.isRegularFile(file)) {
                AtomicFile.write(folder.resolve(inside), Files.readAllBytes(file));
                copied.add(inside);
            } else {
                absent.add(inside);
            }
        }
        return absent;
    }

    private List<Path> folders() throws IOException {
        if (!Files.isDirectory(folder())) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder())) {
            return all.filter(path -> number(path) > 0).toList();
        }
    }

    private Path folder() {
        return home.state().resolve("backups");
    }

    private static int number(Path folder) {
        Matcher name = NAME.matcher(folder.getFileName().toString());
        return name.matches() ? Integer.parseInt(name.group(1)) : 0;
    }
}
