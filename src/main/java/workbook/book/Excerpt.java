package workbook.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import workbook.course.Regions;

/** What a listing shows of a finished Java file. */
final class Excerpt {

    private static final String YOURS = "// yours to write: exercise ";

    /** One line of a listing, and the line of the file it comes from. */
    record Line(int number, String text) {}

    private Excerpt() {}

    /**
     * The tagged lines, without marks, dedented.
     *
     * <p>What belongs to a solution is left out, unless the tag is its own: a listing that encloses
     * a solution says whose turn it is, and gives nothing away.
     */
    static List<Line> of(Regions file, String tag) {
        List<Regions.Region> hidden = file.solutions().stream()
                .filter(region -> !region.name().equals(tag))
                .toList();
        List<Line> shown = new ArrayList<>();
        for (Regions.Region region : file.named(tag)) {
            for (int i = region.tag() + 1; i < region.last(); i++) {
                int at = i;
                Optional<Regions.Region> around =
                        hidden.stream().filter(each -> each.covers(at)).findFirst();
                String line = file.lines().get(i);
                if (around.isEmpty() && !Regions.isMarker(line)) {
                    shown.add(new Line(i + 1, line));
                } else if (around.isPresent() && begins(around.get(), i)) {
                    shown.add(new Line(i + 1, turn(around.get())));
                }
            }
        }
        return dedent(shown);
    }

    /** True where an enclosed solution begins that the starter leaves to the learner. */
    private static boolean begins(Regions.Region solution, int line) {
        return solution.tag() == line && !solution.vanishes();
    }

    private static String turn(Regions.Region solution) {
        return solution.indent() + YOURS + solution.name().substring(Regions.SOLUTION.length());
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
