package workbook.pty;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.terminal.Size;
import org.jline.utils.ScreenTerminal;

/** What a person sees: a terminal's bytes, drawn. */
final class Glass {

    private static final Pattern MODE = Pattern.compile("\033\\[\\?([\\d;]+)([hl])");

    /** A terminal shows its cursor, and breaks a line at its edge, unless it is told otherwise. */
    private static final List<String> USUAL = List.of("7 on", "25 on");

    private final ScreenTerminal drawn;
    private final StringBuilder raw = new StringBuilder();

    Glass(int columns, int rows) {
        drawn = new ScreenTerminal(columns, rows);
    }

    /** Draws it, and returns what the terminal itself answers, such as where the cursor is. */
    String draw(String text) {
        raw.append(text);
        drawn.write(text);
        return drawn.read();
    }

    /** What is not drawn any more at a size below 2 by 2 cannot be looked at anyway. */
    void resize(int columns, int rows) {
        drawn.setSize(Size.of(Math.max(2, columns), Math.max(2, rows)));
    }

    /** Every byte so far, as text. */
    String raw() {
        return raw.toString();
    }

    /** The lines, without the spaces at their ends. */
    List<String> lines() {
        int columns = drawn.getColumns();
        int rows = drawn.getRows();
        long[] cells = new long[columns * rows];
        drawn.dump(cells, new int[2]);
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                append(line, ScreenTerminal.cellCodePoint(cells[row * columns + column]));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /** The right half of a wide character is a cell with nothing in it. */
    private static void append(StringBuilder line, int codePoint) {
        if (codePoint != 0) {
            line.appendCodePoint(codePoint);
        }
    }

    /** The lines down to the last that is not empty. */
    String text() {
        return String.join("\n", lines()).stripTrailing();
    }

    /**
     * How the terminal differs from a fresh one by its private modes, such as "1049 on" for the
     * alternate screen and "25 off" for a hidden cursor.
     */
    SortedSet<String> modes() {
        SortedSet<String> modes = new TreeSet<>(USUAL);
        Matcher matcher = MODE.matcher(raw);
        while (matcher.find()) {
            for (String number : matcher.group(1).split(";")) {
                boolean on = matcher.group(2).equals("h");
                modes.remove(number + " on");
                modes.remove(number + " off");
                if (on || USUAL.contains(number + " on")) {
                    modes.add(number + (on ? " on" : " off"));
                }
            }
        }
        modes.removeAll(USUAL);
        return modes;
    }

    /** The text in a frame, for a failure's message. */
    @Override
    public String toString() {
        String edge = "+" + "-".repeat(drawn.getColumns()) + "+\n";
        StringBuilder framed = new StringBuilder(edge);
        for (String line : lines()) {
            framed.append('|').append(line).append('\n');
        }
        return framed.append(edge).toString();
    }
}
