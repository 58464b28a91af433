package workbook.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * A key of the watch screen, for the line at its bottom and for its help.
 *
 * @param key as it is pressed
 * @param word what it does, in one word
 * @param help what it does, in a sentence
 * @param rank 1 stays longest when the line is short of room
 */
record WatchKeys(String key, String word, String help, int rank) {

    private static final List<WatchKeys> ALL = List.of(
            new WatchKeys("n", "next", "The next exercise that is not done.", 3),
            new WatchKeys("h", "hint", "One more hint, chosen by what fails.", 2),
            new WatchKeys("l", "list", "All exercises: search, jump, reset.", 5),
            new WatchKeys("s", "solution", "Your code beside ours, once yours passes.", 6),
            new WatchKeys("r", "check", "Check again without a save.", 8),
            new WatchKeys("c", "check all", "Check every exercise of the course.", 11),
            new WatchKeys("o", "open", "Open the file in your editor, at the line.", 7),
            new WatchKeys("x", "reset", "Back to the beginning; asks, and keeps your code.", 9),
            new WatchKeys("u", "undo", "Take back the last reset.", 10),
            new WatchKeys("f", "unfold", "Every failure in full, or only the first.", 12),
            new WatchKeys("t", "task", "The whole task, and the hints you have seen.", 13),
            new WatchKeys("?", "help", "This help.", 4),
            new WatchKeys("q", "quit", "Quit. ./workbook brings you back here.", 1));

    /** As many of them as there is room for. */
    static String line(int room) {
        List<WatchKeys> fitting = new ArrayList<>(ALL);
        while (fitting.size() > 1 && text(fitting).length() > room) {
            int most = fitting.stream().mapToInt(WatchKeys::rank).max().orElse(0);
            fitting.removeIf(key -> key.rank() == most);
        }
        return text(fitting);
    }

    private static String text(List<WatchKeys> keys) {
        return String.join(
                "  ", keys.stream().map(key -> key.key() + " " + key.word()).toList());
    }

    static void help(Terminal out) {
        out.line("  Save a file, and the exercise that it belongs to is checked.");
        out.line();
        for (WatchKeys key : ALL) {
            out.wrapped("  " + key.key() + "       ", key.help());
        }
        out.wrapped("  space   ", "Scroll down; b up, arrows and j k by a line, g G to an end.");
        out.wrapped("  Ctrl-Z  ", "Back to the shell for a while; fg brings you here again.");
    }
}
