package workbook.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import workbook.runner.child.Spot;

/**
 * What the JVM leaves behind when it crashes.
 *
 * @param frame the native frame that it accuses
 * @param type the class of the chapter's method that led to it; empty if none did
 * @param method that method
 * @param position where in it
 */
record CrashLog(String frame, String type, String method, int position) {

    private static final String HEADING = "# Problematic frame:";

    /** A Java frame in a chapter's package, interpreted (j) or compiled (J). */
    private static final Pattern CHAPTER = Pattern.compile(
            "^[jJ] .*?\\b(ch\\d\\d\\w*\\.[\\w$]+)\\.(\\w+)\\([^)]*\\)[^+ ]*(?:\\+(\\d+))?");

    /** Reads the log, if there is one. */
    static Optional<CrashLog> read(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            String frame = frame(lines);
            return Optional.of(lines.stream()
                    .flatMap(line -> CHAPTER.matcher(line).results())
                    .findFirst()
                    .map(found -> called(frame, found))
                    .orElse(new CrashLog(frame, "", "", 0)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String frame(List<String> lines) {
        int at = lines.indexOf(HEADING) + 1;
        return at > 0 && at < lines.size()
                ? lines.get(at).replaceFirst("^# *", "").replaceAll("  +", " ")
                : "no frame is known";
    }

    private static CrashLog called(String frame, MatchResult found) {
        int position = found.group(3) == null ? -1 : Integer.parseInt(found.group(3));
        return new CrashLog(frame, found.group(1), found.group(2), position);
    }

    /** The frame, and who called it. */
    String accused() {
        String simple = type.replaceAll("^.*\\.", "");
        return method.isEmpty() ? frame : frame + ", called by " + simple + "." + method;
    }

    /** The learner's line. */
    List<Spot> spots(List<Path> folders) {
        return Disassembly.of(folders, type).flatMap(code -> code.at(method, position)).stream()
                .toList();
    }
}
