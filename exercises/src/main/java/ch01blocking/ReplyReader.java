package ch01blocking;

import java.io.IOException;
import java.io.InputStream;

/** Reads until the other side has no more to say. */
public final class ReplyReader {

    private ReplyReader() {}

    /**
     * Every byte up to the end of the stream, however many reads that takes.
     *
     * @throws IOException if the connection breaks: half a reply is none
     */
    public static byte[] readToEnd(InputStream in) throws IOException {
        // TODO read-to-end: Read until the stream ends, and return every byte that came.
        // JDK 9 has readAllBytes() for this: write the loop yourself, once.
        throw new UnsupportedOperationException("ch01 / read-to-end: not written yet");
    }
}
