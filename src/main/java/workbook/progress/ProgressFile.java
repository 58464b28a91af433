package workbook.progress;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;
import workbook.course.Home;

/** Keeps progress in {@code .workbook/progress.json}, whole at every moment, whoever else writes. */
public final class ProgressFile {

    private final Path file;
    private final StateLock lock;
    private final Clock clock;

    /** The file of this workbook. */
    public ProgressFile(Home home, Clock clock) {
        this.file = home.state().resolve("progress.json");
        this.lock = new StateLock(home.state().resolve("progress.lock"));
        this.clock = clock;
    }

    /**
     * Progress as it stands.
     *
     * @param progress what is known
     * @param healed present if the file could not be read and was set aside just now
     */
    public record Loaded(Progress progress, Optional<Healed> healed) {}

    /** Reads it. A missing file is a beginning; an unreadable one is set aside and kept. */
    public Loaded read() {
        try {
            return new Loaded(parse(), Optional.empty());
        } catch (ProgressJson.Unreadable unreadable) {
            // Somebody else may have healed it meanwhile, so look again under the lock.
            return lock.hold(this::readOrHeal);
        }
    }

    /** Reads, changes and writes it while nobody else can. */
    public Loaded update(UnaryOperator<Progress> change) {
        return lock.hold(() -> {
            Loaded before = readOrHeal();
            Progress after = change.apply(before.progress());
            try {
                AtomicFile.write(file, ProgressJson.write(after));
            } catch (IOException problem) {
                throw StateException.cannotWrite(file.toString(), problem);
            }
            return new Loaded(after, before.healed());
        });
    }

    private Progress parse() throws ProgressJson.Unreadable {
        try {
            return ProgressJson.read(Files.readString(file));
        } catch (NoSuchFileException beginning) {
            return Progress.NONE;
        } catch (CharacterCodingException notText) {
            throw new ProgressJson.Unreadable("it is not text");
        } catch (IOException problem) {
            throw StateException.cannotRead(file.toString(), problem);
        }
    }

    private Loaded readOrHeal() {
        try {
            return new Loaded(parse(), Optional.empty());
        } catch (ProgressJson.Unreadable unreadable) {
            String why = String.valueOf(unreadable.getMessage());
            return new Loaded(Progress.NONE, Optional.of(new Healed(setAside(), why)));
        }
    }

    private Path setAside() {
        String name = file.getFileName() + ".corrupt-" + Stamp.of(clock.instant());
        Path kept = file.resolveSibling(name);
        for (int i = 2; Files.exists(kept); i++) {
            kept = file.resolveSibling(name + "-" + i);
        }
        try {
            return Files.move(file, kept);
        } catch (IOException problem) {
            throw StateException.cannotWrite(file.toString(), problem);
        }
    }
}
