package workbook.progress;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Turns progress into JSON and back, and trusts nothing that it reads. */
final class ProgressJson {

    /** Goes up when an older workbook could not read what a newer one writes. */
    static final int VERSION = 1;

    private ProgressJson() {}

    /** Why a file cannot be progress. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String why) {
            super(why);
        }
    }

    /** It is whole, and from an edition of the course that knows more than this one. */
    static final class Newer extends Exception {
        private static final long serialVersionUID = 1L;

        Newer(int version) {
            super("was written by a newer edition of the course (format " + version
                    + "; this one knows " + VERSION + ")");
        }
    }

    static String write(Progress progress) throws IOException {
        Map<String, Object> attempts = new LinkedHashMap<>();
        progress.attempts().forEach((id, attempt) -> attempts.put(id, asMap(attempt)));
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("version", VERSION);
        root.put("current", progress.current());
        root.put("exercises", attempts);
        return JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(root) + "\n";
    }

    private static Map<String, Object> asMap(Attempt attempt) {
        Map<String, Object> map = new LinkedHashMap<>();
        attempt.passedAt().ifPresent(at -> map.put("passedAt", at.toString()));
        map.put("checks", attempt.checks());
        map.put("lastStatus", attempt.lastStatus());
        map.put("hints", List.copyOf(attempt.hints()));
        attempt.solutionShownEarly().ifPresent(at -> map.put("solutionShownEarly", at.toString()));
        return map;
    }

    static Progress read(String text) throws Unreadable, Newer {
        if (text.isBlank()) {
            throw new Unreadable("it is empty");
        }
        try {
            Map<?, ?> root = as(Map.class, JSON.std.anyFrom(text), "the whole");
            int version = as(Integer.class, root.get("version"), "version");
            if (version > VERSION) {
                throw new Newer(version);
            }
            if (version < VERSION) {
                throw new Unreadable("its version " + version + " is none");
            }
            SortedMap<String, Attempt> attempts = new TreeMap<>();
            Map<?, ?> exercises = as(Map.class, root.get("exercises"), "exercises");
            for (Map.Entry<?, ?> entry : exercises.entrySet()) {
                String id = as(String.class, entry.getKey(), "an exercise's id");
                attempts.put(id, attempt(as(Map.class, entry.getValue(), id)));
            }
            return new Progress(as(String.class, root.get("current"), "current"), attempts);
        } catch (IOException notJson) {
            throw new Unreadable("it is not whole JSON");
        }
    }

    private static Attempt attempt(Map<?, ?> map) throws Unreadable {
        Set<Integer> hints = new TreeSet<>();
        for (Object index : as(List.class, map.get("hints"), "hints")) {
            hints.add(as(Integer.class, index, "a hint"));
        }
        return new Attempt(
                instant(map.get("passedAt")),
                hints,
                instant(map.get("solutionShownEarly")),
                as(Integer.class, map.get("checks"), "checks"),
                as(String.class, map.get("lastStatus"), "lastStatus"));
    }

    private static Optional<Instant> instant(@Nullable Object value) throws Unreadable {
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(as(String.class, value, "a time")));
        } catch (DateTimeException notATime) {
            throw new Unreadable("\"" + value + "\" is not a time");
        }
    }

    private static <T> T as(Class<T> type, @Nullable Object value, String what) throws Unreadable {
        if (!type.isInstance(value)) {
            throw new Unreadable(what + " is missing or of the wrong kind");
        }
        return type.cast(value);
    }
}
