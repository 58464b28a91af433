package workbook.watch;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Waits for the next save of a Java file in some folders.
 *
 * <p>File events only wake it; what was saved, a look at the folders tells. So it misses nothing
 * when events are lost, and needs none at all where a mount sends none: it looks now and then
 * anyway, and when that finds a save of which no event told, it knows.
 */
public final class SaveWatch implements AutoCloseable {

    /** Editors write a file in several steps; a save is over when it was quiet for this long. */
    private static final long QUIET_MILLIS = 40;

    /** A file that is gone or empty is probably being written: it gets this many times as long. */
    private static final int HALF_WRITTEN_ROUNDS = 5;

    /** Something that never stops writing must not keep a verdict from coming. */
    private static final int MOST_ROUNDS = 50;

    /** Between two looks while nobody knows whether events come, or once they do not. */
    private static final long LOOK_MILLIS = 500;

    /** Between two looks where events do come; a container may still miss those of its host. */
    private static final long RARE_LOOK_MILLIS = 2_000;

    private static final String LOOKING = " so your files are looked at twice a second instead.";

    private final News news;
    private final Looks looks;
    private final String refused;
    private boolean alive;
    private boolean suspect;
    private volatile boolean dead;

    /**
     * Watches these folders and those directly below them, there already or made later. Where the
     * system has no events to give, it looks by itself.
     */
    public SaveWatch(Collection<Path> watched) {
        News events = new NoNews();
        String why = "";
        try {
            events = new FileEvents();
        } catch (IOException tooMany) {
            why = "The system has no file events left to give (" + tooMany.getMessage() + "),";
        }
        this.news = events;
        this.refused = why;
        this.looks = new Looks(watched);
        looks.again();
        follow();
    }

    /** For tests, with events that can be dead. */
    SaveWatch(Collection<Path> watched, News news) {
        this.news = news;
        this.refused = "";
        this.looks = new Looks(watched);
        looks.again();
        follow();
    }

    /** One sentence for the learner, if saves are found by looking because no events come. */
    public Optional<String> fallback() {
        if (!refused.isEmpty()) {
            return Optional.of(refused + LOOKING);
        }
        return dead
                ? Optional.of("This folder does not tell of saves (it may be a network or container"
                        + " mount)," + LOOKING)
                : Optional.empty();
    }

    /**
     * Waits until something was saved or deleted and the folders are quiet.
     *
     * @return the Java files; empty if the watch was closed
     */
    public Optional<Set<Path>> await() throws InterruptedException {
        return awaitTelling(early -> {});
    }

    /**
     * The same; {@code early} hears at once of each file that is touched, while the save may still
     * go on, and may begin with something that is worth a wrong guess.
     */
    public Optional<Set<Path>> awaitTelling(Consumer<Set<Path>> early) throws InterruptedException {
        try {
            while (true) {
                Set<Path> saved = next(early);
                if (!saved.isEmpty()) {
                    return Optional.of(saved);
                }
            }
        } catch (ClosedWatchServiceException closed) {
            return Optional.empty();
        }
    }

    private Set<Path> next(Consumer<Set<Path>> early) throws InterruptedException {
        Set<Path> named = new TreeSet<>();
        boolean told = news.next(alive && !dead ? RARE_LOOK_MILLIS : LOOK_MILLIS, named);
        Set<Path> saved = looks.again();
        judge(told, !saved.isEmpty());
        if (told || !saved.isEmpty()) {
            settle(named, saved, early);
        }
        follow();
        return touched(named, saved);
    }

    /**
     * What was saved within one tick of the file system's clock looks the same, so what an event
     * names counts; but not a file that came and went, as an editor's own does.
     */
    private static Set<Path> touched(Set<Path> named, Set<Path> saved) {
        Set<Path> touched = new TreeSet<>(saved);
        named.stream()
                .filter(file -> Looks.isJava(file) && Files.isRegularFile(file))
                .forEach(touched::add);
        return touched;
    }

    /** A file that is half written is not worth a guess. */
    private static void tell(Consumer<Set<Path>> early, Set<Path> named, Set<Path> saved) {
        Set<Path> touched = touched(named, saved);
        if (!touched.isEmpty() && enough(named, saved) == 1) {
            early.accept(touched);
        }
    }

    /** An event may come a moment after a look, so one unexplained save proves nothing yet. */
    private void judge(boolean told, boolean changed) {
        if (told) {
            alive = true;
            suspect = false;
            dead = false;
        } else if (suspect) {
            dead = true;
        } else {
            suspect = changed;
        }
    }

    private void settle(Set<Path> named, Set<Path> saved, Consumer<Set<Path>> early)
            throws InterruptedException {
        tell(early, named, saved);
        int quiet = 0;
        for (int round = 0; round < MOST_ROUNDS && quiet < enough(named, saved); round++) {
            boolean told = news.next(QUIET_MILLIS, named);
            if (told) {
                judge(true, true);
            }
            follow();
            Set<Path> more = looks.again();
            saved.addAll(more);
            boolean moved = told || !more.isEmpty();
            quiet = moved ? 0 : quiet + 1;
            if (moved) {
                tell(early, named, saved);
            }
        }
    }

    private static int enough(Set<Path> named, Set<Path> saved) {
        boolean half = saved.stream().anyMatch(file -> file.toFile().length() == 0)
                || named.stream().anyMatch(file -> Looks.isJava(file) && !Files.exists(file));
        return half ? HALF_WRITTEN_ROUNDS : 1;
    }

    private void follow() {
        looks.folders().forEach(this::follow);
    }

    private void follow(Path folder) {
        try {
            news.follow(folder);
        } catch (IOException gone) {
            // It went a moment ago, or the system gives no more; the looks go on.
        }
    }

    @Override
    public void close() throws IOException {
        news.close();
    }
}
