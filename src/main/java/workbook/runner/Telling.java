package workbook.runner;

import org.jspecify.annotations.Nullable;

/**
 * A failure in the course's form, for those that the tests themselves could not tell.
 *
 * @param saw what happened
 * @param expected what should have
 * @param why it matters; null if only the test could say
 */
record Telling(String saw, String expected, @Nullable String why) {

    private static final int LABEL = 10;
    private static final int WIDTH = 86;

    /** The whole message: did, saw, expected, why, read. */
    String message(String did, String read) {
        return line("did", did)
                + line("saw", saw)
                + line("expected", expected)
                + line("why", why)
                + line("read", read).stripTrailing();
    }

    /** True if the tests told it themselves. */
    static boolean isTold(String message) {
        return message.startsWith("did ");
    }

    private static String line(String label, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return "";
        }
        String body = Prose.wrapped(text.strip(), LABEL, WIDTH);
        return label + body.substring(label.length()) + "\n";
    }
}
