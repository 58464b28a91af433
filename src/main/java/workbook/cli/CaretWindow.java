package workbook.cli;

/**
 * The part of a line around a caret that fits a width.
 *
 * @param line what is shown of it, with … where there is more
 * @param caret where the caret stands below
 */
record CaretWindow(String line, int caret) {

    private static final String MORE = "…";

    /** The whole line if it fits, or else without some of what is farther from the caret. */
    static CaretWindow of(String line, int caret, int width) {
        if (Math.max(line.length(), caret + 1) <= width) {
            return new CaretWindow(line, caret);
        }
        int end = Math.max(line.length(), caret + 1);
        String whole = line + " ".repeat(end - line.length());
        int from = Math.max(0, Math.min(caret - width * 2 / 3, end - width));
        int to = Math.min(end, from + width);
        String shown = whole.substring(from, to);
        if (to < line.length()) {
            shown = shown.substring(0, shown.length() - 2) + " " + MORE;
        }
        if (from > 0) {
            shown = MORE + " " + shown.substring(2);
        }
        return new CaretWindow(shown, caret - from);
    }
}
