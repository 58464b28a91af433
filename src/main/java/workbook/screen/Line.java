package workbook.screen;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.WCWidth;

/** One line of a view, made to fit the terminal: cut where it ends, and bare of what it cannot do. */
final class Line {

    /** A style, or the beginning or end of a link. */
    private static final Pattern STEERING =
            Pattern.compile("\033\\[[0-9;]*m|\033\\]8;[^\033\007]*(?:\033\\\\|\007)");

    private Line() {}

    /** How many columns it takes; some characters take two, and some none. */
    static int width(String line) {
        return STEERING.matcher(line)
                .replaceAll("")
                .codePoints()
                .map(Line::columns)
                .sum();
    }

    /** What of it fits. What steers the terminal stays even behind the cut, so that it ends there. */
    static String fit(String line, int columns, boolean colors, boolean links) {
        StringBuilder fitting = new StringBuilder();
        Matcher steering = STEERING.matcher(line);
        int room = columns;
        int from = 0;
        while (steering.find()) {
            room = append(fitting, line.substring(from, steering.start()), room);
            boolean isColor = steering.group().endsWith("m") && steering.group().charAt(1) == '[';
            if (isColor ? colors : links) {
                fitting.append(steering.group());
            }
            from = steering.end();
        }
        append(fitting, line.substring(from), room);
        return fitting.toString();
    }

    /** As many characters as there is room for; then there is none, even if one column is left. */
    private static int append(StringBuilder line, String text, int room) {
        int left = room;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            if (columns(character) > left) {
                return 0;
            }
            left -= columns(character);
            line.appendCodePoint(Character.isISOControl(character) ? '?' : character);
        }
        return left;
    }

    /** A control character has no width and must not reach the terminal: it is shown as a mark. */
    private static int columns(int character) {
        return Character.isISOControl(character) ? 1 : Math.max(0, WCWidth.wcwidth(character));
    }
}
