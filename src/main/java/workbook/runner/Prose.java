package workbook.runner;

/** Sentences, broken into lines that fit a terminal. */
final class Prose {

    private Prose() {}

    /** Breaks at blanks so that no line is longer than {@code width}; each is indented. */
    static String wrapped(String text, int indent, int width) {
        StringBuilder whole = new StringBuilder();
        text.lines().forEach(line -> {
            whole.append(whole.length() == 0 ? "" : "\n");
            whole.append(fitted(line, " ".repeat(indent), width));
        });
        return whole.toString();
    }

    private static String fitted(String line, String indent, int width) {
        StringBuilder fitted = new StringBuilder(indent);
        int column = indent.length();
        for (String word : line.split(" ")) {
            if (column > indent.length() && column + 1 + word.length() > width) {
                fitted.append('\n').append(indent);
                column = indent.length();
            } else if (column > indent.length()) {
                fitted.append(' ');
                column++;
            }
            fitted.append(word);
            column += word.length();
        }
        return fitted.toString();
    }
}
