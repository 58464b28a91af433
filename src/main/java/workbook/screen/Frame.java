package workbook.screen;

import java.util.ArrayList;
import java.util.List;

/** What the terminal shows now, so that only the lines that differ are written again. */
final class Frame {

    private final boolean colors;
    private final boolean links;
    private List<String> shown = List.of();

    Frame(boolean colors, boolean links) {
        this.colors = colors;
        this.links = links;
    }

    /** Nothing is known of the terminal any more: the next update writes everything. */
    void forget() {
        shown = List.of();
    }

    /** What to send to the terminal, so that it shows these lines and blank ones below them. */
    String update(List<String> lines, int columns, int rows) {
        List<String> wanted = new ArrayList<>();
        StringBuilder changes = new StringBuilder(shown.isEmpty() ? "\033[0m\033[2J" : "");
        for (int row = 0; row < rows; row++) {
            String line =
                    row < lines.size() ? Line.fit(lines.get(row), columns, colors, links) : "";
            wanted.add(line);
            if (row >= shown.size() || !shown.get(row).equals(line)) {
                changes.append("\033[").append(row + 1).append(";1H").append(line);
                if (Line.width(line) < columns) {
                    // Not behind a full line: there, some terminals erase its last character.
                    changes.append("\033[K");
                }
            }
        }
        shown = wanted;
        return changes.toString();
    }
}
