package workbook.author;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the other files refer to in a chapter's prose: its sections and its exercise boxes. */
final class Prose {

    private static final Pattern ID =
            Pattern.compile("\\[(?:\\[([\\w-]+)[^\\]]*\\]|#([\\w-]+)[^\\]]*)\\]");
    private static final Pattern SECTION = Pattern.compile("=+\\s+(.+?)\\s*");
    private static final Pattern BOX = Pattern.compile("exercise::([\\w-]+)\\[.*\\]");
    private static final Pattern BLOCK = Pattern.compile("-{4,}|\\.{4,}|/{4,}|\\+{4,}");

    private final Map<String, String> sections = new LinkedHashMap<>();
    private final Set<String> titles = new HashSet<>();
    private final Set<String> boxes = new HashSet<>();
    private String heading = "";

    private Prose() {}

    static Prose read(Path file) throws IOException {
        Prose prose = new Prose();
        String id = "";
        String block = "";
        for (String line : Files.readAllLines(file)) {
            if (BLOCK.matcher(line).matches() && (block.isEmpty() || block.equals(line))) {
                block = block.isEmpty() ? line : "";
            } else if (block.isEmpty()) {
                id = prose.take(line, id);
            }
        }
        return prose;
    }

    /** Takes one line in, and returns the id that waits for its section. */
    private String take(String line, String id) {
        Matcher anchor = ID.matcher(line);
        Matcher section = SECTION.matcher(line);
        Matcher box = BOX.matcher(line);
        if (anchor.matches()) {
            return anchor.group(1) == null ? anchor.group(2) : anchor.group(1);
        }
        if (section.matches()) {
            if (heading.isEmpty()) {
                heading = section.group(1);
            }
            titles.add(plain(section.group(1)));
            if (!id.isEmpty()) {
                sections.put(id, section.group(1));
            }
            return "";
        }
        if (box.matches()) {
            boxes.add(box.group(1));
        }
        // Other attribute lines may stand between an id and its section.
        return line.startsWith("[") ? id : "";
    }

    /** The chapter's own title. */
    String heading() {
        return heading;
    }

    boolean hasSection(String id) {
        return sections.containsKey(id);
    }

    boolean hasTitle(String title) {
        return titles.contains(plain(title));
    }

    boolean hasBox(String exercise) {
        return boxes.contains(exercise);
    }

    /** The ids of its sections. */
    List<String> ids() {
        return List.copyOf(sections.keySet());
    }

    /** A title as a terminal shows it: no markup, straight quotes. */
    private static String plain(String title) {
        return title.replaceAll("[`*_]", "").replace('\u2019', '\'').strip();
    }
}
