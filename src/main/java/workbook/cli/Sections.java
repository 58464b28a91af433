package workbook.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import workbook.course.Chapter;
import workbook.course.Exercise;

/** Names the section of a chapter as its reader sees it. */
final class Sections {

    private Sections() {}

    /** Such as {@code chapter 1, "Where does a reply end?"}; the id if the prose has no such title. */
    static String of(Chapter chapter, Exercise exercise) {
        return "chapter " + chapter.number() + ", \"" + title(chapter, exercise.read()) + "\"";
    }

    private static String title(Chapter chapter, String id) {
        Path prose = chapter.folder().resolve("chapter.adoc");
        try {
            List<String> lines = Files.isRegularFile(prose) ? Files.readAllLines(prose) : List.of();
            int at = lines.indexOf("[#" + id + "]");
            if (at >= 0 && at + 1 < lines.size() && lines.get(at + 1).startsWith("=")) {
                return lines.get(at + 1).replaceFirst("^=+\\s*", "");
            }
        } catch (IOException unreadable) {
            return id;
        }
        return id;
    }
}
