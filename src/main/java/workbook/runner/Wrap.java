package workbook.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Breaks text at spaces, so that it fits a width. */
public final class Wrap {

    private Wrap() {}

    /**
     * The parts of one line; a part is wider than the width only if the hang leaves no room.
     *
     * @param hang what each part after the first begins with
     */
    public static List<String> lines(String line, int width, String hang) {
        if (line.length() <= width) {
            return List.of(line);
        }
        List<String> parts = new ArrayList<>();
        String rest = line.stripTrailing();
        while (rest.length() > width && !rest.isEmpty()) {
            int cut = cut(rest, Math.max(1, width), Math.min(hang.length(), rest.length() - 1));
            parts.add(rest.substring(0, cut).stripTrailing());
            String more = rest.substring(cut).stripLeading();
            if (more.isEmpty()) {
                return parts;
            }
            rest = hang + more;
        }
        parts.add(rest);
        return parts;
    }

    /** All lines of a text, none wider than {@code width}, each behind the same indent. */
    static String indented(String text, int indent, int width) {
        String margin = " ".repeat(indent);
        return text.lines()
                .flatMap(line -> lines(margin + line, width, margin).stream())
                .collect(Collectors.joining("\n"));
    }

    /** Never within the hang; inside of a word only if that is longer than a whole line. */
    private static int cut(String line, int width, int least) {
        int from = least;
        while (from < Math.min(width, line.length()) - 1 && line.charAt(from) == ' ') {
            from++;
        }
        int space = line.lastIndexOf(' ', width);
        if (space > from) {
            return space;
        }
        int cut = Math.min(line.length(), Math.max(width, from + 1));
        return inPair(line, cut) ? cut + 1 : cut;
    }

    /** Between the two halves of one character. */
    private static boolean inPair(String line, int cut) {
        return cut < line.length()
                && Character.isSurrogatePair(line.charAt(cut - 1), line.charAt(cut));
    }
}
