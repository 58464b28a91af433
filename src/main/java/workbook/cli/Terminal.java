package workbook.cli;

import java.io.PrintStream;
import workbook.runner.Wrap;
import workbook.screen.Style;

/** Where answers are printed: knows the width, and whether colors and drawings are wanted. */
final class Terminal {

    private final PrintStream out;
    private final boolean lively;
    private final int width;

    /**
     * A place to print to.
     *
     * @param lively whether colors and drawings are shown: never with {@code --plain}, into a file
     *     or under {@code NO_COLOR}
     */
    Terminal(PrintStream out, boolean lively, int width) {
        this.out = out;
        this.lively = lively;
        this.width = width;
    }

    int width() {
        return width;
    }

    boolean lively() {
        return lively;
    }

    void line() {
        out.println();
    }

    /** Prints one line as it is. */
    void line(String text) {
        out.println(text);
    }

    /** Prints text that is broken where the terminal ends; later lines hang below the first. */
    void wrapped(String first, String text) {
        String hang = " ".repeat(first.length());
        String start = first;
        for (String paragraph : text.strip().split("\n", -1)) {
            String glued = Glue.on(paragraph);
            for (String line : Wrap.lines(glued, Math.max(20, width - hang.length()), "")) {
                out.println((start + Glue.off(line)).stripTrailing());
                start = hang;
            }
        }
    }

    /** The text in a style, if this terminal shows any. */
    String paint(Style style, String text) {
        return lively ? style.on(text) : text;
    }

    /** A line with one text at its left end and another at its right; two lines if it is narrow. */
    void ends(String left, String right, Style style) {
        if (left.length() + 2 + right.length() > width) {
            out.println(paint(Style.BOLD, left));
            out.println("  " + paint(style, right));
            return;
        }
        int gap = Math.max(2, Math.min(width, 80) - left.length() - right.length());
        out.println(paint(Style.BOLD, left) + " ".repeat(gap) + paint(style, right));
    }

    void flush() {
        out.flush();
    }
}
