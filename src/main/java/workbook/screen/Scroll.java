package workbook.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which part of a long text is seen.
 *
 * @param top how many lines are above it
 */
public record Scroll(int top) {

    /** At its beginning. */
    public static final Scroll TOP = new Scroll(0);

    private static final int FAR = 1_000_000;

    /** Where a key leads to; empty if it is no key for this. A page is {@code rows} less one. */
    public Optional<Scroll> key(Key key, int lines, int rows) {
        int page = Math.max(1, rows - 2);
        int by = switch (key.kind()) {
            case UP -> -1;
            case DOWN -> 1;
            case PAGE_UP -> -page;
            case PAGE_DOWN -> page;
            case HOME -> -FAR;
            case END -> FAR;
            case TEXT ->
                switch (key.text()) {
                    case "k" -> -1;
                    case "j" -> 1;
                    case "b" -> -page;
                    case " " -> page;
                    case "g" -> -FAR;
                    case "G" -> FAR;
                    default -> 0;
                };
            default -> 0;
        };
        return by == 0
                ? Optional.empty()
                : Optional.of(new Scroll(bounded((long) top + by, lines, rows)));
    }

    /** With more lines than rows, the last row is for saying so. */
    private static int bounded(long top, int lines, int rows) {
        int room = lines > rows ? Math.max(1, rows - 1) : rows;
        return (int) Math.max(0, Math.min(top, lines - room));
    }

    /** The lines that are seen; if they are not all, the last row says where the others are. */
    public List<String> window(List<String> lines, int rows) {
        if (lines.size() <= rows) {
            return lines;
        }
        if (rows < 1) {
            return List.of();
        }
        int from = bounded(top, lines.size(), rows);
        int to = Math.min(lines.size(), from + Math.max(1, rows - 1));
        List<String> seen = new ArrayList<>(lines.subList(from, to));
        if (rows > 1) {
            seen.add(Style.DIM.on(where(from, lines.size() - to)));
        }
        return seen;
    }

    private static String where(int above, int below) {
        String more = above > 0 ? "  " + above + " above: b" : "";
        String rest = below > 0 ? "  " + below + " more below: space" : "";
        return rest + (below > 0 && above > 0 ? "," : "") + more;
    }
}
