package workbook.course;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A wrong answer that people really give, as a small patch on the finished code.
 *
 * @param file the patch as messages name it
 * @param exercise the id of the exercise that it answers wrongly
 * @param slug what tells it from the others, such as {@code one-read}
 * @param provokes the sentence that a learner who writes this must get to read
 * @param story why people write it
 * @param changes the diffs, by the file that each one changes
 */
public record NearMiss(
        String file,
        String exercise,
        String slug,
        String provokes,
        String story,
        SortedMap<String, FilePatch> changes) {

    /** The folder of a chapter that holds them. */
    public static final String FOLDER = "near-misses";

    /**
     * Reads a patch file.
     *
     * @param shown the file as messages name it
     * @param path where it is
     * @throws CourseException with file, line and remedy if it is not as it should be
     */
    public static NearMiss read(String shown, Path path) {
        return NearMissReader.read(shown, path);
    }

    /**
     * The files that the patch changes, changed.
     *
     * @param finished file name to source
     * @throws CourseException if a file is missing or a context does not fit
     */
    public Map<String, String> apply(Map<String, String> finished) {
        Map<String, String> changed = new TreeMap<>();
        changes.forEach((name, patch) -> {
            String source = finished.get(name);
            if (source == null) {
                throw new CourseException(
                        file,
                        "it changes " + name + ", which the chapter does not have",
                        "The chapter has: " + String.join(", ", finished.keySet()) + ".");
            }
            List<String> lines = patch.apply(file, source.lines().toList());
            changed.put(name, String.join("\n", lines) + "\n");
        });
        return changed;
    }

    /** The text without differences in white space, so that a line break does not count. */
    public static String normal(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
