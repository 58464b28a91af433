package ch03nonblocking;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** What chapter 3 says about the two marks of a buffer. */
class MarksTest {

    private final ByteBuffer buffer = ByteBuffer.allocate(8);

    @Test
    void aWholeTurnGoesAsInTheFigure() {
        assertMarks(0, 8);
        put("hello");
        assertMarks(5, 8);
        buffer.flip();
        assertMarks(0, 5);
        assertEquals("he", take(2));
        assertMarks(2, 5);
        buffer.compact();
        assertMarks(3, 8);
        assertArrayEquals("llolo\0\0\0".getBytes(US_ASCII), buffer.array());
    }

    @Test
    void compactKeepsWhatIsLeftAndClearForgetsWhereItWas() {
        put("hello");
        buffer.flip();
        take(2);
        buffer.compact();
        put("w");
        buffer.flip();
        assertEquals("llow", take(buffer.remaining()));

        buffer.clear();
        assertMarks(0, 8);
        assertEquals('l', buffer.array()[0], "nothing is erased");
        put("w");
        buffer.flip();
        assertEquals("w", take(buffer.remaining()), "what was left is not found again");
    }

    @Test
    void withoutAFlipYouTakeOutTheRoomThatIsLeft() {
        put("hello");
        assertEquals("\0\0\0", take(buffer.remaining()));
    }

    @Test
    void aSecondFlipGoesBackToWhatIsGone() {
        put("hello");
        buffer.flip();
        take(2);
        buffer.flip();
        assertEquals("he", take(buffer.remaining()));
    }

    @Test
    void aWrappedArrayIsReadyToBeTakenOut() {
        ByteBuffer wrapped = ByteBuffer.wrap("hello".getBytes(US_ASCII));
        assertEquals(0, wrapped.position());
        assertEquals(5, wrapped.remaining());
    }

    private void put(String text) {
        buffer.put(text.getBytes(US_ASCII));
    }

    private String take(int count) {
        byte[] taken = new byte[count];
        buffer.get(taken);
        return new String(taken, US_ASCII);
    }

    private void assertMarks(int position, int limit) {
        assertEquals(position, buffer.position(), "position");
        assertEquals(limit, buffer.limit(), "limit");
    }
}
