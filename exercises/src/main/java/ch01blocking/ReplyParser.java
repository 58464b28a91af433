package ch01blocking;

import java.io.IOException;
import java.io.InputStream;

/** Takes a reply apart: a status line, headers, a blank line, a body. */
public final class ReplyParser {

    /**
     * Reads one reply and not a byte more: the connection may stay open.
     *
     * @throws IOException if what comes is no reply, or only a part of one
     */
    public static Reply parse(InputStream in) throws IOException {
        // TODO parse-reply: Read the status line, then headers up to the blank line, then the body:
        // as many bytes as Content-Length says, or all there are without it.
        // What is no reply, or stops short, in the head too, is an IOException.
        // For a body that stops short it says "8 of 11 bytes".
        throw new UnsupportedOperationException("ch01 / parse-reply: not written yet");
    }
}
