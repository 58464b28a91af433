package workbook.course;

import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.Patch;
import com.github.difflib.patch.PatchFailedException;

import java.util.ArrayList;
import java.util.List;

/**
 * The part of a near-miss that changes one file.
 *
 * @param name the file that it changes, such as {@code ReplyReader.java}
 * @param line the line of the patch file on which it begins
 * @param diff its lines, from {@code ---} on
 */
public record FilePatch(String name, int line, List<String> diff) {

    public FilePatch {
        diff = List.copyOf(diff);
    }

    /**
     * Changes these lines. The context must occur exactly; it may have moved up or down, as long as
     * it occurs only once.
     */
    List<String> apply(String patchFile, List<String> lines) {
        Patch<String> moved = new Patch<>();
        for (AbstractDelta<String> hunk :
                UnifiedDiffUtils.parseUnifiedDiff(diff).getDeltas()) {
            Chunk<String> source = hunk.getSource();
            int at = find(patchFile, lines, source);
            List<String> there = lines.subList(at, at + source.size());
            moved.addDelta(hunk.withChunks(new Chunk<>(at, there), hunk.getTarget()));
        }
        try {
            List<String> changed = moved.applyTo(lines);
            if (changed.equals(lines)) {
                throw wrong(patchFile, "it changes nothing in " + name);
            }
            return changed;
        } catch (PatchFailedException problem) {
            throw wrong(patchFile, "it does not apply to " + name + ": " + problem.getMessage());
        }
    }

    private int find(String patchFile, List<String> lines, Chunk<String> source) {
        if (matches(lines, source.getLines(), source.getPosition())) {
            return source.getPosition();
        }
        List<Integer> places = new ArrayList<>();
        for (int at = 0; at + source.size() <= lines.size(); at++) {
            if (matches(lines, source.getLines(), at)) {
                places.add(at);
            }
        }
        if (places.size() != 1) {
            String found = places.isEmpty()
                    ? "it does not apply: " + name + " has no such lines as \""
                            + firstUnknown(lines, source) + "\""
                    : "its context occurs " + places.size() + " times in " + name;
            throw wrong(patchFile, found);
        }
        return places.get(0);
    }

    private static boolean matches(List<String> lines, List<String> context, int at) {
        return at >= 0
                && at + context.size() <= lines.size()
                && canonical(lines.subList(at, at + context.size())).equals(canonical(context));
    }

    /** A formatter may write {@code // ?} for {@code //?}; no patch should break on that. */
    private static List<String> canonical(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceFirst("^(\\s*//)\\s([?=])(?=\\s|$)", "$1$2"))
                .toList();
    }

    /** The line that most likely made the difference: the first that the file does not have. */
    private static String firstUnknown(List<String> lines, Chunk<String> source) {
        return source.getLines().stream()
                .filter(line -> !lines.contains(line))
                .findFirst()
                .orElse(source.size() == 0 ? "" : source.getLines().get(0))
                .strip();
    }

    private CourseException wrong(String patchFile, String what) {
        return new CourseException(
                patchFile + ":" + line,
                what,
                "Make the change in the finished file, take \"git diff\" of it as the new patch, and"
                        + " put the file back.");
    }
}
