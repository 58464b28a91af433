package workbook.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps texts of a program readable where lines are broken: there, each blank counts. */
final class Glue {

    private static final Pattern CODE = Pattern.compile("`[^`]*`");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"`]*\"");

    /** For private use, so no text has it. */
    private static final char BLANK = '\uE000';

    private Glue() {}

    /** With the blanks in the strings of code replaced, so that no line is broken at them. */
    static String on(String text) {
        return CODE.matcher(text)
                .replaceAll(code -> Matcher.quoteReplacement(QUOTED.matcher(code.group())
                        .replaceAll(quoted ->
                                Matcher.quoteReplacement(quoted.group().replace(' ', BLANK)))));
    }

    /** As it was. */
    static String off(String text) {
        return text.replace(BLANK, ' ');
    }

    /** Parts of a line that ends lines itself: in quotes, each ends behind its written line end. */
    static List<String> parts(String line) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < line.length(); i++) {
            quoted ^= line.charAt(i) == '"';
            if (quoted && line.startsWith("\\n", i) && isMoreText(line, i + 2)) {
                parts.add(line.substring(from, i + 2));
                from = i + 2;
            }
        }
        parts.add(line.substring(from));
        return parts;
    }

    /** Neither another line end, nor the end of the quote. */
    private static boolean isMoreText(String line, int at) {
        return at < line.length()
                && line.charAt(at) != '"'
                && !line.startsWith("\\n", at)
                && !line.startsWith("\\r", at);
    }
}
