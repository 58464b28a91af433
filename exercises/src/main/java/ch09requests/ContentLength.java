package ch09requests;

import java.io.IOException;

/**
 * Looks into the head of a reply for the length of its body.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-6">RFC 9112, section 6</a>
 */
final class ContentLength {

    /** The body goes on until the connection ends. */
    static final int TO_THE_END = -1;

    private static final int DIGITS = 8; // 100 MB: nobody's word is worth more memory

    private ContentLength() {}

    /**
     * How many bytes follow the blank line, or {@link #TO_THE_END}.
     *
     * @param head everything up to the blank line
     * @throws IOException if there is no telling: it says nothing to rely on, or two things
     */
    static int in(String head) throws IOException {
        int length = TO_THE_END;
        for (String line : head.split("\r?\n")) {
            String[] header = line.split(":", 2);
            if (header[0].equalsIgnoreCase("Transfer-Encoding")) {
                throw new IOException("a body in chunks: we can't read that");
            }
            if (header[0].equalsIgnoreCase("Content-Length")) {
                length = same(length, length(header.length == 2 ? header[1].strip() : ""));
            }
        }
        return length;
    }

    private static int same(int before, int now) throws IOException {
        if (before != TO_THE_END && before != now) {
            throw new IOException("two lengths of one body: " + before + " and " + now);
        }
        return now;
    }

    private static int length(String value) throws IOException {
        if (!value.matches("\\d{1," + DIGITS + "}")) {
            throw new IOException("not a Content-Length to rely on: " + value);
        }
        return Integer.parseInt(value);
    }
}
