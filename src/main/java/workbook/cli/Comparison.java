package workbook.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.Patch;
import java.util.List;
import java.util.Optional;
import workbook.runner.Wrap;
import workbook.screen.SideBySide;
import workbook.screen.Style;

/** One file of the learner's beside ours. */
final class Comparison {

    private static final String GOES_ON = "    … ";

    private final String file;
    private final List<String> yours;
    private final List<String> ours;
    private final Patch<String> patch;
    private final SideBySide sides;
    private final String beginning;

    /**
     * Compares.
     *
     * @param yours empty if the file is not there
     * @param starter what the learner began with
     */
    Comparison(String file, Optional<String> yours, String starter, String ours) {
        this.file = file;
        this.yours = yours.orElse("").lines().toList();
        this.ours = ours.lines().toList();
        this.patch = DiffUtils.diff(this.yours, this.ours);
        this.sides = new SideBySide(safe(this.yours), safe(this.ours));
        this.beginning = yours.isEmpty()
                ? file + " is not there, so this is ours alone."
                : yours.get().equals(starter)
                        ? file + " is at its beginning, so there is nothing of yours to compare."
                        : "";
    }

    private static List<String> safe(List<String> lines) {
        return lines.stream().map(Printable::line).toList();
    }

    /** True if a third of our code is in theirs, too; with less, the differences hide both. */
    boolean isAlike() {
        return sides.isAlike();
    }

    /** What there is to say before the code is shown; empty if it speaks for itself. */
    Optional<String> summary() {
        if (!beginning.isEmpty()) {
            return Optional.of(beginning);
        }
        if (sides.isSame()) {
            return Optional.of(file + ": your code and ours are the same.");
        }
        return sides.isSameCode()
                ? Optional.of(file + ": the same code; only comments or imports differ.")
                : Optional.empty();
    }

    boolean isSame() {
        return sides.isSame();
    }

    /** In two columns, for terminals that are wide enough. */
    void printColumns(Terminal out) {
        sides.lines("yours/" + file, "ours/" + file, out.width())
                .forEach(line -> out.line(out.lively() ? line : bare(line)));
    }

    private static String bare(String line) {
        return line.replaceAll("\033\\[\\d*m", "");
    }

    /** One below the other, as a patch; for a reader it is broken where the terminal ends. */
    void printDifferences(Terminal out, boolean broken) {
        printDifferences(out, "yours/", "ours/", broken);
    }

    /** The same with other names for the two sides. */
    void printDifferences(Terminal out, String one, String other, boolean broken) {
        List<String> lines =
                UnifiedDiffUtils.generateUnifiedDiff(one + file, other + file, yours, patch, 3);
        for (String line : lines) {
            String safe = Printable.line(line);
            for (String part : broken ? Wrap.lines(safe, out.width(), GOES_ON) : List.of(safe)) {
                out.line(painted(out, line, part));
            }
        }
    }

    void printOurs(Terminal out) {
        out.line("  Our " + file + ":");
        out.line();
        ours.forEach(line -> out.line(("  " + line).stripTrailing()));
    }

    private static String painted(Terminal out, String line, String part) {
        if (line.startsWith("+")) {
            return out.paint(Style.GREEN, part);
        }
        if (line.startsWith("-")) {
            return out.paint(Style.RED, part);
        }
        return line.startsWith("@@") ? out.paint(Style.CYAN, part) : part;
    }
}
