package workbook.course;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant by a name that does not exist. */
public final class Nearest {

    private Nearest() {}

    /** The known name that is nearest, if one is near enough to be worth a question. */
    public static Optional<String> to(String typed, Collection<String> known) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(name -> near(wanted, name))
                .min(Comparator.<String>comparingInt(name -> distance(wanted, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static boolean near(String wanted, String name) {
        if (wanted.length() >= 3 && name.toLowerCase(Locale.ROOT).startsWith(wanted)) {
            return true;
        }
        // A third of the letters may differ: two in "requst", and never all of a short name.
        int longer = Math.max(wanted.length(), name.length());
        return distance(wanted, name) <= Math.min(3, longer / 3);
    }

    /** Edits from one to the other, where two swapped neighbors count once. */
    static int distance(String typed, String name) {
        String to = name.toLowerCase(Locale.ROOT);
        int[][] cost = new int[typed.length() + 1][to.length() + 1];
        for (int i = 0; i <= typed.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, typed, to, i, j);
            }
        }
        return cost[typed.length()][to.length()];
    }

    private static int step(int[][] cost, String from, String to, int i, int j) {
        int same = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int best =
                Math.min(cost[i - 1][j - 1] + same, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1
                && j > 1
                && from.charAt(i - 1) == to.charAt(j - 2)
                && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
