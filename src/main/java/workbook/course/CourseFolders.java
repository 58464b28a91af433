package workbook.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Finds the folders that are named like chapters. Plain loops: this runs at every start. */
final class CourseFolders {

    private CourseFolders() {}

    /** Every folder that is named like a chapter, in order. */
    static List<Path> of(Home home) {
        if (!Files.isDirectory(home.chapters())) {
            throw new CourseException(
                    home.root().toString(),
                    "there is no folder chapters/ here",
                    "Start the workbook from the folder that you cloned.");
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(home.chapters())) {
            for (Path folder : all) {
                if (isChapterName(folder.getFileName().toString()) && Files.isDirectory(folder)) {
                    found.add(folder);
                }
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        Collections.sort(found);
        return found;
    }

    static boolean isChapterName(String name) {
        boolean form = name.length() > 4
                && name.startsWith("ch")
                && isDigit(name.charAt(2))
                && isDigit(name.charAt(3))
                && !isDigit(name.charAt(4));
        for (int i = 4; form && i < name.length(); i++) {
            form = isDigit(name.charAt(i)) || (name.charAt(i) >= 'a' && name.charAt(i) <= 'z');
        }
        return form;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
