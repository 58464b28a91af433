package workbook.progress;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
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
     * @param notKept present if the file is out of reach and was left as it is: why, and what to do
     */
    public record Loaded(
            Progress progress, Optional<Healed> healed, Optional<StateException> notKept) {

        private static Loaded known(Progress progress) {
            return new Loaded(progress, Optional.empty(), Optional.empty());
        }

        private static Loaded outOfReach(Progress progress, StateException why) {
            return new Loaded(progress, Optional.empty(), Optional.of(why));
        }
    }

    /** Reads it. A missing file is a beginning; one that makes no sense is set aside and kept. */
    public Loaded read() {
        try {
            return Loaded.known(parse());
        } catch (StateException outOfReach) {
            return Loaded.outOfReach(Progress.NONE, outOfReach);
        } catch (ProgressJson.Unreadable unreadable) {
            // Somebody else may have healed it meanwhile, so look again under the lock.
            return underLock(Progress.NONE, this::readOrHeal);
        }
    }

    /**
     * Reads, changes and writes it while nobody else can. Where that cannot be done, the file stays
     * as it was, and the answer says why: a verdict is worth more than its record.
     */
    public Loaded update(UnaryOperator<Progress> change) {
        return underLock(change.apply(Progress.NONE), () -> {
            Loaded before = readOrHeal();
            Progress after = change.apply(before.progress());
            if (before.notKept().isPresent()) {
                return new Loaded(after, before.healed(), before.notKept());
            }
            try {
                AtomicFile.sweep(file.resolveSibling(""), clock.instant());
                AtomicFile.write(file, ProgressJson.write(after));
            } catch (IOException problem) {
                return new Loaded(
                        after,
                        before.healed(),
                        Optional.of(StateException.cannotWrite(file.toString(), problem)));
            }
            return new Loaded(after, before.healed(), Optional.empty());
        });
    }

    private Loaded underLock(Progress without, Supplier<Loaded> action) {
        try {
            return lock.hold(action);
        } catch (StateException noLock) {
            return Loaded.outOfReach(without, noLock);
        }
    }

    private Progress parse() throws ProgressJson.Unreadable {
        try {
            return ProgressJson.read(Files.readString(file));
        } catch (NoSuchFileException beginning) {
            return Progress.NONE;
        } catch (CharacterCodingException notText) {
            throw new ProgressJson.Unreadable("it is not text");
        } catch (ProgressJson.Newer newer) {
            throw new StateException(
                    file.toString(),
                    String.valueOf(newer.getMessage()),
                    "It stays as it is. The newer edition of the course reads it: ./workbook update");
        } catch (IOException problem) {
            throw StateException.cannotRead(file.toString(), problem);
        }
    }

    private Loaded readOrHeal() {
        try {
            return Loaded.known(parse());
        } catch (StateException outOfReach) {
            return Loaded.outOfReach(Progress.NONE, outOfReach);
        } catch (ProgressJson.Unreadable unreadable) {
            String why = String.valueOf(unreadable.getMessage());
            Healed healed = new Healed(setAside(), why);
            return new Loaded(Progress.NONE, Optional.of(healed), Optional.empty());
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
