package workbook.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts tagged regions out of a finished Java file, the way a listing shows them. */
final class Regions {

    static final String SOLUTION = "solution-";

    private static final String YOURS = "// yours to write: exercise ";

    private static final Pattern MARK = Pattern.compile("\\b(tag|end)::([\\w.-]+)\\[]");
    private static final Pattern STARTER = Pattern.compile("\\s*//[?=]( .*)?");

    /** One line of a listing, and the line of the file it comes from. */
    record Line(int number, String text) {}

    private Regions() {}

    /**
     * The region's lines, without marks, dedented; nothing if the file has no such region.
     *
     * <p>What belongs to a solution is left out, unless the region is itself one: a listing that
     * encloses a solution says whose turn it is, and gives nothing away.
     */
    static Optional<List<Line>> cut(Source source, String tag) {
        List<Line> cut = new ArrayList<>();
        List<String> open = new ArrayList<>();
        boolean found = false;
        boolean standIn = false;
        for (int number = 1; number <= source.lines().size(); number++) {
            String line = source.line(number);
            Matcher mark = MARK.matcher(line);
            boolean visible = open.contains(tag) && open.stream().noneMatch(hides(tag));
            if (mark.find()) {
                String name = mark.group(2);
                found |= name.equals(tag);
                if (mark.group(1).equals("end")) {
                    open.remove(name);
                } else {
                    open.add(name);
                    if (visible && standIn && hides(tag).test(name)) {
                        cut.add(new Line(number, indent(line) + YOURS + exercise(name)));
                    }
                }
            } else if (visible) {
                standIn = STARTER.matcher(line).matches();
                if (!standIn) {
                    cut.add(new Line(number, line));
                }
            }
        }
        return found ? Optional.of(dedent(cut)) : Optional.empty();
    }

    private static Predicate<String> hides(String tag) {
        return name -> name.startsWith(SOLUTION) && !name.equals(tag);
    }

    private static String indent(String line) {
        return line.substring(0, line.length() - line.stripLeading().length());
    }

    private static String exercise(String solution) {
        return solution.substring(SOLUTION.length());
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
                .mapToInt(text -> indent(text).length())
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
