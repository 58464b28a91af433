package workbook.screen;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Two versions of a file, line against line.
 *
 * @param rows all lines of both, in order
 */
record Differences(List<Row> rows) {

    /** These stand around changed words; no file of text has them, for they mean nothing. */
    private static final char OPEN = '\uE000';

    private static final char CLOSE = '\uE001';

    private static final Pattern QUIET = Pattern.compile("(import |package |//|/\\*|\\*).*");

    /** Where less than this share of a line is as it was, no word of it stands out. */
    private static final int ALIKE = 3;

    private static final Side NOTHING = whole("");

    private static final DiffRowGenerator WORDS = DiffRowGenerator.create()
            .showInlineDiffs(true)
            .inlineDiffByWord(true)
            // The library would make HTML of it, and break it at 80.
            .lineNormalizer(line -> line)
            .columnWidth(0)
            .oldTag(begins -> String.valueOf(begins ? OPEN : CLOSE))
            .newTag(begins -> String.valueOf(begins ? OPEN : CLOSE))
            .build();

    Differences {
        rows = List.copyOf(rows);
    }

    /**
     * A line of the one beside its match in the other.
     *
     * @param mark a blank if they are alike, {@code |} if they differ, {@code <} or {@code >} if it
     *     is in the left or the right one only
     */
    record Row(char mark, Side left, Side right) {

        boolean isAlike() {
            return mark == ' ';
        }

        /** True if code differs here, and not only a comment or an import. */
        boolean isTelling() {
            return !isAlike() && (left.isTelling() || right.isTelling());
        }
    }

    /**
     * One line of one version.
     *
     * @param text without its end; empty if there is none here
     * @param strong the places of what differs within the line
     */
    record Side(String text, BitSet strong) {

        boolean isTelling() {
            return Differences.isTelling(text);
        }
    }

    /** A brace, a comment or an import is no news. */
    static boolean isTelling(String text) {
        String line = text.strip();
        return line.chars().anyMatch(Character::isLetterOrDigit)
                && !QUIET.matcher(line).matches();
    }

    /** How much of the right one's code is in the left one as well, from 0 to 1. */
    double kept() {
        long code = rows.stream().filter(row -> row.right().isTelling()).count();
        long kept = rows.stream()
                .filter(row -> row.right().isTelling() && row.mark() != '>')
                .count();
        return code == 0 ? 1 : (double) kept / code;
    }

    static Differences between(List<String> left, List<String> right) {
        List<Row> rows = new ArrayList<>();
        for (AbstractDelta<String> delta :
                DiffUtils.diff(bare(left), bare(right), true).getDeltas()) {
            List<String> source = delta.getSource().getLines();
            List<String> target = delta.getTarget().getLines();
            if (delta.getType() == DeltaType.EQUAL) {
                source.forEach(line -> rows.add(new Row(' ', whole(line), whole(line))));
            } else {
                changed(rows, source, target);
            }
        }
        return new Differences(rows);
    }

    /** Blanks at the end of a line are nothing that anybody wrote on purpose. */
    private static List<String> bare(List<String> lines) {
        return lines.stream().map(String::stripTrailing).toList();
    }

    private static void changed(List<Row> rows, List<String> source, List<String> target) {
        int[] matches = Matches.of(source, target);
        int next = 0;
        for (int i = 0; i < matches.length; i++) {
            if (matches[i] < 0) {
                rows.add(new Row('<', whole(source.get(i)), NOTHING));
                continue;
            }
            next = added(rows, target, next, matches[i]) + 1;
            rows.add(changed(source.get(i), target.get(matches[i])));
        }
        added(rows, target, next, target.size());
    }

    private static int added(List<Row> rows, List<String> target, int from, int end) {
        target.subList(from, end).forEach(line -> rows.add(new Row('>', NOTHING, whole(line))));
        return end;
    }

    private static Row changed(String left, String right) {
        DiffRow row = WORDS.generateDiffRows(List.of(left), List.of(right)).get(0);
        return new Row('|', side(row.getOldLine()), side(row.getNewLine()));
    }

    private static Side whole(String line) {
        return new Side(line, new BitSet());
    }

    private static Side side(String tagged) {
        StringBuilder text = new StringBuilder();
        BitSet strong = new BitSet();
        boolean open = false;
        for (int i = 0; i < tagged.length(); i++) {
            char c = tagged.charAt(i);
            if (c == OPEN || c == CLOSE) {
                open = c == OPEN;
            } else {
                strong.set(text.length(), text.length() + 1, open);
                text.append(c);
            }
        }
        boolean another = ALIKE * (text.length() - strong.cardinality()) < text.length();
        return new Side(text.toString(), another ? new BitSet() : strong);
    }
}
