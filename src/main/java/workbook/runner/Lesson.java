package workbook.runner;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import workbook.course.NearMiss;

/** A failed test's message in the course's form, taken apart: did, saw, expected, why, read. */
public final class Lesson {

    /** What its parts begin with, in their order. */
    public static final List<String> LABELS = List.of("did", "saw", "expected", "why", "read");

    /** Where the text of every part begins. */
    public static final int COLUMN = 10;

    private static final int WIDTH = 86;
    private static final Pattern READ = Pattern.compile("chapter (\\d+), \"(.+)\"");

    private final String text;
    private final Map<String, String> parts = new LinkedHashMap<>();
    private String stray = "";

    /** Takes a message apart, whatever its form. */
    public Lesson(String text) {
        this.text = text;
        String label = "";
        for (String line : text.lines().toList()) {
            String start = line.substring(0, Math.min(COLUMN, line.length())).strip();
            if (LABELS.contains(start) && !parts.containsKey(start) && !line.startsWith(" ")) {
                label = start;
                parts.put(label, line.substring(Math.min(COLUMN, line.length())).strip());
            } else if (!label.isEmpty() && start.isEmpty()) {
                parts.merge(label, line.strip(), (before, more) -> (before + " " + more).strip());
            } else if (stray.isEmpty()) {
                stray = line;
            }
        }
    }

    /** True if the message begins as a lesson does, so that nothing has to be made of it. */
    static boolean isTold(String message) {
        return message.startsWith(LABELS.get(0) + " ");
    }

    /** One part as it stands in a message; nothing if it has no text. */
    static String part(String label, String text) {
        if (text.isBlank()) {
            return "";
        }
        return label + Wrap.indented(text.strip(), COLUMN, WIDTH).substring(label.length()) + "\n";
    }

    /** What is wrong with its form, in words; empty if it is as it should be. */
    public Optional<String> fault() {
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
    public record Citation(int chapter, String title) {}

    /** The section that it sends the learner to. */
    public Optional<Citation> citation() {
        Matcher read = READ.matcher(parts.getOrDefault("read", ""));
        return read.matches()
                ? Optional.of(new Citation(Integer.parseInt(read.group(1)), read.group(2)))
                : Optional.empty();
    }

    /** True if the sentence is in it, however the lines are broken. */
    public boolean contains(String sentence) {
        return NearMiss.normal(text).contains(NearMiss.normal(sentence));
    }

    /** The part that teaches, for an author who looks for a sentence. */
    public String why() {
        return parts.getOrDefault("why", "");
    }
}
