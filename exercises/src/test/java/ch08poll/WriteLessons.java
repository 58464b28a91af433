package ch08poll;

import ch05ffi.ErrnoException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import jnr.constants.platform.Errno;
import support.Attempt;
import support.Attempt.Outcome;
import support.Bytes;
import support.NativeCall;

/** Writes through a learner's stream, and says what was believed to be written. */
final class WriteLessons {

    private static final Attempt ATTEMPT = SocketStreamLessons.ATTEMPT;
    private static final int MSG_NOSIGNAL = 0x4000;

    private final Connection connection;

    WriteLessons(Connection connection) {
        this.connection = connection;
    }

    private Outcome<Integer> write(String did, ByteBuffer from) {
        return SocketStreamLessons.judgeCall(
                connection, ATTEMPT.run(did, () -> connection.ours().write(from)));
    }

    void judgeWrite(byte[] bytes) throws IOException {
        ByteBuffer from = ByteBuffer.allocateDirect(bytes.length + 7)
                .position(7)
                .put(bytes)
                .flip();
        from.position(7);
        Outcome<Integer> outcome =
                write("write() of " + Bytes.count(bytes.length) + " from position 7", from);
        if (outcome.value() != bytes.length) {
            throw outcome.fail(
                    "it returned " + outcome.value(),
                    "" + bytes.length,
                    "There is room for all of them, and the number says how many were taken.");
        }
        if (from.hasRemaining()) {
            throw outcome.fail(
                    from.remaining() + " bytes remain in the buffer",
                    "none",
                    "What was taken is gone: move the position past it, or it is written once more"
                            + " with the next call.");
        }
        byte[] heard = connection.heard(bytes.length);
        if (!Arrays.equals(heard, bytes)) {
            throw outcome.fail(
                    "other bytes have arrived",
                    "those from position to limit",
                    "The library sends from the buffer's position on.");
        }
    }

    /** More than the kernel has room for: it takes a part. */
    void judgePart(byte[] bytes) throws IOException {
        ByteBuffer from = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        Outcome<Integer> outcome =
                write("write() of " + bytes.length + " bytes, more than there is room for", from);
        int taken = taken();
        if (outcome.thrown() != null || outcome.result() != taken) {
            throw outcome.fail(
                    outcome.thrown() == null
                            ? "it returned " + outcome.result()
                            : "it threw " + outcome.thrown(),
                    taken + ": so many has the kernel taken",
                    "A part is an answer too. The caller learns how many bytes have gone, keeps the"
                            + " rest, and comes again when there is room.");
        }
        if (from.position() != taken || from.limit() != bytes.length) {
            throw outcome.fail(
                    "of " + taken + " bytes taken; the position is " + from.position()
                            + ", and the limit " + from.limit(),
                    "position " + taken + ", and limit " + bytes.length + " as before",
                    "What was not taken is still to be written: it stays between position and"
                            + " limit, or nobody will ever send it.");
        }
        if (!Arrays.equals(connection.heard(taken), Arrays.copyOf(bytes, taken))) {
            throw outcome.fail(
                    "other bytes have arrived",
                    "the first " + taken,
                    "The library sends from the buffer's position on.");
        }
    }

    /** How many bytes the kernel has taken. */
    private int taken() {
        return connection.library().calls("send").stream()
                .mapToInt(send -> Math.max(0, send.result().intValue()))
                .sum();
    }

    void judgeEmpty() {
        Outcome<Integer> outcome = write("write() of no bytes", ByteBuffer.allocateDirect(0));
        if (outcome.thrown() != null || outcome.result() != 0) {
            throw outcome.fail(
                    outcome.thrown() == null
                            ? "it returned " + outcome.result()
                            : "it threw " + outcome.thrown(),
                    "0",
                    "Nothing was to be written, and nothing was. -1 is what a read says of the end;"
                            + " a write knows no end.");
        }
    }

    void judgeFull() {
        ByteBuffer from = ByteBuffer.allocateDirect(10);
        Outcome<Integer> outcome = write("write() of 10 bytes, while the kernel has no room", from);
        if (outcome.thrown() != null || outcome.result() != 0 || from.remaining() != 10) {
            throw outcome.fail(
                    outcome.thrown() == null
                            ? "it returned " + outcome.result() + ", and " + from.remaining()
                                    + " remain"
                            : "it threw " + outcome.thrown(),
                    "0, and all 10 remain",
                    "No room now is an answer: nothing was taken, and the caller tries again when"
                            + " the queue says writable.");
        }
    }

    /** Fails if a write may bring a signal. */
    void judgeQuiet(byte[] bytes) throws IOException {
        judgeWrite(bytes);
        for (NativeCall send : connection.library().calls("send")) {
            if (((Integer) send.arguments().get(3) & MSG_NOSIGNAL) == 0) {
                throw ATTEMPT.fail(
                        "write()",
                        "send(2) with the flags " + send.arguments().get(3),
                        "MSG_NOSIGNAL among them",
                        "When the peer is gone, the kernel sends SIGPIPE beside the error, and in a"
                                + " program that does not expect it, that is the end. An errno is"
                                + " enough.");
            }
        }
    }

    /** After the reset was told to a read, each write is told too. */
    void judgeBroken() {
        Outcome<Integer> outcome = write(
                "write() after the peer has broken off, and a read has said so",
                ByteBuffer.allocateDirect(10));
        boolean told = outcome.thrown(ErrnoException.class)
                .filter(failed -> failed.errno() == Errno.EPIPE)
                .filter(failed -> failed.call().equals("send"))
                .isPresent();
        if (!told) {
            throw outcome.fail(
                    outcome.thrown() == null
                            ? "it returned " + outcome.result()
                            : "" + outcome.thrown(),
                    "an ErrnoException of send, with EPIPE",
                    "Nobody will ever read this. A number would say that it may be tried again"
                            + " later, and the caller would wait for room for ever.");
        }
    }
}
