package ch09requests;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What becomes of a reply whose head says more than one thing about its body. */
class LengthsTest {

    private final ReplyFeed feed = new ReplyFeed();

    @Test
    @DisplayName("two lengths are none")
    void twoLengths() {
        IOException why = assertThrows(
                IOException.class, () -> feed("Content-Length: 5", "Content-Length: 3"));
        assertEquals("two lengths of one body: 5 and 3", why.getMessage());
    }

    @Test
    @DisplayName("the same length said twice is one")
    void theSameTwice() throws IOException {
        assertTrue(feed("Content-Length: 5", "content-length: 5"));
        assertEquals("hello", feed.reply().text());
    }

    @Test
    @DisplayName("chunks are chunks, though a length stands before them")
    void chunksBehindALength() {
        assertThrows(
                IOException.class, () -> feed("Content-Length: 5", "Transfer-Encoding: chunked"));
    }

    private boolean feed(String one, String other) throws IOException {
        String reply = "HTTP/1.1 200 OK\r\n" + one + "\r\n" + other + "\r\n\r\nhello";
        return feed.feed(ByteBuffer.wrap(reply.getBytes(US_ASCII)));
    }
}
