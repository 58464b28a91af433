package workbook.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/** Colors a listing when the book is built: spans whose classes the theme gives a color. */
final class Highlighter {

    private static final String STRING =
            "\"\"\"(?s:.*?)\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])+'";
    private static final String NUMBER =
            "\\b(?:0[xX][\\da-fA-F_]+|\\d[\\d_]*(?:\\.\\d+)?)[LlFfDd]?\\b";
    private static final String KEYWORDS =
            "abstract|assert|boolean|break|byte|case|catch|char|class"
                    + "|continue|default|do|double|else|enum|extends|false|final|finally|float|for|if"
                    + "|implements|import|instanceof|int|interface|long|native|new|null|package|permits"
                    + "|private|protected|public|record|return|sealed|short|static|super|switch"
                    + "|synchronized|this|throw|throws|transient|true|try|var|void|volatile|while|yield";

    private static final Map<String, Language> LANGUAGES = Map.of(
            "java",
            Language.of(
                    "comment", "//[^\n]*|/\\*(?s:.*?)\\*/",
                    "string", STRING,
                    "note", "@\\w+",
                    "number", NUMBER,
                    "keyword", "\\b(?:" + KEYWORDS + ")\\b",
                    "constant", "\\b[A-Z][A-Z0-9_]+\\b",
                    "type", "\\b[A-Z]\\w*",
                    "call", "\\b[a-z_]\\w*(?=\\s*\\()"),
            "console",
            Language.of(
                    "prompt", "(?m)^\\$ [^\n]*",
                    "string", "\"[^\"\n]*\"",
                    "number", "(?<![^\\s])\\d[\\d.,]*(?![^\\s,.])"),
            "strace",
            Language.of(
                    "comment", "/\\*.*?\\*/|\\+\\+\\+[^\n]*",
                    "string", STRING,
                    "call", "(?m)^(?:\\[pid +\\d+] )?\\w+(?=\\()",
                    "constant", "\\b[A-Z][A-Z0-9_]{2,}\\b",
                    "number", NUMBER),
            "http",
            Language.of(
                    "keyword", "(?m)^[A-Z]+(?= /)|HTTP/\\d\\.\\d",
                    "type", "(?m)^[\\w-]+(?=:)",
                    "note", "\\\\[rn]",
                    "number", NUMBER));

    private record Language(Pattern pattern, List<String> classes) {

        /** Pairs of a class and the expression that it colors; the first that matches wins. */
        static Language of(String... rules) {
            List<String> classes = new ArrayList<>();
            StringBuilder either = new StringBuilder();
            for (int i = 0; i < rules.length; i += 2) {
                classes.add(rules[i]);
                either.append(i == 0 ? "(" : "|(").append(rules[i + 1]).append(')');
            }
            return new Language(Pattern.compile(either.toString()), classes);
        }
    }

    private Highlighter() {}

    /** The code as HTML; in a language that we don't know, escaped and no more. */
    static String html(String language, String code) {
        Language known = LANGUAGES.get(language);
        if (known == null) {
            return Entities.escape(code);
        }
        StringBuilder html = new StringBuilder();
        Matcher token = known.pattern().matcher(code);
        int end = 0;
        while (token.find()) {
            html.append(Entities.escape(code.substring(end, token.start())));
            span(html, known.classes().get(group(token)), token.group());
            end = token.end();
        }
        return html.append(Entities.escape(code.substring(end))).toString();
    }

    private static int group(Matcher token) {
        int group = 1;
        while (token.start(group) < 0) {
            group++;
        }
        return group - 1;
    }

    /** Closes the span at each line's end, so that a line can be taken by itself. */
    private static void span(StringBuilder html, String css, String text) {
        String open = "<span class=\"" + css + "\">";
        String escaped = Entities.escape(text).replace("\n", "</span>\n" + open);
        html.append(open).append(escaped).append("</span>");
    }
}
