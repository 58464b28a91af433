package ch08poll;

import ch05ffi.ErrnoException;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import jnr.constants.platform.Errno;
import support.Attempt;
import support.Attempt.Outcome;
import support.Bytes;
import support.NativeCall;

/** Reads and writes through a learner's stream, and says which answer was mistaken for which. */
final class SocketStreamLessons {

    private static final Attempt ATTEMPT = Attempt.of(
                    "read and write that answer as Java's channels do", 8, "Sources")
            .after("what-went-wrong", 5, "Minus one, and a number beside it")
            .after("close-once", 5, "A descriptor has one owner");
    private static final int MANY = 1_000;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int ERROR_IN_BYTES = 40; // no exception is smaller

    private final Connection connection;

    SocketStreamLessons(Connection connection) {
        this.connection = connection;
    }

    private Outcome<Integer> read(String did, ByteBuffer into) {
        Outcome<Integer> outcome = ATTEMPT.run(did, () -> connection.ours().read(into));
        return judgeCall(outcome);
    }

    private static Outcome<Integer> judgeCall(Outcome<Integer> outcome) {
        if (outcome.thrown() instanceof Guard.Overflow) {
            throw outcome.fail(
                    outcome.thrown().getMessage() + "; it was stopped",
                    "as many as remaining() says",
                    "The kernel believes the number. From the position on there is only room for"
                            + " what remains; behind that lies somebody else's memory.");
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
        Outcome<Integer> outcome = read(
                "read() with " + Bytes.count(expected.length) + " to get, and room for "
                        + into.remaining() + " from position " + before,
                into);
        int n = outcome.value();
        byte[] got = new byte[expected.length];
        into.get(before, got);
        if (n != expected.length || !Arrays.equals(got, expected)) {
            throw outcome.fail(
                    "it returned " + n + (n == expected.length ? ", and put in other bytes" : ""),
                    expected.length + ", and those bytes",
                    "All that is there comes with one recv, as far as there is room.");
        }
        if (into.position() != before + n) {
            throw outcome.fail(
                    "the position is " + into.position(),
                    "" + (before + n),
                    "A channel moves the position past what it has put in; the library does not."
                            + " The next read would write over these bytes.");
        }
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

    void judgeWrite(byte[] bytes) throws IOException {
        ByteBuffer from = ByteBuffer.allocateDirect(bytes.length + 7)
                .position(7)
                .put(bytes)
                .flip();
        from.position(7);
        Outcome<Integer> outcome = judgeCall(ATTEMPT.run(
                "write() of " + Bytes.count(bytes.length) + " from position 7",
                () -> connection.ours().write(from)));
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

    void judgeFull() {
        ByteBuffer from = ByteBuffer.allocateDirect(10);
        Outcome<Integer> outcome = judgeCall(ATTEMPT.run(
                "write() of 10 bytes, while the kernel has no room",
                () -> connection.ours().write(from)));
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

    void judgeBroken() {
        Outcome<Integer> outcome =
                read("read() after the peer has broken off", ByteBuffer.allocateDirect(64));
        boolean told = outcome.thrown(ErrnoException.class)
                .filter(failed -> failed.errno() == Errno.ECONNRESET)
                .isPresent();
        if (!told) {
            throw outcome.fail(
                    outcome.thrown() == null
                            ? "it returned " + outcome.result()
                            : "" + outcome.thrown(),
                    "an ErrnoException with ECONNRESET",
                    "A connection that was broken off has not come to its end: something may be"
                            + " missing, and the caller has to know.");
        }
    }

    /** On some processors jnr-ffi makes an object for each call: that is not counted. */
    void judgeGarbage() {
        TcpStream bare = connection.bare();
        ByteBuffer room = ByteBuffer.allocateDirect(64);
        long bytes = ATTEMPT.get("read() from a peer that says nothing, 1,000 times", () -> {
            ask(bare, room); // what is loaded once is loaded now
            connection.askTheKernel(MANY, room);
            long kernel = allocated(() -> connection.askTheKernel(MANY, room));
            return (allocated(() -> ask(bare, room)) - kernel) / MANY;
        });
        if (bytes >= ERROR_IN_BYTES) {
            throw ATTEMPT.fail(
                    "read() from a peer that says nothing, 1,000 times",
                    bytes + " bytes of new objects each time",
                    "none",
                    "An exception that is caught has been made before, with its whole stack trace."
                            + " Transfer.of says WOULD_BLOCK by a number.");
        }
    }

    private interface Asking {
        void ask() throws IOException;
    }

    private static long allocated(Asking asking) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        asking.ask();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static void ask(TcpStream stream, ByteBuffer room) throws IOException {
        for (int i = 0; i < MANY; i++) {
            stream.read(room.clear());
        }
    }
}
