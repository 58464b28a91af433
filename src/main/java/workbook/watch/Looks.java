package workbook.watch;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the Java files in some folders, and in the folders directly below them, look like. */
final class Looks {

    private final List<Path> roots;
    private Map<Path, String> files = Map.of();
    private Set<Path> folders = Set.of();

    Looks(Collection<Path> roots) {
        this.roots = List.copyOf(roots);
    }

    /** The folders that were there at the last look; in place of a missing one, that above it. */
    Set<Path> folders() {
        return folders;
    }

    /** Looks again: which files came, went or were written since the last look? */
    Set<Path> again() {
        Map<Path, String> now = new HashMap<>();
        Set<Path> seen = new TreeSet<>();
        for (Path root : roots) {
            Path above = root.toAbsolutePath().getParent();
            if (!Files.isDirectory(root) && above != null && Files.isDirectory(above)) {
                seen.add(above);
            }
            look(root, now, seen, true);
        }
        Set<Path> changed = new TreeSet<>(files.keySet());
        changed.addAll(now.keySet());
        changed.removeIf(file -> now.getOrDefault(file, "").equals(files.getOrDefault(file, "")));
        files = now;
        folders = seen;
        return changed;
    }

    private static void look(Path folder, Map<Path, String> now, Set<Path> seen, boolean below) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            seen.add(folder);
            for (Path each : all) {
                if (isJava(each)) {
                    now.put(each, stamp(each));
                } else if (below && Files.isDirectory(each)) {
                    look(each, now, seen, false);
                }
            }
        } catch (IOException gone) {
            // A folder may be made anew at any moment; the next look tells.
        }
    }

    /** Editors keep notes of their own beside a file: {@code .#A.java}, for example. */
    static boolean isJava(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".java") && !name.startsWith(".") && !name.startsWith("#");
    }

    /** Empty for a file that has just gone. */
    private static String stamp(Path file) {
        try {
            BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
            return is.lastModifiedTime() + " " + is.size() + " " + is.fileKey();
        } catch (IOException gone) {
            return "";
        }
    }
}
