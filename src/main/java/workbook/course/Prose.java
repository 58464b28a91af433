package workbook.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the other files refer to in a chapter's prose: its sections and its exercise boxes. */
public final class Prose {

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

    /** The file that holds a chapter's prose. */
    public static Path file(Chapter chapter) {
        return chapter.folder().resolve("chapter.adoc");
    }

    /** Reads the prose of a chapter. */
    public static Prose of(Chapter chapter) throws IOException {
        Prose prose = new Prose();
        String id = "";
        String block = "";
        for (String line : Files.readAllLines(file(chapter))) {
            if (isBlockLine(line) && (block.isEmpty() || block.equals(line))) {
                block = block.isEmpty() ? line : "";
            } else if (block.isEmpty()) {
                id = prose.take(line, id);
            }
        }
        return prose;
    }

    /** Such as {@code chapter 1, "Where does a reply end?"}: how a reader is sent to a section. */
    public static String citation(Chapter chapter, String id) {
        return "chapter " + chapter.number() + ", \"" + title(chapter, id) + "\"";
    }

    private static String title(Chapter chapter, String id) {
        Optional<String> title = Optional.empty();
        try {
            title = Optional.ofNullable(of(chapter).sections.get(id));
        } catch (IOException unreadable) {
            // Without its prose a chapter still has the section's id, which reads nearly as well.
        }
        return title.orElseGet(() -> id.isEmpty() ? chapter.title() : words(id));
    }

    private static String words(String id) {
        return id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1).replace('-', ' ');
    }

    /** Looks before it matches: hints and cards wait for this, and most lines are plain text. */
    private static boolean isBlockLine(String line) {
        return line.length() >= 4
                && "-./+".indexOf(line.charAt(0)) >= 0
                && BLOCK.matcher(line).matches();
    }

    /** Takes one line in, and returns the id that waits for its section. */
    private String take(String line, String id) {
        if (line.startsWith("[")) {
            Matcher anchor = ID.matcher(line);
            if (!anchor.matches()) {
                // Other attribute lines may stand between an id and its section.
                return id;
            }
            return anchor.group(1) == null ? anchor.group(2) : anchor.group(1);
        }
        if (line.startsWith("=")) {
            Matcher section = SECTION.matcher(line);
            if (section.matches()) {
                section(section.group(1), id);
            }
        } else if (line.startsWith("exercise::")) {
            Matcher box = BOX.matcher(line);
            if (box.matches()) {
                boxes.add(box.group(1));
            }
        }
        return "";
    }

    private void section(String title, String id) {
        if (heading.isEmpty()) {
            heading = title;
        }
        titles.add(plain(title));
        if (!id.isEmpty()) {
            sections.put(id, title);
        }
    }

    /** The chapter's own title. */
    public String heading() {
        return heading;
    }

    /** True if a section has this id. */
    public boolean hasSection(String id) {
        return sections.containsKey(id);
    }

    /** True if a section has this title, markup aside. */
    public boolean hasTitle(String title) {
        return titles.contains(plain(title));
    }

    /** True if the exercise with this id is shown. */
    public boolean hasBox(String exercise) {
        return boxes.contains(exercise);
    }

    /** The ids of its sections. */
    public List<String> ids() {
        return List.copyOf(sections.keySet());
    }

    /** A title as a terminal shows it: no markup, straight quotes. */
    private static String plain(String title) {
        return title.replaceAll("[`*_]", "").replace('\u2019', '\'').strip();
    }
}
