package workbook.cli;

/** Makes text safe for a terminal: what would steer it is spelled out. */
final class Printable {

    private static final int TAB = 4;

    private Printable() {}

    /** Every control character but the line feed as its escape in Java. */
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.chars().forEach(c -> {
            if (c != '\n' && Character.isISOControl(c)) {
                String digits = Integer.toHexString(c);
                safe.append("\\u").append("0".repeat(4 - digits.length())).append(digits);
            } else {
                safe.append((char) c);
            }
        });
        return safe.toString();
    }

    /** One line, with blanks up to where each of its tabs leads, and escaped. */
    static String line(String line) {
        StringBuilder wide = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\t') {
                wide.append(" ".repeat(TAB - wide.length() % TAB));
            } else {
                wide.append(c);
            }
        }
        return escaped(wide.toString());
    }
}
