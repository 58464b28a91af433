package ch03nonblocking;

import static support.Overheard.MANY;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import support.Attempt;
import support.Attempt.Outcome;
import support.Bytes;
import support.Lesson;
import support.Overheard;
import support.Peer;
import support.Thrown;

/**
 * Finds out which of the well-known wrong turns a question took.
 *
 * @param outcome what came of it
 */
record AskingLessons(Outcome<Answer> outcome) {

    static final Attempt ATTEMPT = Attempt.of(
            "the answer at once: how many bytes came, or would block, or the end",
            3,
            "Three answers");

    private static final String PARKS =
            "A channel waits until you tell it not to: in read() your thread is parked, and with it"
                    + " all that it had to do for others. configureBlocking(false) switches that off.";

    private static final String ONE_READ =
            "One question, one read. A loop that asks until something comes waits after all, and"
                    + " awake: it keeps the caller from its other sockets, and a processor busy.";

    /** The answer, whichever it is. */
    Answer value() {
        return outcome.value();
    }

    boolean isEnd() {
        return value().kind() == Answer.Kind.END;
    }

    /** Fails if the answer is not this one. */
    void judge(Answer expected) {
        if (!value().equals(expected)) {
            throw outcome.fail(words(value()), words(expected), why(value(), expected));
        }
    }

    private static String why(Answer answer, Answer expected) {
        boolean end = answer.kind() == Answer.Kind.END;
        return switch (expected.kind()) {
            case WOULD_BLOCK ->
                end
                        ? "0 is not the end. It says: nothing at the moment. Who takes it for the end"
                                + " hangs up on a peer that is still thinking."
                        : "The first read brought nothing, and nothing is the answer. Who reads on"
                                + " until something comes does wait, and only sits up for it.";
            case END ->
                "read() returned -1 here: nothing will ever come any more. Would block says the"
                        + " opposite, come again; and data says that there were bytes.";
            case DATA ->
                end
                        ? "There were bytes, so this is not the end. Only -1 says so."
                        : "read() returns how many bytes it has put into the buffer: that number"
                                + " is the answer.";
        };
    }

    private static String words(Answer answer) {
        return answer.kind() + (answer.bytes() == 0 ? "" : " with " + Bytes.count(answer.bytes()));
    }

    /** Fails if the caller, who asks until the end, was never told of it. */
    void judgeCaller(int reads) {
        if (!isEnd()) {
            throw outcome.fail(
                    "asked " + reads + " times, and the last answer was still " + words(value()),
                    "END at the second question, because read() returned -1",
                    "-1 is for good, and it is said each time. A caller who hears \"would block\""
                            + " instead comes back, and back, and never gets to the end: "
                            + String.format("%,d", MANY)
                            + " questions here, and all of a processor elsewhere.");
        }
    }

    /** The thread did not come back from a read while the peer waited for it. */
    Lesson.Failure stuck(Peer.Stuck stuck, boolean waits) {
        return outcome.fail(
                waits
                        ? "your thread was parked in read(), until the peer hung up"
                        : "your code read again and again, until the peer hung up",
                words(Answer.wouldBlock()) + ", at once",
                waits ? PARKS : ONE_READ,
                stuck.yours(Asking.class));
    }

    static Lesson.Failure blocking(String did) {
        return ATTEMPT.fail(did, "a channel that waits", "a channel that never waits", PARKS);
    }

    /** Fails if one question was more than one read. */
    void judgeSpin(Overheard channel) {
        if (channel.spin().isPresent()) {
            throw outcome.fail(
                    channel.spin().get().toString(),
                    "one read, and its answer handed to the caller",
                    ONE_READ,
                    channel.spin().get().yours());
        }
    }

    /** Fails if it was read again after bytes had come. */
    void judgeOneRead(int reads) {
        if (reads > 1) {
            throw outcome.fail(
                    words(value()) + ", after " + reads + " reads",
                    "one read, and its answer",
                    "You asked again after bytes had come. One question, one read: whether to ask"
                            + " on is for the caller to decide, and a peer that talks fast would"
                            + " keep you here.");
        }
    }

