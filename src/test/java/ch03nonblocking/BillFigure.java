package ch03nonblocking;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Draws what chapter 3's bill says: processor time upwards, lateness to the right. */
final class BillFigure {

    private static final Pattern ROW =
            Pattern.compile("(at once|in \\d+ ms) +(\\d+) +([0-9.]+) ms +([0-9.]+) ms");

    private static final int LEFT = 60;
    private static final int RIGHT = 400;
    private static final int TOP = 34;
    private static final int BOTTOM = 204;

    /** A line of the bill; times are in milliseconds. */
    record Row(String name, long asks, double worked, double late) {}

    private BillFigure() {}

    /** The lines of what the program printed. */
    static List<Row> rows(String bill) {
        return ROW.matcher(bill)
                .results()
                .map(row -> new Row(
                        row.group(1),
                        Long.parseLong(row.group(2)),
                        Double.parseDouble(row.group(3)),
                        Double.parseDouble(row.group(4))))
                .toList();
    }

    /** The whole figure. Both scales are logarithmic: each line is ten times the one before. */
    static String draw(String bill) {
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 420 248" role="img" \
                class="figure" font-size="12" fill="currentColor">
                  <!-- Drawn by BillFigure from transcripts/bill.txt: record, don't edit. -->
                  <text x="0" y="12" font-size="11" opacity=".75">time on a processor</text>
                  <text x="420" y="243" text-anchor="end" font-size="11" opacity=".75">\
                how late the latest reply was noticed</text>
                """);
        for (int ten = 1; ten <= 1000; ten *= 10) {
            double y = up(ten);
            svg.append(grid(LEFT, y, RIGHT, y));
            svg.append(text(LEFT - 6, y + 4, "end", 11, ten + " ms"));
        }
        for (int ten = 1; ten <= 100; ten *= 10) {
            double x = along(ten);
            svg.append(grid(x, TOP, x, BOTTOM));
            svg.append(text(x, BOTTOM + 16, "middle", 11, ten + " ms"));
        }
        svg.append(text(LEFT + 8, BOTTOM - 8, "start", 12, "here, please"));
        rows(bill).forEach(row -> svg.append(point(row)));
        return svg.append("</svg>\n").toString();
    }

    private static String point(Row row) {
        double x = along(row.late());
        double y = up(row.worked());
        String dot = format(
                "  <circle cx=\"%.1f\" cy=\"%.1f\" r=\"5\" style=\"fill:var(--accent,#0b6e4f)\"/>%n",
                x, y);
        boolean roomToTheRight = x < RIGHT - 80;
        return roomToTheRight
                ? dot + text(x + 10, y + 4, "start", 12, row.name())
                : dot + text(x - 10, y + 4, "end", 12, row.name());
    }

    private static String grid(double x1, double y1, double x2, double y2) {
        return format(
                "  <line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\""
                        + " stroke=\"currentColor\" stroke-opacity=\".2\"/>%n",
                x1, y1, x2, y2);
    }

    private static String text(double x, double y, String anchor, int size, String words) {
        return format(
                "  <text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"%d\">%s</text>%n",
                x, y, anchor, size, words);
    }

    /** From 0.5 ms to 200 ms. */
    private static double along(double late) {
        return LEFT + (RIGHT - LEFT) * share(late, 0.5, 200);
    }

    /** From 1 ms to 1 s. */
    private static double up(double worked) {
        return BOTTOM - (BOTTOM - TOP) * share(worked, 1, 1000);
    }

    private static double share(double value, double least, double most) {
        double inside = Math.min(Math.max(value, least), most);
        return Math.log(inside / least) / Math.log(most / least);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern.replace("%n", "\n"), values);
    }
}
