package ch09requests;

import ch01blocking.Reply;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import support.Attempt;
import support.Attempt.Outcome;
import support.Bytes;

/** Brings one reply to a learner's feed, piece by piece, and says which piece was misjudged. */
final class ReplyFeedLessons {

    /** Nobody can tell how many bytes are missing. */
    static final int UNKNOWN = -1;

    private static final Attempt ATTEMPT = Attempt.of(
                    "feed and end of a reply that comes in pieces", 9, "Pieces of a reply")
            .after("read-to-end", 1, "Where does a reply end?")
            .after("parse-reply", 1, "Taking a reply apart");

    private final String what;
    private final ReplyFeed feed = new ReplyFeed();
    private int pieces;

    ReplyFeedLessons(String what) {
        this.what = "a reply " + what;
    }

    /** A piece after which the reply has to be complete, or so many bytes are still missing. */
    void bring(byte[] piece, boolean complete, int missing) {
        ByteBuffer bytes = direct(piece);
        Outcome<Boolean> outcome = bring(bytes);
        boolean says = outcome.value();
        if (says != complete) {
            throw outcome.fail(
                    says ? "complete" : "not complete",
                    missing == UNKNOWN
                            ? "not complete: without a length only the end can tell"
                            : complete
                                    ? "complete"
                                    : "not complete: " + Bytes.count(missing) + " are missing",
                    says ? why(missing) : whyNot());
        }
        judgeLeft(outcome, bytes, 0);
    }

    private String whyNot() {
        return pieces == 1
                ? "All of it came in one piece. The head ends with a line that holds no character;"
                        + " the return before a line feed is none, and may be missing."
                : "That was its last byte. What came in earlier pieces counts as well: a line, or"
                        + " the blank line, may have been cut in two.";
    }

    private static String why(int missing) {
        return missing == UNKNOWN
                ? "A head that names no length is followed by a body all the same: it goes on"
                        + " until the connection ends."
                : "Content-Length counts the bytes behind the blank line, and all of them belong"
                        + " to it.";
    }

    /** All of it, and so many bytes of something else behind it. */
    void bringAll(byte[] all, int behind) {
        ByteBuffer bytes = direct(all);
        Outcome<Boolean> outcome = bring(bytes);
        judgeLeft(outcome, bytes, behind);
        if (!outcome.value()) {
            throw outcome.fail("not complete", "complete", "All of its bytes were in that piece.");
        }
    }

    /** As the buffer that is read into in the next exercise: there is no array behind it. */
    private static ByteBuffer direct(byte[] piece) {
        return ByteBuffer.allocateDirect(piece.length).put(piece).flip();
    }

    private Outcome<Boolean> bring(ByteBuffer bytes) {
        pieces++;
        return ATTEMPT.run(
                what + "; feed() with " + Bytes.count(bytes.remaining()), () -> feed.feed(bytes));
    }

    private static void judgeLeft(Outcome<Boolean> outcome, ByteBuffer bytes, int left) {
        if (outcome.thrown() == null && bytes.remaining() != left) {
            throw outcome.fail(
                    Bytes.count(bytes.remaining()) + " left in the buffer",
                    left == 0 ? "none" : Bytes.count(left),
                    left == 0
                            ? "What belongs to the reply is taken out of the buffer: move its"
                                    + " position."
                            : "What comes behind a reply belongs to the next one. Take what is"
                                    + " missing, and not what is there.");
        }
    }

    void judgeEnd(boolean complete) {
        Outcome<Boolean> outcome = ended();
        if (outcome.thrown() instanceof IOException) {
            throw outcome.fail(
                    "it threw " + outcome.thrown(),
                    "no exception",
                    "Nothing is missing. An end that comes behind the last byte is no news, and"
                            + " without a length it is what completes the reply.");
        }
        if (outcome.value() != complete) {
            throw outcome.fail(
                    "isComplete() says no",
                    "yes",
                    "Without a length it is the end that completes a reply.");
        }
    }

    private Outcome<Boolean> ended() {
        return ATTEMPT.run(what + "; end()", () -> {
            feed.end();
            return feed.isComplete();
        });
    }

    void judgeStopped(Class<? extends Exception> type, String missing) {
        Outcome<Boolean> outcome = ended();
        if (outcome.thrown(type).isEmpty()) {
            throw outcome.fail(
                    outcome.thrown() == null ? "it returned" : "it threw " + outcome.thrown(),
                    "an EOFException",
                    "Half a reply is none. Whoever takes it for one shows half a page, or bills"
                            + " half an order, and nobody notices.");
        }
        judgeStoppedForGood();
        String message = String.valueOf(outcome.thrown().getMessage());
        if (!message.matches("(?s).*\\b" + missing + "\\b.*")) {
            throw outcome.fail(
                    "the message is: " + message,
                    "one that says that " + missing + " bytes are missing",
                    "Whoever looks for the reason at night has only this line.");
        }
    }

    /** What was refused is no reply afterwards either, however often it is asked. */
    private void judgeStoppedForGood() {
        Outcome<Boolean> again = ended();
        if (again.thrown() == null) {
            throw again.fail(
                    "the first end() threw, the second did not; isComplete() says "
                            + (again.result() ? "yes" : "no"),
                    "an EOFException each time",
                    "Nothing has come in between, so what was missing is missing still. The state"
                            + " is changed when there is nothing more to refuse.");
        }
    }

    /** Brings the same again and again, until it is refused or would fill the memory. */
    void judgeRefusedInTheEnd(byte[] piece, int most) {
        for (int times = 0; times < most; times++) {
            Outcome<Boolean> outcome = bring(direct(piece));
            if (outcome.thrown() instanceof IOException) {
                return;
            }
            outcome.value();
        }
        throw ATTEMPT.fail(
                what + "; feed(), " + most + " times, with " + Bytes.count(piece.length),
                "it took all of it",
                "an IOException",
                "A head may come in many pieces, and in many lines. What must not be longer than"
                        + " LONGEST_HEAD is all of it together, up to the blank line.");
    }

    void judgeRefused(byte[] piece, Class<? extends Exception> type) {
        Outcome<Boolean> outcome = bring(direct(piece));
        if (outcome.thrown(type).isEmpty()) {
            throw outcome.fail(
                    outcome.thrown() == null ? "it took all of it" : "it threw " + outcome.thrown(),
                    "an IOException",
                    piece.length > ReplyFeed.LONGEST_HEAD
                            ? "Whoever sends a head without end fills your memory, one kilobyte"
                                    + " after the other. LONGEST_HEAD is where it stops."
                            : "There is no telling where this body ends: leave it to"
                                    + " ContentLength, which says so.");
        }
    }

    void judge(int status, byte[] body) {
        Outcome<Reply> outcome = ATTEMPT.run(what + "; reply()", feed::reply);
        Reply reply = outcome.value();
        if (reply.status() != status || !Arrays.equals(reply.body(), body)) {
            throw outcome.fail(
                    reply.status() + ", and a body of " + Bytes.count(reply.body().length),
                    status + ", and the " + Bytes.count(body.length) + " that were sent",
                    "All bytes of the reply go into all, in order: head, blank line and body.");
        }
    }
}
