package workbook.book;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what the renderer finds, each thing once. */
final class Findings {

    private final Path root;
    private final Set<Finding> found = new LinkedHashSet<>();

    Findings(Path root) {
        this.root = root;
    }

    void add(Path file, int line, String what, String remedy) {
        Path absolute = file.toAbsolutePath().normalize();
        Path shown = absolute.startsWith(root) ? root.relativize(absolute) : absolute;
        found.add(new Finding(shown, Math.max(line, 1), what, remedy));
    }

    List<Finding> all() {
        return new ArrayList<>(found);
    }
}
