package workbook.author;

import java.util.ArrayList;
import java.util.List;

/**
 * Which of the near-misses are tried: all of them, or every third, say. Starters and finished code
 * are tried in any case.
 *
 * @param which the first is 1
 * @param of how many shares there are
 */
public record Share(int which, int of) {

    static final Share ALL = new Share(1, 1);

    public Share {
        if (which < 1 || which > of) {
            throw new IllegalArgumentException("no share: " + which + "/" + of);
        }
    }

    /** From a text such as {@code 2/3}, the second of three. */
    public static Share parse(String text) {
        int slash = text.indexOf('/');
        return new Share(
                Integer.parseInt(text.substring(0, slash)),
                Integer.parseInt(text.substring(slash + 1)));
    }

    /** Whether it has the one with this index, from 0 on. */
    public boolean has(int index) {
        return index % of == which - 1;
    }

    /** What is left of these; neighbors go to different shares, so that each has some of each. */
    List<Trial> among(List<Trial> trials) {
        List<Trial> ours = new ArrayList<>();
        int misses = 0;
        for (Trial trial : trials) {
            if (trial.kind() != Contract.Kind.NEAR_MISS || has(misses++)) {
                ours.add(trial);
            }
        }
        return ours;
    }
}
