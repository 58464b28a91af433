package ch09requests;

import ch01blocking.Reply;
import ch01blocking.ReplyParser;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
// tag::solution-in-any-pieces-imports[]
import java.io.EOFException;
// end::solution-in-any-pieces-imports[]
import java.io.IOException;
import java.nio.ByteBuffer;
// tag::solution-in-any-pieces-imports-more[]
import java.nio.charset.StandardCharsets;
// end::solution-in-any-pieces-imports-more[]

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

    // tag::feed[]
    /**
     * Takes what belongs to the reply, and leaves in the buffer what comes
     * behind it.
     *
     * @return whether the reply is complete
     * @throws IOException if this is no reply, or one that we can't read
     */
    public boolean feed(ByteBuffer bytes) throws IOException {
        // end::feed[]
        //? In the head byte by byte: a line may be cut anywhere, and the blank line too.
        //? Then ContentLength says how much is missing.
        // tag::solution-in-any-pieces[]
        while (state == State.HEAD && bytes.hasRemaining()) {
            head(bytes.get());
        }
        if (state == State.BODY) {
            body(bytes);
        }
        return state == State.DONE;
        // end::solution-in-any-pieces[]
    }

    // tag::solution-in-any-pieces-helpers[]
    private void head(byte next) throws IOException {
        all.write(next);
        if (all.size() > LONGEST_HEAD) {
            throw new IOException("a head of more than " + LONGEST_HEAD + " bytes");
        }
        if (next != '\n') {
            length += next == '\r' ? 0 : 1;
        } else if (length > 0) {
            length = 0;
        } else {
            missing = ContentLength.in(all.toString(StandardCharsets.ISO_8859_1));
            state = missing == 0 ? State.DONE : State.BODY;
        }
    }

    private void body(ByteBuffer bytes) {
        boolean toTheEnd = missing == ContentLength.TO_THE_END;
        byte[] piece =
                new byte[toTheEnd ? bytes.remaining() : Math.min(missing, bytes.remaining())];
        bytes.get(piece);
        all.writeBytes(piece);
        if (!toTheEnd) {
            missing -= piece.length;
            state = missing == 0 ? State.DONE : State.BODY;
        }
    }
    // end::solution-in-any-pieces-helpers[]

    // tag::end[]
    /**
     * Nothing more will come. It may be told more than once.
     *
     * @throws java.io.EOFException if the reply stops short: it says how much is missing, as far as
     *     that is known
     */
    public void end() throws IOException {
        // end::end[]
        //? For one kind of reply the end is what completes it. For the others it comes
        //? too early, or it is no news.
        // tag::solution-in-any-pieces-end[]
        if (state == State.HEAD) {
            throw new EOFException("the head stops short, after " + all.size() + " bytes");
        }
        if (state == State.BODY && missing != ContentLength.TO_THE_END) {
            throw new EOFException("the body stops short: " + missing + " bytes are missing");
        }
        state = State.DONE;
        // end::solution-in-any-pieces-end[]
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
