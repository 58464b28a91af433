package workbook.book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** A text file and its lines, to say where in it something stands. */
record Source(Path file, List<String> lines) {

    /** Every rendered block carries its line of the source as a class, until the page is written. */
    private static final Pattern STAMP = Pattern.compile("(?:^|\\s)L(\\d+)(?=\\s|$)");

    static Source read(Path file) {
        try {
            return new Source(file, Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first line from {@code from} on that holds the text; {@code from} itself if none does. */
    int lineOf(String text, int from) {
        for (int line = Math.max(from, 1); line <= lines.size(); line++) {
            if (lines.get(line - 1).contains(text)) {
                return line;
            }
        }
        return from;
    }

    /** The line, counted from 1; empty beyond the end. */
    String line(int number) {
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    static String stamp(int line) {
        return "L" + line;
    }

    /** The line of the source that an element of the page comes from, as exactly as is known. */
    static int lineOf(Element element) {
        for (@Nullable Element at = element; at != null; at = at.parent()) {
            Matcher stamp = STAMP.matcher(at.className());
            if (stamp.find()) {
                return Integer.parseInt(stamp.group(1));
            }
        }
        return 1;
    }

    /** Takes the line numbers off again. */
    static void unstamp(Element page) {
        for (Element element : page.select("[class]")) {
            String rest = STAMP.matcher(element.className()).replaceAll("").strip();
            if (rest.isEmpty()) {
                element.removeAttr("class");
            } else {
                element.attr("class", rest);
            }
        }
    }
}
