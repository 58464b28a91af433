package workbook.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import workbook.course.Chapter;

/** Finds the section of the prose that an exercise sends its reader to. */
final class Section {

    private Section() {}

    /** As a failure quotes it: {@code chapter 1, "Where does a reply end?"}. */
    static String quoted(Chapter chapter, String id) {
        return "chapter " + chapter.number() + ", \"" + title(chapter, id) + "\"";
    }

    private static String title(Chapter chapter, String id) {
        try {
            List<String> lines = Files.readAllLines(chapter.folder().resolve("chapter.adoc"));
            for (int i = 0; i + 1 < lines.size(); i++) {
                String anchor = lines.get(i).strip();
                String heading = lines.get(i + 1);
                if ((anchor.equals("[#" + id + "]") || anchor.equals("[[" + id + "]]"))
                        && heading.startsWith("=")) {
                    return heading.replaceFirst("^=+ ", "").strip();
                }
            }
        } catch (IOException e) {
            // Without its prose a chapter still has the section's id, which reads nearly as well.
        }
        String words = id.replace('-', ' ');
        return words.isEmpty()
                ? chapter.title()
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
