package workbook.screen;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Two versions of a file, line against line.
 *
 * @param rows all lines of both, in order
 */
record Differences(List<Row> rows) {

    /** These stand around changed words; no file of text has them, for they mean nothing. */
    private static final char OPEN = '\uE000';

    private static final char CLOSE = '\uE001';

    /** Where less than this share of a line is as it was, no word of it stands out. */
    private static final int ALIKE = 3;

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

        /** A brace, a comment or an import is no news. */
        boolean isTelling() {
            String line = text.strip();
            return line.chars().anyMatch(Character::isLetterOrDigit)
                    && !line.matches("(import |package |//|/\\*|\\*).*");
        }
    }

    static Differences between(List<String> left, List<String> right) {
        DiffRowGenerator generator = DiffRowGenerator.create()
                .showInlineDiffs(true)
                .inlineDiffByWord(true)
                // The library would make HTML of it, and break it at 80.
                .lineNormalizer(line -> line)
                .columnWidth(0)
                .oldTag(begins -> String.valueOf(begins ? OPEN : CLOSE))
                .newTag(begins -> String.valueOf(begins ? OPEN : CLOSE))
                .build();
        List<Row> rows = new ArrayList<>();
        for (DiffRow row : generator.generateDiffRows(bare(left), bare(right))) {
            rows.add(new Row(mark(row.getTag()), side(row.getOldLine()), side(row.getNewLine())));
        }
        return new Differences(rows);
    }

    /** Blanks at the end of a line are nothing that anybody wrote on purpose. */
    private static List<String> bare(List<String> lines) {
        return lines.stream().map(String::stripTrailing).toList();
    }

    private static char mark(DiffRow.Tag tag) {
        return switch (tag) {
            case EQUAL -> ' ';
            case CHANGE -> '|';
            case DELETE -> '<';
            case INSERT -> '>';
        };
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
