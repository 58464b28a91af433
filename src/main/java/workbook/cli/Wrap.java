package workbook.cli;

import java.util.ArrayList;
import java.util.List;

/** Breaks a line at spaces, so that it fits a width. */
final class Wrap {

    private Wrap() {}

    /**
     * The parts of one line.
     *
     * @param hang what each part after the first begins with
     */
    static List<String> lines(String line, int width, String hang) {
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
