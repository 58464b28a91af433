package workbook.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Breaks text at spaces, so that it fits a width. */
public final class Wrap {

    private Wrap() {}

    /**
     * The parts of one line.
     *
     * @param hang what each part after the first begins with
     */
    public static List<String> lines(String line, int width, String hang) {
        List<String> parts = new ArrayList<>();
        String rest = line;
        while (rest.length() > width) {
            int cut = cut(rest, width, hang.length());
            parts.add(rest.substring(0, cut).stripTrailing());
            rest = hang + rest.substring(cut).stripLeading();
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
        while (from < line.length() && line.charAt(from) == ' ') {
            from++;
        }
        int space = line.lastIndexOf(' ', width);
        return space > from ? space : Math.max(width, from + 1);
    }
}
