package ch08poll;

import ch05ffi.ErrnoException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import jnr.constants.platform.Errno;
import support.Attempt;
import support.Attempt.Outcome;
import support.Bytes;

/** Reads and writes through a learner's stream, and says which answer was mistaken for which. */
final class SocketStreamLessons {

    static final Attempt ATTEMPT = Attempt.of(
                    "read and write that answer as Java's channels do", 8, "Sources")
            .after("what-went-wrong", 5, "Minus one, and a number beside it")
            .after("close-once", 5, "A descriptor has one owner");

    private final Connection connection;

    SocketStreamLessons(Connection connection) {
        this.connection = connection;
    }

    private Outcome<Integer> read(String did, ByteBuffer into) {
        Outcome<Integer> outcome = ATTEMPT.run(did, () -> connection.ours().read(into));
        return judgeCall(connection, outcome);
    }

    /** Fails if the call has asked for too much, closed the stream, or let out a number of its own. */
    static Outcome<Integer> judgeCall(Connection connection, Outcome<Integer> outcome) {
        if (outcome.thrown() instanceof Guard.Overflow) {
            throw outcome.fail(
                    outcome.thrown().getMessage() + "; it was stopped",
                    "as many as remaining() says",
                    "The kernel believes the number. From the position on there is only room for"
                            + " what remains; behind that lies somebody else's memory.");
        }
        if (!connection.ours().isOpen()) {
            throw outcome.fail(
                    "the stream is closed",
                    "open: it is the caller's",
                    "What a read or a write says is told to the caller, also if it is the end. Who"
                            + " has opened the stream closes it.");
        }
        if (outcome.thrown() instanceof IllegalArgumentException
                && connection.library().calls("recv").size()
                                + connection.library().calls("send").size()
                        > 1) {
            throw outcome.fail(
                    "it threw " + outcome.thrown(),
                    "a number",
                    "A mark was moved to where it cannot be: by -3, maybe, which says INTERRUPTED. A"
                            + " signal may come once more while you ask again: a loop, and not an"
                            + " if.");
        }
        if (outcome.result() != null && outcome.result() < -1) {
            throw outcome.fail(
                    "it returned " + outcome.result(),
                    "-1 or more",
                    "WOULD_BLOCK and INTERRUPTED are between you and Transfer. Your caller knows"
                            + " what every channel says: 0 is not now. And a signal is no answer at"
                            + " all: call again.");
        }
        return outcome;
    }

    void judgeRead(ByteBuffer into, byte[] expected) {
        int before = into.position();
        int limit = into.limit();
        Outcome<Integer> outcome = read(
                "read() with " + Bytes.count(expected.length) + " to get, and room for "
                        + into.remaining() + " from position " + before,
                into);
        int n = outcome.value();
        if (into.limit() != limit) {
            throw outcome.fail(
                    "the limit is " + into.limit(),
                    "" + limit + ", as before",
                    "The limit is the caller's: it says how much room there is. Only the position"
                            + " moves.");
        }
        byte[] got = new byte[expected.length];
        into.get(before, got);
        if (n != expected.length || !Arrays.equals(got, expected)) {
            throw outcome.fail(
                    "it returned " + n + (n == expected.length ? ", and put in other bytes" : ""),
                    expected.length + ", and those bytes",
                    wasInterrupted("recv")
                            ? "A signal came first, and said nothing of the connection: call recv"
                                    + " again, for as long as it says INTERRUPTED."
                            : "All that is there comes with one recv, as far as there is room.");
        }
        if (into.position() != before + n) {
            throw outcome.fail(
                    "the position is " + into.position(),
                    "" + (before + n),
                    "A channel moves the position past what it has put in; the library does not."
                            + " The next read would write over these bytes.");
        }
    }

    private boolean wasInterrupted(String call) {
        return connection.library().calls(call).stream()
                .anyMatch(each -> each.failed() && each.errno() == Errno.EINTR.intValue());
    }

    void judgeNothing(String whom) {
        Outcome<Integer> outcome = read("read() from " + whom, ByteBuffer.allocateDirect(64));
        if (outcome.thrown() != null) {
            throw outcome.fail(
                    "it threw " + outcome.thrown(),
                    "0",
                    "That nothing is there now is what a stream says most of the time. It is an"
                            + " answer, and nothing has gone wrong.");
        }
        if (outcome.value() != 0) {
            throw outcome.fail(
                    "it returned " + outcome.value(),
                    "0",
                    "Nothing now is not the end: the peer may say something in a moment.");
        }
    }

    void judgeEnd() {
        Outcome<Integer> outcome =
                read("read() behind the last byte", ByteBuffer.allocateDirect(64));
        if (outcome.value() != -1) {
            throw outcome.fail(
                    "it returned " + outcome.value(),
                    "-1",
                    "The kernel says 0 for the end; a channel says -1 for it, because its 0 is"
                            + " taken: it means nothing now.");
        }
    }

    void judgeNoRoom() {
        Outcome<Integer> outcome = read(
                "read() into a buffer that is full, while bytes wait",
                ByteBuffer.allocateDirect(0));
        if (outcome.value() != 0) {
            throw outcome.fail(
                    "it returned " + outcome.value(),
                    "0",
                    "Whoever asks the kernel for 0 bytes gets 0, and that looks like an end. There"
                            + " is no room, so there is nothing to ask.");
        }
    }

    void judgeBroken() {
        Outcome<Integer> outcome =
                read("read() after the peer has broken off", ByteBuffer.allocateDirect(64));
        boolean told = outcome.thrown(ErrnoException.class)
                .filter(failed -> failed.errno() == Errno.ECONNRESET)
                .filter(failed -> failed.call().equals("recv"))
                .isPresent();
        if (!told) {
            throw outcome.fail(
                    outcome.thrown() == null
                            ? "it returned " + outcome.result()
                            : "" + outcome.thrown(),
                    "an ErrnoException of recv, with ECONNRESET",
                    "A connection that was broken off has not come to its end: something may be"
                            + " missing, and the caller has to know.");
        }
    }
}
