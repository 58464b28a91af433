package workbook.compile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * One error of the compiler, on its own.
 *
 * @param file where it is; empty if nowhere
 * @param source the text of that file
 * @param position the offset in it, or -1
 * @param code the compiler's own name for it, such as {@code compiler.err.expected}
 * @param message the compiler's words
 */
public record Complaint(Path file, String source, int position, String code, String message) {

    private static final int TAB = 4;
    private static final int SHOWN = 3;

    static Complaint of(Diagnostic<? extends JavaFileObject> diagnostic) {
        JavaFileObject where = diagnostic.getSource();
        return new Complaint(
                where == null ? Path.of("") : path(where),
                where == null ? "" : text(where),
                (int) diagnostic.getPosition(),
                String.valueOf(diagnostic.getCode()),
                diagnostic.getMessage(Locale.ENGLISH));
    }

    /** The compiler itself broke down, over a line that it does not name. */
    static Complaint ofTheCompiler(String words) {
        String code = words.contains("StackOverflowError") ? "too.deep" : "breakdown";
        String first = words.strip().lines().findFirst().orElse("");
        String message = code.equals("too.deep")
                ? "The compiler ran out of stack: something here is nested too deeply."
                : "The compiler itself broke down: " + first;
        return new Complaint(Path.of(""), "", -1, code, message);
    }

    private static Path path(JavaFileObject file) {
        return "file".equals(file.toUri().getScheme())
                ? Path.of(file.toUri())
                : Path.of(file.getName());
    }

    private static String text(JavaFileObject file) {
        try {
            return file.getCharContent(true).toString();
        } catch (IOException e) {
            return "";
        }
    }

    /** The first few of them, which is where to begin. */
    static String listed(List<Complaint> errors) {
        StringBuilder text = new StringBuilder();
        errors.stream()
                .limit(SHOWN)
                .forEach(error -> text.append(error.inFull()).append("\n\n"));
        int more = errors.size() - SHOWN;
        if (more > 0) {
            text.append("  ").append(more).append(" more; they often go away with the first.");
        }
        return text.toString().stripTrailing();
    }

    String fileName() {
        return file.getFileName().toString();
    }

    /** The file, the line, a caret under the column, the compiler's words and ours. */
    String inFull() {
        StringBuilder text = new StringBuilder();
        if (position >= 0 && position <= source.length()) {
            text.append("  ").append(fileName()).append(':').append(line()).append('\n');
            text.append("    ").append(sourceLine()).append('\n');
            text.append("    ").append(" ".repeat(column())).append("^\n");
        }
        text.append(indented(words()));
        Explanations.of(this).ifPresent(why -> text.append('\n').append(indented(why)));
        return text.toString();
    }

    private int line() {
        return 1
                + (int) source.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private int lineStart() {
        return source.lastIndexOf('\n', position - 1) + 1;
    }

    private String sourceLine() {
        int end = source.indexOf('\n', position);
        String line = source.substring(lineStart(), end < 0 ? source.length() : end);
        return widened(line).stripTrailing();
    }

    private int column() {
        return widened(source.substring(lineStart(), position)).length();
    }

    private static String widened(String text) {
        return text.replace("\t", " ".repeat(TAB)).replace("\r", "");
    }

    /**
     * javac says where a symbol was looked for in lines of its own, with package names that the
     * reader knows; one line without them is enough.
     */
    private String words() {
        return message.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> line.replaceFirst("^(symbol|location): +", ""))
                .map(line -> line.replaceAll("\\b(ch\\d\\d\\w*|java\\.lang)\\.(?=[A-Z])", ""))
                .collect(Collectors.joining(", "));
    }

    /** In one piece: whoever prints it knows where the line has to be broken. */
    private static String indented(String text) {
        return "    " + text;
    }
}
