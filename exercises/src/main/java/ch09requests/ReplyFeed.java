package ch09requests;

import ch01blocking.Reply;
import ch01blocking.ReplyParser;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Takes in one reply, in whatever pieces it comes, and knows when it is complete. It never asks for
 * more: whoever has bytes brings them. For one thread.
 *
 * <pre>
 *            a line without a character           the last byte that is missing, or the end
 *     HEAD ------------------------------&gt; BODY ------------------------------------------&gt; DONE
 *                                       a body of no bytes is done at once
 * </pre>
 */
public final class ReplyFeed {

    /** What the next byte will be. */
    private enum State {
        HEAD,
        BODY,
        DONE
    }

    /** So long a head may be, in bytes: who sends more has none to send. */
    static final int LONGEST_HEAD = 16_384;

    private final ByteArrayOutputStream all = new ByteArrayOutputStream(); // as it came, so far
    private State state = State.HEAD;
    private int length; // of the line that is under way in the head, in characters
    private int missing; // bytes of the body, or ContentLength.TO_THE_END

    /**
     * Takes what belongs to the reply, and leaves in the buffer what comes
     * behind it.
     *
     * @return whether the reply is complete
     * @throws IOException if this is no reply, or one that we can't read
     */
    public boolean feed(ByteBuffer bytes) throws IOException {
        // TODO in-any-pieces:
        // In the head byte by byte: a line may be cut anywhere, and the blank line too.
        // Then ContentLength says how much is missing.
        throw new UnsupportedOperationException("ch09 / in-any-pieces: not written yet");
    }

    /**
     * Nothing more will come. It may be told more than once.
     *
     * @throws java.io.EOFException if the reply stops short: it says how much is missing, as far as
     *     that is known
     */
    public void end() throws IOException {
        // TODO in-any-pieces:
        // For one kind of reply the end is what completes it. For the others it comes
        // too early, or it is no news.
        throw new UnsupportedOperationException("ch09 / in-any-pieces: not written yet");
    }

    /** Whether the reply is complete. */
    public boolean isComplete() {
        return state == State.DONE;
    }

    /**
     * The reply, taken apart.
     *
     * @throws IllegalStateException if it is not complete
     */
    public Reply reply() throws IOException {
        if (!isComplete()) {
            throw new IllegalStateException("the reply is not complete");
        }
        return ReplyParser.parse(new ByteArrayInputStream(all.toByteArray()));
    }
}
