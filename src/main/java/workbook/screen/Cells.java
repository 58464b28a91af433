package workbook.screen;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/** Text measured as a terminal shows it: a letter takes one cell, some take two or none. */
final class Cells {

    /** Stands where something was cut off. */
    static final String CUT = "…";

    private Cells() {}

    /** How many cells the text takes. */
    static int width(String text) {
        return text.codePoints().map(Cells::width).sum();
    }

    private static int width(int character) {
        return Math.max(0, WCWidth.wcwidth(character));
    }

    /** The text in at most so many cells; the last one says so if there was more. */
    static String cut(String text, int cells) {
        if (width(text) <= cells) {
            return text;
        }
        return cells < 1 ? "" : text.substring(0, fitting(text, 0, cells - 1)) + CUT;
    }

    /** The text in exactly so many cells: cut, or filled up with blanks. */
    static String fill(String text, int cells) {
        String cut = cut(text, cells);
        return cut + " ".repeat(Math.max(0, cells - width(cut)));
    }

    /** The end of the longest part that begins at {@code from} and takes at most so many cells. */
    private static int fitting(String text, int from, int cells) {
        int end = from;
        int taken = 0;
        while (end < text.length()) {
            int next = text.codePointAt(end);
            taken += width(next);
            if (taken > cells) {
                break;
            }
            end += Character.charCount(next);
        }
        return end;
    }

    /**
     * Where a line has to be broken so that each part fits: after a blank if there is one in the
     * second half, or else in the middle of a word.
     *
     * @param first how many cells the first part may take
     * @param rest how many cells each of the others may take
     * @return the index at which each part ends; the last is the length of the text
     */
    static List<Integer> breaks(String text, int first, int rest) {
        List<Integer> ends = new ArrayList<>();
        int from = 0;
        int room = Math.max(2, first);
        while (from < text.length()) {
            int end = fitting(text, from, room);
            if (end < text.length()) {
                int blank = text.lastIndexOf(' ', end - 1) + 1;
                end = blank > from + (end - from) / 2 ? blank : end;
            }
            ends.add(end);
            from = end;
            room = Math.max(2, rest);
        }
        if (ends.isEmpty()) {
            ends.add(0);
        }
        return ends;
    }
}
