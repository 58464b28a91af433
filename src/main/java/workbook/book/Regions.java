package workbook.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts tagged regions out of a finished Java file, the way a listing shows them. */
final class Regions {

    static final String SOLUTION = "solution-";

    private static final Pattern MARK = Pattern.compile("\\b(tag|end)::([\\w.-]+)\\[]");
    private static final Pattern STARTER = Pattern.compile("\\s*//[?=]( .*)?");

    /** One line of a listing, and the line of the file it comes from. */
    record Line(int number, String text) {}

    private Regions() {}

    /** The region's lines, without marks, dedented; nothing if the file has no such region. */
    static Optional<List<Line>> cut(Source source, String tag) {
        List<Line> cut = new ArrayList<>();
        boolean found = false;
        boolean inside = false;
        boolean standIn = false;
        String hidden = "";
        for (int number = 1; number <= source.lines().size(); number++) {
            String line = source.line(number);
            Matcher mark = MARK.matcher(line);
            if (mark.find()) {
                boolean opens = mark.group(1).equals("tag");
                String name = mark.group(2);
                if (name.equals(tag)) {
                    inside = opens;
                    found = true;
                } else if (inside && opens && hidden.isEmpty() && name.startsWith(SOLUTION)) {
                    hidden = name;
                    addStandIn(cut, standIn, number, line, name);
                } else if (name.equals(hidden)) {
                    hidden = "";
                }
            } else if (inside && hidden.isEmpty()) {
                standIn = STARTER.matcher(line).matches();
                if (!standIn) {
                    cut.add(new Line(number, line));
                }
            }
        }
        return found ? Optional.of(dedent(cut)) : Optional.empty();
    }

    /** A listing that encloses a solution tells whose turn it is, and gives nothing away. */
    private static void addStandIn(
            List<Line> cut, boolean standIn, int number, String line, String name) {
        if (standIn) {
            String indent = line.substring(0, line.length() - line.stripLeading().length());
            String exercise = name.substring(SOLUTION.length());
            cut.add(new Line(number, indent + "// yours to write: exercise " + exercise));
        }
    }

    /** The names of all regions of a file, in order. */
    static List<String> names(Source source) {
        return source.lines().stream()
                .map(MARK::matcher)
                .filter(mark -> mark.find() && mark.group(1).equals("tag"))
                .map(mark -> mark.group(2))
                .toList();
    }

    private static List<Line> dedent(List<Line> lines) {
        int indent = lines.stream()
                .map(Line::text)
                .filter(text -> !text.isBlank())
                .mapToInt(text -> text.length() - text.stripLeading().length())
                .min()
                .orElse(0);
        List<Line> out = new ArrayList<>();
        for (Line line : lines) {
            String text = line.text().isBlank() ? "" : line.text().substring(indent);
            boolean doubled = out.isEmpty() || out.get(out.size() - 1).text().isEmpty();
            if (!(text.isEmpty() && doubled)) {
                out.add(new Line(line.number(), text.stripTrailing()));
            }
        }
        while (!out.isEmpty() && out.get(out.size() - 1).text().isEmpty()) {
            out.remove(out.size() - 1);
        }
        return out;
    }
}
