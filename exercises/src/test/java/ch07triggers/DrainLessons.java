package ch07triggers;

import ch05ffi.ErrnoException;
import ch07triggers.Drain.Ending;
import java.nio.BufferUnderflowException;
import java.util.Arrays;
import jnr.constants.platform.Errno;
import support.Attempt;
import support.Attempt.Outcome;
import support.Bytes;
import support.Frames;

/**
 * Finds out which of the well-known wrong turns a drain took.
 *
 * @param outcome what came of it
 * @param stage what was called
 * @param wire what was drained
 * @param toldAgain whether the epoll, asked once more, has told of it again
 * @param came the bytes that are in {@code into}
 * @param drains how often it was called by now
 */
record DrainLessons(
        Outcome<Ending> outcome,
        Stage stage,
        Wire wire,
        boolean toldAgain,
        byte[] came,
        int drains) {

    static final Attempt ATTEMPT = Earlier.attempt(
            "all that there is to read in into, and why nothing is left: WOULD_BLOCK or END",
            "Until nothing is left");

    /** Fails if these bytes, and this ending, are not what came of it. */
    void judge(byte[] expected, Ending ending) {
        judgeStopped();
        judgeFlip();
        judgeThrown(ending);
        outcome.value();
        judgeRoom();
        judgeBytes(expected, ending);
        if (outcome.value() != ending) {
            String saw = saw() + "; " + outcome.value() + calls();
            throw outcome.fail(saw, "" + ending, whyNot(ending));
        }
        judgeOnceDry(ending);
    }

    /** Fails if the kernel was asked for nothing, and said so. */
    private void judgeRoom() {
        if (reads().ofNothing > 0) {
            throw outcome.fail(
                    saw() + ", and the last one asked for 0 bytes" + calls(),
                    "a read that asks for as many bytes as the buffer has room",
                    "Whoever asks for nothing gets 0, and that is no end. The buffer was full: its"
                            + " marks stood at the end. clear() it before each read if your get or"
                            + " put moves them.");
        }
    }

    private void judgeOnceDry(Ending ending) {
        if (ending == Ending.WOULD_BLOCK && reads().dry > drains) {
            throw outcome.fail(
                    saw() + ", and " + reads().dry + " of them failed with EAGAIN" + calls(),
                    "a return at the first EAGAIN",
                    "The first EAGAIN is the answer. The next bytes will be an edge of their own,"
                            + " so to ask once more only costs a call.");
        }
    }

    private void judgeStopped() {
        if (!(outcome.thrown() instanceof Stopped stopped)) {
            return;
        }
        boolean overflows = stopped.kind() == Stopped.Kind.OVERFLOWS;
        throw outcome.fail(
                stopped.toString(),
                overflows
                        ? "at most as many bytes asked for as the buffer has room"
                        : "a return at the first EAGAIN, or the first 0",
                overflows
                        ? "The kernel believes the number that you give. It would have written"
                                + " behind the end of the buffer, over whatever is there: clear()"
                                + " the buffer, and ask for as many bytes as it has room."
                        : "You ask on and on, though the answer is known: EAGAIN says that nothing"
                                + " is left for now, and 0 that nothing ever will be. Each of the"
                                + " two ends a drain.",
                stopped.yours());
    }

    private void judgeFlip() {
        if (outcome.thrown() instanceof BufferUnderflowException underflow) {
            throw outcome.fail(
                    saw() + "; then it threw " + underflow,
                    "bytes taken out with get(0, piece), from the front",
                    "You took more out than there is between position and limit. A channel moves"
                            + " the position when it reads, and flip() turns that round; libc.read"
                            + " moves nothing, and so there is nothing to flip.",
                    Frames.yours(underflow.getStackTrace()));
        }
    }

    private void judgeThrown(Ending ending) {
        if (!(outcome.thrown() instanceof ErrnoException thrown)) {
            return;
        }
        if (thrown.errno() == Errno.EAGAIN) {
            throw outcome.fail(
                    saw() + "; then it threw " + thrown.errno().name() + calls(),
                    "" + ending,
                    "EAGAIN is an answer and no accident: nothing at the moment. Every drain that"
                            + " does not meet the end meets it, once. Catch it, and return"
                            + " WOULD_BLOCK; all other errors go on. (EWOULDBLOCK is the same"
                            + " number: Errno says EAGAIN to both.)");
        }
        if (thrown.errno() == Errno.EINTR) {
            throw outcome.fail(
                    saw() + "; then it threw " + thrown.errno().name() + calls(),
                    "" + ending,
                    "EINTR says that a signal came while you were in the call. The connection is"
                            + " as well as before: ask again.");
        }
    }

    private void judgeBytes(byte[] expected, Ending ending) {
        if (Arrays.equals(came, expected)) {
            return;
        }
        boolean isStart = Bytes.startsWith(expected, came);
        if (!isStart || wire.unread() == 0) {
            throw outcome.fail(
                    saw() + ". " + Bytes.difference(expected, came),
                    Bytes.count(expected.length) + " in into, in order, each once",
                    whyOthers(expected, isStart));
        }
        throw outcome.fail(
                saw() + ". " + Bytes.count(wire.unread()) + " are left, and epoll_wait, asked once"
                        + " more, gives " + (toldAgain ? "1" : "0: it says nothing of them")
                        + calls(),
                Bytes.count(expected.length) + " in into, then " + ending,
                reads().count == 1
                        ? "You read once. The edge said that bytes had come, not that they fit in"
                                + " your buffer, and it is not told again: what you leave in there"
                                + " stays in there. Read until EAGAIN."
                        : "You stopped before the kernel's buffer was empty. What you leave in"
                                + " there is not told again: only EAGAIN, or a read of 0, says"
                                + " that nothing is left.");
    }

    private String whyOthers(byte[] expected, boolean isStart) {
        if (!isStart && Bytes.endsWith(expected, came)) {
            return "What was in into before, from the drain before this one, is gone. It is the"
                    + " caller's: what comes now goes behind it.";
        }
        if (came.length > expected.length) {
            return "read() tells how many bytes it has put at the front of the buffer. Behind them"
                    + " is what an earlier read has left there: take as many as it says.";
        }
        return "libc.read puts what comes at the position where the buffer stands, and moves no"
                + " mark. With clear() that is the front; take the bytes from 0 to n out with"
                + " get(0, piece).";
    }

    private String whyNot(Ending ending) {
        if (ending == Ending.WOULD_BLOCK) {
            return "EAGAIN is not the end. It says: nothing at the moment. Who takes it for the"
                    + " end hangs up on a peer that is still thinking.";
        }
        if (reads().ends == 0) {
            return "The last read was short, and there you stopped. A short read says that no more"
                    + " bytes were there, but the end stood behind them. It came in the same"
                    + " edge, and will not be told again: one read more would have met it.";
        }
        return "read() returned 0, and asked for more than 0 bytes it means one thing: nothing will"
                + " ever come any more. (In Java that was -1, and 0 was would block.) Who waits"
                + " for the next edge here waits for ever.";
    }

    /** Fails if a signal in between was taken for anything but nothing. */
    void judgeSignal(byte[] expected, Ending ending) {
        boolean ended = outcome.thrown() == null && reads().lastError == Errno.EINTR;
        if (ended) {
            throw outcome.fail(
                    saw() + "; " + outcome.value() + calls(),
                    Bytes.count(expected.length) + ", then " + ending,
                    "A signal ended your drain, and it has nothing to do with the connection. It is"
                            + " neither EAGAIN nor the end: what came before and after it is the"
                            + " same stream. Ask again.");
        }
        judge(expected, ending);
    }

    /** Fails if a broken connection was anything but an ErrnoException that says so. */
    void judgeReset(byte[] before) {
        judgeStopped();
        judgeFlip();
        boolean told = outcome.thrown() instanceof ErrnoException thrown
                && thrown.errno() == Errno.ECONNRESET;
        if (!told && reads().lastError != Errno.ECONNRESET) {
            throw outcome.fail(
                    saw() + "; " + outcome.value() + calls(),
                    "one read more, which would have said ECONNRESET",
                    "You stopped before the kernel could say that the connection is broken. It"
                            + " comes last, behind the bytes, as the end does.");
        }
        if (!told) {
            String saw = outcome.thrown() == null
                    ? "it returned " + outcome.value()
                    : "it threw " + outcome.thrown();
            throw outcome.fail(
                    saw,
                    "the ErrnoException of read, with ECONNRESET",
                    "The peer broke the connection off, and read() said so once. Whoever swallows"
                            + " that has half a reply and believes in it: of the errors only EAGAIN"
                            + " and EINTR are yours.");
        }
        if (!Arrays.equals(came, before)) {
            throw outcome.fail(
                    saw() + ", when ECONNRESET came",
                    "the " + Bytes.count(before.length) + " that had come before it",
                    "What came before a failure has come. Put it into into as you read it, so that"
                            + " it is there whatever comes next.");
        }
    }

    /** Fails if the drain closed what it was lent. */
    void judgeOpen(boolean closed) {
        if (closed) {
            throw outcome.fail(
                    saw() + ", and then you closed the descriptor",
                    "an open descriptor: it is the caller's",
                    "Who is lent a descriptor does not close it. The end of what the peer says is"
                            + " not the end of the connection.");
        }
    }

    private Calls.Reads reads() {
        return stage.calls().reads(wire.number());
    }

    private String calls() {
        return stage.shown(3, "read");
    }

    private String saw() {
        return Bytes.count(came.length) + " in into after " + reads().count
                + (reads().count == 1 ? " read" : " reads");
    }
}
