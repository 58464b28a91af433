package workbook.compile;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Tells whether bytes are the text of a source, and if they are not, what else. */
final class SourceText {

    /** What editors on Windows put before the first word of a file in UTF-8. */
    static final char BYTE_ORDER_MARK = '\ufeff';

    private static final String SAVE_AS = "\n  Save it as UTF-8: editors ask for the encoding"
            + " in \"Save as\" or in the status line.";

    private SourceText() {}

    /** The text of bytes with which nothing is wrong, without a mark before it. */
    static String of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf(BYTE_ORDER_MARK) == 0 ? text.substring(1) : text;
    }

    /** What is wrong with them, to follow the file's name, and what to do; empty if nothing is. */
    static String problem(byte[] bytes) {
        if (bytes.length == 0) {
            return "is empty.\n  Undo that in your editor.";
        }
        if (isUtf16(bytes)) {
            return "is UTF-16, and Java's sources are UTF-8." + SAVE_AS;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CoderResult end = decoder.decode(in, CharBuffer.allocate(bytes.length + 1), true);
        int line = lineAt(bytes, in.position());
        if (end.isMalformed() && in.position() + end.length() == bytes.length && startsOne(in)) {
            return "ends in the middle of a character, in line " + line
                    + ".\n  It was saved half-way: save it again.";
        }
        if (end.isError()) {
            return "is not UTF-8: line " + line + " holds bytes that mean nothing in it." + SAVE_AS;
        }
        int nul = indexOfNul(bytes);
        return nul < 0
                ? ""
                : "holds a NUL byte in line " + lineAt(bytes, nul) + ", which is no text."
                        + "\n  It was damaged, perhaps while it was saved: save it again.";
    }

    /** By its mark, or by every other byte being zero at the beginning. */
    private static boolean isUtf16(byte[] bytes) {
        if (bytes.length < 2) {
            return false;
        }
        int first = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
        boolean marked = first == 0xfeff || first == 0xfffe;
        return marked || (bytes.length >= 4 && (zeros(bytes, 0) || zeros(bytes, 1)));
    }

    private static boolean zeros(byte[] bytes, int from) {
        return bytes[from] == 0
                && bytes[from + 2] == 0
                && bytes[1 - from] != 0
                && bytes[3 - from] != 0;
    }

    /** True if these bytes are the beginning of a longer character, and not just wrong. */
    private static boolean startsOne(ByteBuffer rest) {
        return (rest.get(rest.position()) & 0xff) >= 0xc2;
    }

    private static int indexOfNul(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return i;
            }
        }
        return -1;
    }

    private static int lineAt(byte[] bytes, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}
