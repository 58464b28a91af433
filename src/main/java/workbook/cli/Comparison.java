package workbook.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Patch;
import java.util.List;
import workbook.screen.Style;

/** One file of the learner's beside ours. */
final class Comparison {

    private final String file;
    private final List<String> yours;
    private final List<String> ours;
    private final Patch<String> patch;

    Comparison(String file, List<String> yours, List<String> ours) {
        this.file = file;
        this.yours = yours;
        this.ours = ours;
        this.patch = DiffUtils.diff(yours, ours);
    }

    /** True if a third of our code is in theirs, too; with less, the differences hide both. */
    boolean isAlike() {
        long all = telling(ours);
        long changed = patch.getDeltas().stream()
                .map(AbstractDelta::getTarget)
                .mapToLong(chunk -> telling(chunk.getLines()))
                .sum();
        return 3 * (all - changed) >= all;
    }

    /** Lines of code: a brace, a comment or an import is the same in any two files. */
    private static long telling(List<String> lines) {
        return lines.stream()
                .map(String::strip)
                .filter(line -> line.chars().anyMatch(Character::isLetter))
                .filter(line -> !line.matches("(import|package|//|/\\*|\\*).*"))
                .count();
    }

    void printDifferences(Terminal out) {
        List<String> lines = UnifiedDiffUtils.generateUnifiedDiff(
                "yours/" + file, "ours/" + file, yours, patch, 3);
        if (lines.isEmpty()) {
            out.line("  " + file + ": your code and ours are the same.");
        }
        lines.forEach(line -> out.line(painted(out, line)));
    }

    void printOurs(Terminal out) {
        out.line("  Our " + file + ":");
        out.line();
        ours.forEach(line -> out.line(("  " + line).stripTrailing()));
    }

    private static String painted(Terminal out, String line) {
        if (line.startsWith("+")) {
            return out.paint(Style.GREEN, line);
        }
        if (line.startsWith("-")) {
            return out.paint(Style.RED, line);
        }
        return line.startsWith("@@") ? out.paint(Style.CYAN, line) : line;
    }
}
