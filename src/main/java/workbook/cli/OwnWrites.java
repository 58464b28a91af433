package workbook.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells what we have written into the learner's folder from what the learner saves there. */
final class OwnWrites {

    private final Map<Path, String> written = new HashMap<>();

    /** We have just written this file, and nobody needs to be told of it. */
    void note(Path file) {
        text(file).ifPresent(text -> written.put(file, text));
    }

    /** Those files that somebody else has written: any whose text is not the one we wrote. */
    Set<Path> others(Set<Path> saved) {
        Set<Path> others = new LinkedHashSet<>(saved);
        others.removeIf(file -> {
            String ours = written.remove(file);
            return ours != null && text(file).filter(ours::equals).isPresent();
        });
        return others;
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
