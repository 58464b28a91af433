package workbook.course;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Walks through a finished file once and refuses every marker that is not where it may be. */
final class RegionParser {

    private static final Pattern MARKER_LIKE = Pattern.compile("//.*\\b(tag|end)::?\\S*(\\[|$)");

    private final String file;
    private final List<String> lines;
    private final List<Regions.Region> closed = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private final Set<String> names = new HashSet<>();
    private Before before = new Before();

    RegionParser(String file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    /** A region whose end has not come yet. */
    private record Open(String name, int line, Before before) {

        boolean solution() {
            return name.startsWith(Regions.SOLUTION);
        }
    }

    /** The {@code //?} and {@code //=} lines that wait for their region. */
    private static final class Before {
        private final List<Integer> at = new ArrayList<>();
        private final List<String> todo = new ArrayList<>();
        private final List<String> standIn = new ArrayList<>();
    }

    Regions parse() {
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i).strip();
            Matcher marker = Regions.MARKER.matcher(text);
            Matcher instruction = Regions.INSTRUCTION.matcher(text);
            if (instruction.matches()) {
                instruction(i, instruction);
            } else if (marker.matches() && marker.group(1).equals("tag")) {
                begin(i, marker.group(2));
            } else if (marker.matches()) {
                end(i, marker.group(2));
            } else {
                code(i, text);
            }
        }
        nothingWaits();
        if (!open.isEmpty()) {
            throw wrong(
                    open.peek().line(),
                    "the region " + open.peek().name() + " is never closed",
                    "Add \"// end::" + open.peek().name() + "[]\" after its last line.");
        }
        return new Regions(file, lines, closed);
    }

    private void instruction(int i, Matcher line) {
        if (insideSolution()) {
            throw wrong(
                    i,
                    "a //" + line.group(1) + " line inside the region " + solutionName(),
                    "Put it before the region's tag line.");
        }
        String rest = line.group(2) == null ? "" : line.group(2);
        if (line.group(1).equals("=")) {
            before.standIn.add(rest);
        } else if (before.standIn.isEmpty()) {
            before.todo.add(rest);
        } else {
            throw wrong(i, "a //? line after a //= line", "Put all //? lines first.");
        }
        before.at.add(i);
    }

    private void begin(int i, String name) {
        Open region = new Open(name, i, before);
        if (!region.solution()) {
            nothingWaits();
            open.push(region);
            return;
        }
        if (insideSolution()) {
            String outer = solutionName();
            throw wrong(
                    i,
                    "the region " + name + " begins inside " + outer,
                    "Solution regions do not nest: close " + outer + " first.");
        }
        if (!names.add(name)) {
            throw wrong(
                    i,
                    "the region " + name + " is in this file already",
                    "Add a suffix to its name, such as " + name + "-2.");
        }
        sameIndent(i);
        open.push(region);
        before = new Before();
    }

    private void sameIndent(int tag) {
        for (int i : before.at) {
            if (!indent(i).equals(indent(tag))) {
                throw wrong(
                        i,
                        "this line is not indented like the tag line below it",
                        "Give both the same indentation: it becomes the starter's.");
            }
        }
    }

    private void end(int i, String name) {
        nothingWaits();
        if (open.stream().noneMatch(region -> region.name().equals(name))) {
            throw wrong(
                    i,
                    "the region " + name + " ends here, but is not open",
                    "Add \"// tag::" + name + "[]\" before its first line, or remove this one.");
        }
        Open region = open.pop();
        if (!region.name().equals(name)) {
            throw wrong(
                    i,
                    "the region " + name + " ends here, but " + region.name() + " (line "
                            + (region.line() + 1) + ") is still open inside it",
                    "Close " + region.name() + " first.");
        }
        closed.add(finished(region, i));
    }

    private Regions.Region finished(Open region, int last) {
        Before waited = region.before();
        int first = waited.at.isEmpty() ? region.line() : waited.at.get(0);
        return new Regions.Region(
                region.name(),
                first,
                region.line(),
                last,
                indent(region.line()),
                waited.todo,
                waited.standIn);
    }

    private void code(int i, String text) {
        nothingWaits();
        if (MARKER_LIKE.matcher(text).find()) {
            throw wrong(
                    i,
                    "this looks like a marker, but is none",
                    "A marker stands alone on its line: \"// tag::name[]\" or \"// end::name[]\","
                            + " the name in lower case with hyphens.");
        }
    }

    private void nothingWaits() {
        if (!before.at.isEmpty()) {
            throw wrong(
                    before.at.get(0),
                    "no solution region follows this line",
                    "//? and //= lines stand directly before \"// tag::solution-...[]\".");
        }
    }

    private boolean insideSolution() {
        return open.stream().anyMatch(Open::solution);
    }

    private String solutionName() {
        return open.stream().filter(Open::solution).findFirst().orElseThrow().name();
    }

    private String indent(int i) {
        String line = lines.get(i);
        return line.substring(0, line.length() - line.stripLeading().length());
    }

    private CourseException wrong(int i, String what, String remedy) {
        return new CourseException(file + ":" + (i + 1), what, remedy);
    }
}
