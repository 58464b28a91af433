package support;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** A failed test's message, in the fixed shape: did, saw, expected, why, read. */
public final class Lesson {

    private static final int LABEL = 10;
    /** With the label and a margin of 4 these are the 80 columns of a terminal. */
    private static final int WIDTH = 66;

    private static final int LONGEST = 2000;

    private final StringJoiner message = new StringJoiner("\n");
    private StackTraceElement yours;
    private Throwable cause;

    private Lesson() {}

    /** What was tried: the call, or the bytes. */
    public static Lesson did(String text) {
        return new Lesson().say("did", text);
    }

    /** What came of it. */
    public Lesson saw(String text) {
        return say("saw", text);
    }

    /** What should have come of it. */
    public Lesson expected(String text) {
        return say("expected", text);
    }

    /** Why that matters: the sentence to learn from. */
    public Lesson why(String text) {
        return say("why", text);
    }

    /** The learner's line that it is about, where one is known. */
    public Lesson yours(Optional<StackTraceElement> line) {
        line.ifPresent(found -> yours = found);
        return this;
    }

    /** What the learner's code threw. */
    public Lesson cause(Throwable thrown) {
        cause = thrown;
        return yours(Frames.yours(thrown.getStackTrace()));
    }

    /** Ends the message with the section to read, and makes it a failure to throw. */
    public Failure read(int chapter, String section) {
        say("read", "chapter " + chapter + ", \"" + section + "\"");
        return new Failure(message.toString(), yours, cause);
    }

    private Lesson say(String label, String text) {
        String begin = label;
        for (String line : wrapped(cut(text))) {
            message.add((begin + " ".repeat(LABEL - begin.length()) + line).stripTrailing());
            begin = "";
        }
        return this;
    }

    /** Of a learner's message of megabytes nobody reads more, and what follows it would be lost. */
    private static String cut(String text) {
        return text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST) + " ... (" + text.length() + " characters)";
    }

    /** Prose is wrapped. A line that begins with a space is a picture, and stays as it is. */
    private static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n")) {
            String rest = line;
            int cut = line.startsWith(" ") ? -1 : cutOf(rest);
            while (cut > 0) {
                lines.add(rest.substring(0, cut));
                rest = rest.substring(cut + 1);
                cut = cutOf(rest);
            }
            lines.add(rest);
        }
        return lines;
    }

    private static int cutOf(String line) {
        return line.length() <= WIDTH ? -1 : line.lastIndexOf(' ', WIDTH);
    }

    /** A test that did not pass, and what there is to learn from it. */
    public static final class Failure extends AssertionError {

        private static final long serialVersionUID = 1L;

        private final transient StackTraceElement yours;

        private Failure(String message, StackTraceElement yours, Throwable cause) {
            super(message, cause);
            this.yours = yours;
        }

        /** The learner's line, where one is known. */
        public Optional<StackTraceElement> yours() {
            return Optional.ofNullable(yours);
        }
    }
}
