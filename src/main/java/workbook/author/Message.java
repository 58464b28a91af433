package workbook.author;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import workbook.course.NearMiss;

/** A failing test's message, taken apart into did, saw, expected, why and read. */
final class Message {

    private static final List<String> LABELS = List.of("did", "saw", "expected", "why", "read");
    private static final int WIDTH = 10;
    private static final Pattern READ = Pattern.compile("chapter (\\d+), \"(.+)\"");

    private final String text;
    private final Map<String, String> parts = new LinkedHashMap<>();
    private String stray = "";

    Message(String text) {
        this.text = text;
        String label = "";
        for (String line : text.lines().toList()) {
            String start = line.substring(0, Math.min(WIDTH, line.length())).strip();
            if (LABELS.contains(start) && !parts.containsKey(start) && !line.startsWith(" ")) {
                label = start;
                parts.put(label, line.substring(Math.min(WIDTH, line.length())).strip());
            } else if (!label.isEmpty() && start.isEmpty()) {
                parts.merge(label, line.strip(), (before, more) -> (before + " " + more).strip());
            } else if (stray.isEmpty()) {
                stray = line;
            }
        }
    }

    /** What is wrong with its shape, in words; empty if it is as it should be. */
    Optional<String> fault() {
        if (!stray.isEmpty()) {
            return Optional.of("has the line \"" + stray + "\" outside of " + LABELS);
        }
        for (String label : LABELS) {
            if (parts.getOrDefault(label, "").isEmpty()) {
                return Optional.of("does not say \"" + label + "\"");
            }
        }
        if (!List.copyOf(parts.keySet()).equals(LABELS)) {
            return Optional.of("has the order " + parts.keySet());
        }
        return citation().isEmpty()
                ? Optional.of("names no section as: read  chapter 1, \"Its title\"")
                : Optional.empty();
    }

    /** A section of a chapter, as a message names it. */
    record Citation(int chapter, String title) {}

    /** The section that it sends the learner to. */
    Optional<Citation> citation() {
        Matcher read = READ.matcher(parts.getOrDefault("read", ""));
        return read.matches()
                ? Optional.of(new Citation(Integer.parseInt(read.group(1)), read.group(2)))
                : Optional.empty();
    }

    boolean contains(String sentence) {
        return NearMiss.normal(text).contains(NearMiss.normal(sentence));
    }

    /** The part that teaches, for an author who looks for a sentence. */
    String why() {
        return parts.getOrDefault("why", "");
    }
}
