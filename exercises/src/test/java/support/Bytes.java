package support;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes as a reader can see them: as text with escapes, in hex, and where two differ. */
public final class Bytes {

    private static final int BEFORE = 6;
    private static final int SHOWN = 10;

    private Bytes() {}

    /** The bytes of a text in UTF-8. */
    public static byte[] of(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** One array after another. */
    public static byte[] join(byte[]... pieces) {
        int length = Arrays.stream(pieces).mapToInt(piece -> piece.length).sum();
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, all, at, piece.length);
            at += piece.length;
        }
        return all;
    }

    /** As text in quotes: line ends as \r and \n, whatever is not ASCII as \xNN. */
    public static String quoted(byte[] bytes) {
        return quoted(bytes, 60);
    }

    /** Likewise, cut after so many bytes. */
    public static String quoted(byte[] bytes, int max) {
        String text = text(bytes, 0, Math.min(bytes.length, max));
        return '"' + text + '"' + (bytes.length > max ? "... (" + count(bytes.length) + ")" : "");
    }

    /** "1 byte", "2 bytes". */
    public static String count(int bytes) {
        return bytes == 1 ? "1 byte" : bytes + " bytes";
    }

    /** Where the two first differ; -1 if they don't. */
    public static int firstDifference(byte[] expected, byte[] actual) {
        return Arrays.mismatch(expected, actual);
    }

    /** Tells whether the one begins with the other. */
    public static boolean startsWith(byte[] whole, byte[] start) {
        return whole.length >= start.length
                && Arrays.equals(whole, 0, start.length, start, 0, start.length);
    }

    /** Tells whether the one ends with the other. */
    public static boolean endsWith(byte[] whole, byte[] end) {
        int from = whole.length - end.length;
        return from >= 0 && Arrays.equals(whole, from, whole.length, end, 0, end.length);
    }

    /** Where the two first differ, with a picture in hex and as text; they must differ. */
    public static String difference(byte[] expected, byte[] actual) {
        int at = firstDifference(expected, actual);
        if (at == actual.length) {
            String whole = " of " + count(expected.length);
            return at == 0
                    ? "not one" + whole + " is there"
                    : "it stops after " + at + whole + ", and what came is right";
        }
        int from = Math.max(0, at - BEFORE);
        return "the first difference is at byte " + at + ", counted from 0:\n"
                + row("expected", expected, from) + "\n"
                + row("yours", actual, from) + "\n"
                + " ".repeat(11 + 3 * (at - from)) + "^^";
    }

    private static String row(String name, byte[] bytes, int from) {
        int to = Math.min(bytes.length, from + SHOWN);
        StringBuilder hex = new StringBuilder();
        for (int i = from; i < to; i++) {
            hex.append(String.format("%02x ", bytes[i]));
        }
        String end = to == bytes.length ? "|" : "";
        // The hex is beside it: what is no ASCII needs only a dot here.
        String text = from < to ? text(bytes, from, to).replaceAll("\\\\x..", ".") : "";
        return String.format(" %-9s %-31s %s", name, hex + end, text).stripTrailing();
    }

    private static String text(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(character(bytes[i]));
        }
        return text.toString();
    }

    private static String character(byte b) {
        return switch (b) {
            case '\r' -> "\\r";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            case '\\' -> "\\\\";
            default ->
                b >= ' ' && b < 0x7F ? String.valueOf((char) b) : String.format("\\x%02x", b);
        };
    }
}
