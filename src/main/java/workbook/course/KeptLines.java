package workbook.course;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Collects the lines that stay, and closes the gaps that removed lines leave. */
final class KeptLines {

    private static final Pattern CALLOUT = Pattern.compile("\\s*//\\s*(<(\\d+|\\.)>\\s*)+$");

    private final List<String> lines = new ArrayList<>();
    private boolean removed;

    /** Keeps a line, without the callout marks at its end. */
    void keep(String line) {
        String text = CALLOUT.matcher(line).replaceFirst("");
        if (text.isBlank() && !line.isBlank()) {
            remove();
        } else if (text.isBlank()) {
            keepBlank();
        } else {
            if (removed && text.stripLeading().startsWith("}") && endsBlank()) {
                lines.remove(lines.size() - 1);
            }
            lines.add(text);
            removed = false;
        }
    }

    private void keepBlank() {
        if (!(removed && (lines.isEmpty() || endsBlank() || last().endsWith("{")))) {
            lines.add("");
        }
    }

    /** Notes that a line stood here. */
    void remove() {
        removed = true;
    }

    String text() {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private boolean endsBlank() {
        return !lines.isEmpty() && last().isEmpty();
    }

    private String last() {
        return lines.get(lines.size() - 1);
    }
}
