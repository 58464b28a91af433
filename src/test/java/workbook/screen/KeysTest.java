package workbook.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bytes of a terminal, and the keys that they mean. */
class KeysTest {

    /** Each part comes at once; between them there is time. */
    private static List<Key> typed(String... parts) throws IOException {
        List<Key> keys = new ArrayList<>();
        Parts source = new Parts(parts);
        Keys all = new Keys(source);
        for (var key = all.next(); key.isPresent(); key = all.next()) {
            keys.add(key.get());
        }
        return keys;
    }

    private static final class Parts implements Keys.Source {

        private final List<byte[]> parts = new ArrayList<>();
        private int at;

        Parts(String... texts) {
            for (String text : texts) {
                parts.add(text.getBytes(StandardCharsets.UTF_8));
            }
        }

        @Override
        public int read() {
            if (parts.isEmpty()) {
                return -1;
            }
            if (at == parts.get(0).length) {
                parts.remove(0);
                at = 0;
                return read();
            }
            return parts.get(0)[at++] & 0xff;
        }

        @Override
        public boolean more() {
            return !parts.isEmpty() && at < parts.get(0).length;
        }
    }

    @Test
    void whatWritesACharacterIsThatCharacter() throws IOException {
        assertEquals(List.of(Key.of("n"), Key.of("?")), typed("n?"));
        assertEquals(List.of(Key.of("é"), Key.of("漢"), Key.of("🙂")), typed("é漢🙂"));
    }

    @Test
    void escapeAloneIsNotTheBeginningOfAnArrow() throws IOException {
        assertEquals(List.of(Key.of(Key.Kind.ESCAPE), Key.of("[")), typed("\033", "["));
        assertEquals(List.of(Key.of(Key.Kind.UP)), typed("\033[A"));
    }

    @Test
    void arrowsComeInTwoDialects() throws IOException {
        assertEquals(List.of(Key.of(Key.Kind.DOWN), Key.of(Key.Kind.DOWN)), typed("\033[B\033OB"));
    }

    @Test
    void pagesAndEndsAreKnown() throws IOException {
        assertEquals(
                List.of(
                        Key.of(Key.Kind.PAGE_UP),
                        Key.of(Key.Kind.PAGE_DOWN),
                        Key.of(Key.Kind.HOME),
                        Key.of(Key.Kind.END)),
                typed("\033[5~\033[6~\033[H\033[4~"));
    }

    @Test
    void returnAndLineFeedAreEnter() throws IOException {
        assertEquals(List.of(Key.of(Key.Kind.ENTER), Key.of(Key.Kind.ENTER)), typed("\r\n"));
    }

    @Test
    void bothBytesOfTheBackspaceKeyAreKnown() throws IOException {
        assertEquals(
                List.of(Key.of(Key.Kind.BACKSPACE), Key.of(Key.Kind.BACKSPACE)), typed("\177\b"));
    }

    @Test
    void whatIsPastedPressesNoKeys() throws IOException {
        assertEquals(
                List.of(Key.of(Key.Kind.OTHER), Key.of("n")), typed("\033[200~x y q\033[201~n"));
    }

    @Test
    void anUnknownSequenceIsSwallowedWhole() throws IOException {
        assertEquals(List.of(Key.of(Key.Kind.OTHER), Key.of("n")), typed("\033[1;5Pn"));
    }
}
