package workbook.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads what the JVM leaves behind when it crashes. */
final class CrashLog {

    private static final String HEADING = "# Problematic frame:";

    /** A Java frame in a chapter's package, interpreted (j) or compiled (J). */
    private static final Pattern CHAPTER =
            Pattern.compile("^[jJ] .*?\\bch\\d\\d\\w*\\.(\\w+\\.\\w+)\\(");

    private CrashLog() {}

    /** The native frame that the log accuses, and the chapter's method that led to it. */
    static Optional<String> accused(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            int at = lines.indexOf(HEADING) + 1;
            String frame = at > 0 && at < lines.size()
                    ? lines.get(at).replaceFirst("^# *", "").replaceAll("  +", " ")
                    : "no frame is known";
            String caller = lines.stream()
                    .flatMap(line -> CHAPTER.matcher(line).results())
                    .findFirst()
                    .map((MatchResult found) -> ", called by " + found.group(1))
                    .orElse("");
            return Optional.of(frame + caller);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
