package workbook.cli;

/** Makes text safe for a terminal: what would steer it is spelled out. */
final class Printable {

    private static final int TAB = 4;

    private Printable() {}

    /** Every control character but the line feed, and what turns writing, as its escape in Java. */
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.chars().forEach(c -> {
            if (c != '\n' && (Character.isISOControl(c) || turns(c))) {
                String digits = Integer.toHexString(c);
                safe.append("\\u").append("0".repeat(4 - digits.length())).append(digits);
            } else {
                safe.append((char) c);
            }
        });
        return safe.toString();
    }

    /** What changes the direction of writing moves the rest of its line about, ours included. */
    private static boolean turns(int c) {
        return c == 0x061c
                || c == 0x200e
                || c == 0x200f
                || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069);
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
