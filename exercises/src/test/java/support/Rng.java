package support;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random payloads, so that no constant passes. */
public final class Rng {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String[] WIDE = {"é", "ß", "Ω", "ж", "語", "水", "€", "🦔", "🌲"};

    private final Random random = new Random();

    private Rng() {}

    /** A new one, with other payloads each time. */
    public static Rng fresh() {
        return new Rng();
    }

    /** A number from one up to, but not including, the other. */
    public int between(int from, int to) {
        return from + random.nextInt(to - from);
    }

    /** A lower-case word. */
    public String word() {
        StringBuilder word = new StringBuilder();
        for (int i = between(5, 10); i > 0; i--) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }

    /** Text in which most characters take more than one byte in UTF-8. */
    public String wideText(int characters) {
        StringBuilder text = new StringBuilder(word());
        for (int i = 0; i < characters; i++) {
            text.append(WIDE[random.nextInt(WIDE.length)]);
        }
        return text.toString();
    }

    /** Letters, as many as are wanted. */
    public byte[] letters(int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(word()).append(' ');
        }
        return text.substring(0, length).getBytes(StandardCharsets.US_ASCII);
    }

    /** Bytes of every kind: 0xFF, which is -1 as a byte, and 0 are always among them. */
    public byte[] binary(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        bytes[length / 3] = (byte) 0xFF;
        bytes[length / 2] = 0;
        return bytes;
    }

    /** Cuts bytes into so many pieces, none of them empty. */
    public byte[][] pieces(byte[] bytes, int count) {
        List<Integer> cuts = new ArrayList<>();
        random.ints(1, bytes.length).distinct().limit(count - 1L).sorted().forEach(cuts::add);
        cuts.add(bytes.length);
        byte[][] pieces = new byte[count][];
        int from = 0;
        for (int i = 0; i < count; i++) {
            pieces[i] = java.util.Arrays.copyOfRange(bytes, from, cuts.get(i));
            from = cuts.get(i);
        }
        return pieces;
    }
}
