package workbook.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import workbook.runner.Lesson;
import workbook.runner.Wrap;
import workbook.screen.Style;

/** Prints a message of labels and hanging text, as a lesson builds it, or any other text. */
final class MessageText {

    private static final String MARGIN = "    ";
    private static final String YOURS = "yours";

    /** A lesson breaks its prose at this many columns of text, or later. */
    private static final int BROKEN_AT = 70;

    private final Terminal out;

    MessageText(Terminal out) {
        this.out = out;
    }

    void print(String message) {
        List<String> lines =
                unbroken(Printable.escaped(message.stripTrailing()).lines().toList());
        for (int i = 0; i < lines.size(); i++) {
            if (i + 1 < lines.size() && isCaret(lines.get(i + 1))) {
                pointed(lines.get(i), lines.get(i + 1).indexOf('^'));
                i++;
            } else {
                line(lines.get(i));
            }
        }
    }

    private static boolean isCaret(String line) {
        return line.strip().equals("^");
    }

    /** A line of code and the caret below it: broken, the caret would point at nothing. */
    private void pointed(String line, int caret) {
        CaretWindow window = CaretWindow.of(line, caret, width());
        out.line(MARGIN + window.line().stripTrailing());
        out.line(MARGIN + " ".repeat(window.caret()) + "^");
    }

    /** The learner's own line. */
    void yours(String line) {
        line(YOURS + " ".repeat(Lesson.COLUMN - YOURS.length()) + Printable.line(line));
    }

    /**
     * Puts prose together again that was broken for another width than this terminal's. A line that
     * begins with one more space is a picture, and one that ended early was meant to.
     */
    private static List<String> unbroken(List<String> lines) {
        List<String> whole = new ArrayList<>();
        String last = "";
        for (String line : lines) {
            boolean labeled = !whole.isEmpty() && isInLabel(whole.get(whole.size() - 1));
            if (labeled && !isCaret(line) && isProse(line) && isFull(last, line)) {
                whole.set(whole.size() - 1, whole.get(whole.size() - 1) + " " + line.strip());
            } else {
                whole.add(line);
            }
            last = line;
        }
        return whole;
    }

    /** Of a label's text, and not a picture. */
    private static boolean isInLabel(String line) {
        return !label(line).isEmpty() || isProse(line);
    }

    private static boolean isProse(String line) {
        return line.length() > Lesson.COLUMN
                && line.substring(0, Lesson.COLUMN).isBlank()
                && line.charAt(Lesson.COLUMN) != ' ';
    }

    /** True if the next line's first word had no room any more. */
    private static boolean isFull(String line, String next) {
        int word = (next.strip() + " ").indexOf(' ');
        return line.length() + 1 + word > Lesson.COLUMN + BROKEN_AT;
    }

    private void line(String line) {
        int indent = line.length() - line.stripLeading().length();
        String label = label(line);
        int hang = label.isEmpty() ? indent : Lesson.COLUMN;
        String painted = label.isEmpty() ? "" : out.paint(Style.CYAN, label);
        for (String part : parts(line, " ".repeat(hang))) {
            String rest = part.substring(Math.min(part.length(), label.length()));
            out.line((MARGIN + painted + rest).stripTrailing());
            painted = " ".repeat(label.length());
        }
    }

    /** A request that is too long for a line is shown as the lines that it has itself. */
    private List<String> parts(String line, String hang) {
        if (line.length() <= width()) {
            return List.of(line);
        }
        List<String> parts = new ArrayList<>();
        for (String part : Glue.parts(line)) {
            parts.addAll(Wrap.lines(parts.isEmpty() ? part : hang + part, width(), hang));
        }
        return parts;
    }

    private int width() {
        return Math.max(2 * Lesson.COLUMN, out.width() - MARGIN.length());
    }

    private static String label(String line) {
        return Stream.concat(Lesson.LABELS.stream(), Stream.of(YOURS))
                .filter(label -> line.startsWith(label + " "))
                .findFirst()
                .orElse("");
    }
}