    /** Fails if these are not the bytes in the buffer, up to its position. */
    void judgeBuffer(ByteBuffer buffer, byte[] expected) {
        byte[] got = Arrays.copyOf(buffer.array(), buffer.position());
        if (!Arrays.equals(got, expected)) {
            throw outcome.fail(
                    "in the buffer " + Bytes.quoted(got) + "; " + Bytes.difference(expected, got),
                    Bytes.quoted(expected) + ", and the position behind it",
                    "read() fills the buffer from its position on. What the caller has in front"
                            + " of that is the caller's: leave position and limit as they are.");
        }
    }

    /** Fails if a buffer without room was not refused, or only after a read. */
    void judgeRefusal(int reads) {
        if (outcome.thrown() instanceof IllegalArgumentException && reads == 0) {
            return;
        }
        String saw = outcome.thrown() != null ? "it threw " + outcome.thrown() : words(value());
        throw outcome.fail(
                saw + "; the channel was read " + (reads == 1 ? "once" : reads + " times"),
                "an IllegalArgumentException, and no read",
                "read() returns 0 for two reasons: nothing has come, or nothing fits. Afterwards"
                        + " nobody can tell which. With a full buffer the caller would hear \"would"
                        + " block\" for ever, whatever arrives: so look for room first.");
    }

    /** Fails if a broken connection was anything but an IOException. */
    void judgeFailure() {
        if (outcome.thrown(IOException.class).isPresent()) {
            return;
        }
        String expected = "the IOException that read() threw";
        if (outcome.thrown() != null) {
            throw outcome.fail(
                    "it threw " + outcome.thrown(),
                    expected,
                    Thrown.insteadOfIOException(outcome.thrown()));
        }
        throw outcome.fail(
                words(value()),
                expected,
                "A reset is none of the three answers: nothing more comes, but not because all is"
                        + " said. Let the exception go on, or half a reply passes for a whole one.");
    }

    /** Fails if not exactly what came is in {@code into}, or the buffer is not empty again. */
    void judgeTaken(ByteArrayOutputStream into, int before, byte[] all, ByteBuffer buffer) {
        int n = value().bytes();
        byte[] got = into.toByteArray();
        byte[] expected = Arrays.copyOf(all, Math.min(all.length, before + n));
        if (Arrays.equals(got, expected)) {
            judgeEmpty(buffer);
            return;
        }
        byte[] added = Arrays.copyOfRange(got, Math.min(before, got.length), got.length);
        throw outcome.fail(
                words(value()) + "; into got " + Bytes.count(added.length) + ": "
                        + Bytes.quoted(added, 16),
                Bytes.count(n) + ": "
                        + Bytes.quoted(Arrays.copyOfRange(expected, before, expected.length), 16),
                added.length == buffer.capacity()
                        ? "Only the first bytes of the buffer are news. Behind them is what was"
                                + " there before; flip() sets the limit between the two."
                        : "After read() the position is behind the last byte, where the room"
                                + " begins. Whoever takes bytes out from there gets the room: call"
                                + " flip() first, it goes back to the beginning.");
    }

    /** Fails if the buffer is not ready for the next question. */
    private void judgeEmpty(ByteBuffer buffer) {
        if (buffer.position() == 0 && buffer.limit() == buffer.capacity()) {
            return;
        }
        throw outcome.fail(
                "afterwards the buffer has position " + buffer.position() + ", limit "
                        + buffer.limit() + ", so room for " + Bytes.count(buffer.remaining()),
                "position 0, limit " + buffer.capacity() + ": room for all of it",
                "Taking bytes out moves the position, and frees nothing. clear() sets position and"
                        + " limit back, so that the next read has the whole buffer again.");
    }

    /** Fails if this end came before everything had. */
    void judgeAll(ByteArrayOutputStream into, byte[] all) {
        if (into.size() < all.length) {
            throw outcome.fail(
                    "END after " + into.size() + " of " + Bytes.count(all.length),
                    "would block as long as the other side may go on, and then the rest",
                    "Between two pieces there may be nothing for a while, and read() returns 0."
                            + " Only -1 says that there will be no more.");
        }
    }
}
