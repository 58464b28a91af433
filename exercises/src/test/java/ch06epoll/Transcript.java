package ch06epoll;

import java.util.ArrayList;
import java.util.List;

/** The last calls before something went wrong, to be put into a message. */
final class Transcript {

    private static final int SHOWN = 12;

    private int end = Integer.MAX_VALUE;

    /** From here on nothing is shown: what follows is only the clearing up. The first one counts. */
    void endsAt(int lines) {
        end = Math.min(end, lines);
    }

    /** These lines, indented, without their beginning if there are many. */
    String of(List<String> all) {
        List<String> lines = folded(all.subList(0, Math.min(end, all.size())));
        int from = Math.max(0, lines.size() - SHOWN);
        StringBuilder text = new StringBuilder(from > 0 ? "\n  ..." : "");
        lines.subList(from, lines.size()).forEach(line -> text.append("\n  ").append(line));
        return text.toString();
    }

    /** The same line, again and again, is shown once. */
    private static List<String> folded(List<String> all) {
        List<String> lines = new ArrayList<>();
        int begin = 0;
        while (begin < all.size()) {
            int next = begin;
            while (next < all.size() && all.get(next).equals(all.get(begin))) {
                next++;
            }
            lines.add(all.get(begin));
            if (next - begin > 1) {
                lines.add("... the same, " + (next - begin) + " times");
            }
            begin = next;
        }
        return lines;
    }
}
