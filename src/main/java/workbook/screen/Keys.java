package workbook.screen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Makes keys of the bytes that a terminal sends. */
final class Keys {

    /** Where the bytes come from. */
    interface Source {
        /** The next byte, or -1 at the end. */
        int read() throws IOException;

        /** True if another one comes at once, as the rest of a key does, but not the next key. */
        boolean more() throws IOException;
    }

    private static final int ESCAPE = 27;

    private static final Map<String, Key.Kind> SEQUENCES = Map.ofEntries(
            Map.entry("A", Key.Kind.UP),
            Map.entry("B", Key.Kind.DOWN),
            Map.entry("C", Key.Kind.RIGHT),
            Map.entry("D", Key.Kind.LEFT),
            Map.entry("H", Key.Kind.HOME),
            Map.entry("F", Key.Kind.END),
            Map.entry("Z", Key.Kind.BACK_TAB),
            Map.entry("M", Key.Kind.ENTER),
            Map.entry("1~", Key.Kind.HOME),
            Map.entry("7~", Key.Kind.HOME),
            Map.entry("4~", Key.Kind.END),
            Map.entry("8~", Key.Kind.END),
            Map.entry("3~", Key.Kind.DELETE),
            Map.entry("5~", Key.Kind.PAGE_UP),
            Map.entry("6~", Key.Kind.PAGE_DOWN));

    private static final String PASTE = "200~";
    private static final String PASTED = "201~";

    private final Source source;

    Keys(Source source) {
        this.source = source;
    }

    /** Waits for the next key; empty at the end of the input. */
    Optional<Key> next() throws IOException {
        int first = source.read();
        if (first < 0) {
            return Optional.empty();
        }
        return Optional.of(first == ESCAPE ? escape() : plain(first));
    }

    private Key plain(int first) throws IOException {
        return switch (first) {
            case '\r', '\n' -> Key.of(Key.Kind.ENTER);
            case '\t' -> Key.of(Key.Kind.TAB);
            case 8, 127 -> Key.of(Key.Kind.BACKSPACE);
            default -> first < ' ' ? Key.of(Key.Kind.OTHER) : character(first);
        };
    }

    /** One character of UTF-8. */
    private Key character(int first) throws IOException {
        int length = first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        byte[] bytes = new byte[length];
        bytes[0] = (byte) first;
        for (int i = 1; i < length; i++) {
            if (!source.more()) {
                return Key.of(Key.Kind.OTHER);
            }
            bytes[i] = (byte) source.read();
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.contains("\ufffd") ? Key.of(Key.Kind.OTHER) : Key.of(text);
    }

    private Key escape() throws IOException {
        if (!source.more()) {
            return Key.of(Key.Kind.ESCAPE);
        }
        int second = source.read();
        if (second == '[' || second == 'O') {
            return sequence();
        }
        return Key.of(second == ESCAPE ? Key.Kind.ESCAPE : Key.Kind.OTHER);
    }

    private Key sequence() throws IOException {
        String sequence = rest();
        if (sequence.equals(PASTE)) {
            // A text that is pasted by mistake must not press keys: an x and a y reset an exercise.
            skipPasted();
        }
        return Key.of(SEQUENCES.getOrDefault(sequence, Key.Kind.OTHER));
    }

    /** Its parameters and what ends it. */
    private String rest() throws IOException {
        StringBuilder rest = new StringBuilder();
        while (source.more()) {
            int next = source.read();
            if (next < 0) {
                break;
            }
            rest.append((char) next);
            if (next >= 0x40 && next <= 0x7e) {
                break;
            }
        }
        return rest.toString();
    }

    private void skipPasted() throws IOException {
        StringBuilder pasted = new StringBuilder();
        for (int next = source.read(); next >= 0; next = source.read()) {
            pasted.append((char) next);
            if (pasted.toString().endsWith("\033[" + PASTED)) {
                return;
            }
            pasted.delete(0, Math.max(0, pasted.length() - 16));
        }
    }
}
