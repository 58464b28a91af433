package workbook.update;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Merges two changes of one text: what either side changed alone is taken, and where both changed
 * the same or touching lines differently, there is no result.
 */
final class Merge {

    private final List<String> base;
    private final List<Side> sides;
    private final List<String> merged = new ArrayList<>();

    private Merge(List<String> base, List<Side> sides) {
        this.base = base;
        this.sides = sides;
    }

    /** One of the two changes, as the places of the base that it replaces. */
    private record Side(List<AbstractDelta<String>> deltas, List<String> lines) {

        static Side of(List<String> base, List<String> lines) {
            List<AbstractDelta<String>> deltas =
                    new ArrayList<>(DiffUtils.diff(base, lines).getDeltas());
            deltas.sort(Comparator.comparingInt(delta -> delta.getSource().getPosition()));
            return new Side(deltas, lines);
        }

        /** What became of these lines of the base; no delta lies across either end. */
        List<String> replaced(int from, int to) {
            return lines.subList(moved(from, false), moved(to, true));
        }

        /** Where the gap before this line of the base is on this side. */
        private int moved(int line, boolean after) {
            int shift = 0;
            for (AbstractDelta<String> delta : deltas) {
                int start = delta.getSource().getPosition();
                int end = start + delta.getSource().size();
                boolean passed = start < line || (after && start == line);
                if (passed && end <= line) {
                    shift += delta.getTarget().size() - delta.getSource().size();
                }
            }
            return line + shift;
        }
    }

    /** The merged text, or empty if the two contradict each other. */
    static Optional<String> of(String base, String ours, String theirs) {
        List<String> lines = lines(base);
        Merge merge = new Merge(
                lines, List.of(Side.of(lines, lines(ours)), Side.of(lines, lines(theirs))));
        return merge.run() ? Optional.of(String.join("\n", merge.merged)) : Optional.empty();
    }

    /** A last line without its line feed is another line than one with it. */
    private static List<String> lines(String text) {
        return Arrays.asList(text.split("\n", -1));
    }

    private boolean run() {
        List<AbstractDelta<String>> all = new ArrayList<>();
        sides.forEach(side -> all.addAll(side.deltas()));
        all.sort(Comparator.comparingInt(delta -> delta.getSource().getPosition()));
        int at = 0;
        int next = 0;
        while (next < all.size()) {
            int from = all.get(next).getSource().getPosition();
            int to = from;
            // Changes that touch are one place: without a line between them nobody can say in
            // which order they belong.
            while (next < all.size() && all.get(next).getSource().getPosition() <= to) {
                to = Math.max(
                        to,
                        all.get(next).getSource().getPosition()
                                + all.get(next).getSource().size());
                next++;
            }
            merged.addAll(base.subList(at, from));
            if (!take(from, to)) {
                return false;
            }
            at = to;
        }
        merged.addAll(base.subList(at, base.size()));
        return true;
    }

    private boolean take(int from, int to) {
        List<String> was = base.subList(from, to);
        List<String> ours = sides.get(0).replaced(from, to);
        List<String> theirs = sides.get(1).replaced(from, to);
        if (!ours.equals(was) && !theirs.equals(was) && !ours.equals(theirs)) {
            return false;
        }
        merged.addAll(ours.equals(was) ? theirs : ours);
        return true;
    }
}
