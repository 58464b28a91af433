package workbook.screen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which lines of one changed block were made of which lines of the other: those that share most of
 * their words, in order, and never code of a comment.
 */
final class Matches {

    /** Two lines that share no more of their words are two lines, and not one that was changed. */
    private static final double ALIKE = 0.5;

    private static final Pattern NO_WORD = Pattern.compile("\\W+");

    private final List<String> left;
    private final List<String> right;

    /** The most that can be shared from a line of the left and one of the right to both ends. */
    private final double[][] best;

    private final double[][] shared;

    private Matches(List<String> left, List<String> right) {
        this.left = left;
        this.right = right;
        this.best = new double[left.size() + 1][right.size() + 1];
        this.shared = new double[left.size()][right.size()];
        for (int i = left.size() - 1; i >= 0; i--) {
            for (int j = right.size() - 1; j >= 0; j--) {
                shared[i][j] = shared(left.get(i), right.get(j));
                best[i][j] = Math.max(
                        shared[i][j] + best[i + 1][j + 1],
                        Math.max(best[i + 1][j], best[i][j + 1]));
            }
        }
    }

    /** For each line of the left the place of its match in the right, or -1. */
    static int[] of(List<String> left, List<String> right) {
        return new Matches(left, right).matches();
    }

    private int[] matches() {
        int[] matches = new int[left.size()];
        Arrays.fill(matches, -1);
        int i = 0;
        int j = 0;
        while (i < left.size() && j < right.size()) {
            if (shared[i][j] > 0 && best[i][j] == shared[i][j] + best[i + 1][j + 1]) {
                matches[i++] = j++;
            } else if (best[i][j] == best[i + 1][j]) {
                i++;
            } else {
                j++;
            }
        }
        return matches;
    }

    /** 1 if all words are the same, 0 if no more than half of them are. */
    private static double shared(String one, String two) {
        if (Differences.isTelling(one) != Differences.isTelling(two)) {
            return 0;
        }
        List<String> words = words(one);
        List<String> others = words(two);
        int all = words.size() + others.size();
        int same = 0;
        for (String word : words) {
            if (others.remove(word)) {
                same++;
            }
        }
        double share = all == 0 ? 0 : 2.0 * same / all;
        return share <= ALIKE ? 0 : share;
    }

    private static List<String> words(String line) {
        return new ArrayList<>(
                NO_WORD.splitAsStream(line).filter(word -> !word.isEmpty()).toList());
    }
}
