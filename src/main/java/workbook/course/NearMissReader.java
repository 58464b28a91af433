package workbook.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one patch file: header lines, a blank line, a unified diff. */
final class NearMissReader {

    private static final Pattern FILE_NAME = Pattern.compile("([a-z0-9-]+)\\.([a-z0-9-]+)\\.patch");
    private static final Pattern HEADER = Pattern.compile("([A-Z][a-z]+):\\s*(.*)");
    private static final Pattern HUNK = Pattern.compile("@@ -\\d+(,\\d+)? \\+\\d+(,\\d+)? @@.*");
    private static final List<String> HEADERS = List.of("Exercise", "Provokes", "Story");

    private final String shown;
    private final List<String> lines;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final SortedMap<String, FilePatch> changes = new TreeMap<>();
    private int at;

    private NearMissReader(String shown, List<String> lines) {
        this.shown = shown;
        this.lines = lines;
    }

    static NearMiss read(String shown, Path path) {
        Matcher name = FILE_NAME.matcher(path.getFileName().toString());
        if (!name.matches()) {
            throw new CourseException(
                    shown,
                    "its name is not <exercise id>.<what is wrong>.patch",
                    "Rename it, for example to read-to-end.one-read.patch, or take it away.");
        }
        try {
            NearMissReader reader = new NearMissReader(shown, Files.readAllLines(path));
            return reader.read(name.group(1), name.group(2));
        } catch (IOException problem) {
            throw new CourseException(shown, "it cannot be read: " + problem, "Save it as UTF-8.");
        }
    }

    private NearMiss read(String exercise, String slug) {
        readHeaders();
        String said = header("Exercise");
        String provokes = header("Provokes");
        String story = header("Story");
        if (!said.equals(exercise)) {
            throw wrong(
                    1,
                    "it says \"Exercise: " + said + "\", its name says " + exercise,
                    "Correct the one that is wrong.");
        }
        readDiffs();
        return new NearMiss(shown, exercise, slug, provokes, story, changes);
    }

    private String header(String key) {
        String text = headers.getOrDefault(key, "");
        if (text.isBlank()) {
            throw wrong(1, "it has no \"" + key + ":\" line", "Add it above the first blank line.");
        }
        return text;
    }

    private void readHeaders() {
        String key = "";
        for (; at < lines.size() && !lines.get(at).isBlank(); at++) {
            String line = lines.get(at);
            Matcher header = HEADER.matcher(line);
            if (header.matches() && HEADERS.contains(header.group(1))) {
                key = header.group(1);
                headers.put(key, header.group(2));
            } else if (line.startsWith(" ") && !key.isEmpty()) {
                headers.merge(key, line.strip(), (before, more) -> before + " " + more);
            } else {
                throw wrong(
                        at + 1,
                        "\"" + line + "\" is not a header line",
                        "Known headers: " + String.join(", ", HEADERS) + "; indent a second line.");
            }
        }
    }

    private void readDiffs() {
        int last = lines.size();
        while (last > at && lines.get(last - 1).isBlank()) {
            last--;
        }
        for (int begin = nextFile(at, last); begin < last; begin = nextFile(begin + 1, last)) {
            add(begin, nextFile(begin + 1, last));
        }
        if (changes.isEmpty()) {
            throw wrong(
                    at + 1,
                    "there is no diff",
                    "Below a blank line, add what \"git diff\" or \"diff -u\" says: ---, +++, @@ ...");
        }
    }

    /** The index of the next {@code ---} line that begins a file. */
    private int nextFile(int from, int last) {
        for (int i = from; i + 2 < last; i++) {
            if (lines.get(i).startsWith("--- ")
                    && lines.get(i + 1).startsWith("+++ ")
                    && HUNK.matcher(lines.get(i + 2)).matches()) {
                return i;
            }
        }
        return last;
    }

    private void add(int begin, int end) {
        // Git writes a/chapters/ch01blocking/Request.java, and diff a date behind a tab.
        String path = lines.get(begin).substring(4).replaceFirst("\t.*", "").strip();
        String name = path.substring(path.lastIndexOf('/') + 1);
        List<String> diff = lines.subList(begin, end).stream()
                .takeWhile(line -> !line.startsWith("diff "))
                .filter(line -> !line.startsWith("\\"))
                // An editor that strips white space takes the one blank of an empty context line.
                .map(line -> line.isEmpty() ? " " : line)
                .toList();
        if (changes.put(name, new FilePatch(name, begin + 1, diff)) != null) {
            throw wrong(begin + 1, "it changes " + name + " twice", "Join the two diffs into one.");
        }
    }

    private CourseException wrong(int line, String what, String remedy) {
        return new CourseException(shown + ":" + line, what, remedy);
    }
}
