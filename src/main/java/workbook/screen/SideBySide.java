package workbook.screen;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Two versions of a file in two columns, line against line.
 *
 * <pre>
 *  yours                              ours
 *      int n = in.read(buffer);           int n = in.read(buffer);
 *      while (n &gt; 0) {                |     while (n != -1) {
 *                                     &gt;         // Only the first n bytes are news.
 *  … 12 lines are alike
 * </pre>
 *
 * What differs is told by the mark between the columns, and by color where there is any; within a
 * line, changed words are bold. A line that is too long goes on below, behind a {@code …}; of one
 * that is alike in both its beginning is enough.
 */
public final class SideBySide {

    /** Fewer, and code is broken more often than it is read. */
    private static final int COLUMN = 40;

    private static final int MARK = 3;

    /** So many lines that are alike stay in sight around what differs. */
    private static final int CONTEXT = 3;

    private static final String GOES_ON = "  " + Cells.CUT + " ";

    private final Differences differences;

    /**
     * These two, as lines that are safe to print: no tabs, no control characters.
     *
     * @param left the learner's
     * @param right ours
     */
    public SideBySide(List<String> left, List<String> right) {
        this.differences = Differences.between(left, right);
    }

    /** True if so many columns are enough for two of code. */
    public static boolean fits(int columns) {
        return columns >= 2 * COLUMN + MARK;
    }

    /** True if not even a comment differs. */
    public boolean isSame() {
        return differences.rows().stream().allMatch(Differences.Row::isAlike);
    }

    /** True if the code is the same, and at most comments, imports or braces differ. */
    public boolean isSameCode() {
        return differences.rows().stream().noneMatch(Differences.Row::isTelling);
    }

    /** True if a third of the right code is in the left, too; with less, differences hide both. */
    public boolean isAlike() {
        return 3 * differences.kept() >= 1;
    }

    /**
     * Draws it, as many lines as it takes.
     *
     * @param leftName what stands above the left column
     * @param rightName and above the right one
     */
    public List<String> lines(String leftName, String rightName, int columns) {
        Drawing drawing = new Drawing(columns);
        drawing.names(leftName, rightName);
        List<Differences.Row> rows = differences.rows();
        int from = 0;
        while (from < rows.size()) {
            int end = endOfAlike(from);
            if (end > from) {
                drawing.alike(
                        rows.subList(from, end),
                        from == 0 ? 0 : CONTEXT,
                        end == rows.size() ? 0 : CONTEXT);
                from = end;
            } else {
                drawing.row(rows.get(from++));
            }
        }
        return drawing.lines;
    }

    private int endOfAlike(int from) {
        List<Differences.Row> rows = differences.rows();
        int end = from;
        while (end < rows.size() && rows.get(end).isAlike()) {
            end++;
        }
        return end;
    }

    /** The lines as they come to be, for columns of this width. */
    private static final class Drawing {

        private final List<String> lines = new ArrayList<>();
        private final int left;
        private final int right;

        Drawing(int columns) {
            left = Math.max(1, (columns - MARK) / 2);
            right = Math.max(1, columns - MARK - left);
        }

        void names(String leftName, String rightName) {
            String names = Cells.fill(leftName, left + MARK) + Cells.cut(rightName, right);
            lines.add(Style.BOLD.on(names.stripTrailing()));
        }

        /** Lines that are alike, of which only the first and last few are drawn if they are many. */
        void alike(List<Differences.Row> rows, int head, int tail) {
            int folded = rows.size() - head - tail;
            if (folded < 2) {
                rows.forEach(this::row);
                return;
            }
            rows.subList(0, head).forEach(this::row);
            lines.add(Style.DIM.on(
                    Cells.cut(Cells.CUT + " " + folded + " lines are alike", left + MARK + right)));
            rows.subList(rows.size() - tail, rows.size()).forEach(this::row);
        }

        void row(Differences.Row row) {
            if (row.isAlike()) {
                String half = Cells.fill(row.left().text(), left);
                lines.add((half + " ".repeat(MARK) + Cells.cut(row.right().text(), right))
                        .stripTrailing());
                return;
            }
            List<Part> ofLeft = parts(row.left(), left);
            List<Part> ofRight = parts(row.right(), right);
            Style gone = row.isTelling() ? Style.RED : Style.DIM;
            Style came = row.isTelling() ? Style.GREEN : Style.DIM;
            for (int i = 0; i < Math.max(ofLeft.size(), ofRight.size()); i++) {
                Part one = i < ofLeft.size() ? ofLeft.get(i) : Part.NONE;
                Part two = i < ofRight.size() ? ofRight.get(i) : Part.NONE;
                String line = one.painted(gone)
                        + " ".repeat(Math.max(0, left - one.width()))
                        + " " + row.mark() + " "
                        + two.painted(came);
                lines.add(two.width() == 0 ? line.stripTrailing() : line);
            }
        }

        private static List<Part> parts(Differences.Side side, int cells) {
            List<Part> parts = new ArrayList<>();
            int from = 0;
            for (int end : Cells.breaks(side.text(), cells, cells - GOES_ON.length())) {
                parts.add(new Part(side, from, end));
                from = end;
            }
            return parts;
        }
    }

    /** As much of a line as fits its column. */
    private record Part(Differences.Side side, int from, int end) {

        static final Part NONE = new Part(new Differences.Side("", new BitSet()), 0, 0);

        private String before() {
            return from == 0 ? "" : GOES_ON;
        }

        int width() {
            return Cells.width(before() + side.text().substring(from, end));
        }

        String painted(Style style) {
            String text = side.text();
            StringBuilder painted = new StringBuilder(before());
            int at = from;
            while (at < end) {
                boolean strong = side.strong().get(at);
                int next =
                        strong ? side.strong().nextClearBit(at) : side.strong().nextSetBit(at);
                int stop = next < 0 ? end : Math.min(end, next);
                String run = style.on(text.substring(at, stop));
                painted.append(strong ? Style.BOLD.on(run) : run);
                at = stop;
            }
            return painted.toString();
        }
    }
}
