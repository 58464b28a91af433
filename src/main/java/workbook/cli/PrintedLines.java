package workbook.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a learner's code printed, with stack traces cut down to the frames of the course. */
final class PrintedLines {

    /** Such as {@code at app//ch01.Request.of(Request.java:3)}, or {@code ... 3 more}. */
    private static final Pattern FRAME =
            Pattern.compile("\\s+(at [^\\s(]+\\(.*\\).*|\\.\\.\\. \\d+ (more|common frames.*))");

    /** A class of a chapter; the tests beside it are no place to look for a mistake. */
    private static final Pattern YOURS =
            Pattern.compile("\\s+at ([^\\s(]*/)?ch\\d\\d\\w*\\.[^\\s(]+\\((?!\\w+Test\\.java).*");

    private static final Pattern MORE = Pattern.compile("\\s+\\.\\.\\. (\\d+) .*");

    private static final int LONGEST = 1000;

    private final List<String> shown = new ArrayList<>();
    private int dropped;

    private PrintedLines() {}

    /** All of them, safe to print. */
    static List<String> all(String output) {
        return output.stripTrailing().lines().map(Printable::line).toList();
    }

    /** Without the frames that a learner can do nothing about. */
    static List<String> telling(String output) {
        PrintedLines lines = new PrintedLines();
        output.stripTrailing().lines().forEach(lines::add);
        lines.endOfFrames();
        return List.copyOf(lines.shown);
    }

    private void add(String line) {
        if (isFrame(line) && !YOURS.matcher(line).matches()) {
            dropped += frames(line);
        } else {
            endOfFrames();
            shown.add(Printable.line(line));
        }
    }

    /** No frame is very long; a pattern may take hours to find that a longer line is none. */
    private static boolean isFrame(String line) {
        return line.length() <= LONGEST && FRAME.matcher(line).matches();
    }

    private static int frames(String line) {
        var more = MORE.matcher(line);
        return more.matches() && more.group(1).length() < 6 ? Integer.parseInt(more.group(1)) : 1;
    }

    private void endOfFrames() {
        if (dropped > 0) {
            shown.add("    … " + dropped + (dropped == 1 ? " frame" : " frames")
                    + " of Java and JUnit");
            dropped = 0;
        }
    }
}
