package ch05ffi;

import java.util.Arrays;
import java.util.List;
import jnr.constants.platform.Errno;
import support.Attempt;
import support.Attempt.Outcome;
import support.NativeCall;
import support.Stumbling;

/**
 * What the tests of exercise close-once say about an answer that is wrong.
 *
 * @param kernel where its calls go
 * @param fd the one that is closed
 * @param number its number
 */
record FdLessons(Stumbling<Libc> kernel, Fd fd, int number) {

    static final Attempt ATTEMPT = Attempt.of(
                    "one close(), by whoever comes first; after it, no number any more",
                    5,
                    "A descriptor has one owner")
            .after("what-went-wrong", 5, "Minus one, and a number beside it");

    ClosedLessons close(String did) {
        return new ClosedLessons(ATTEMPT.run(did, () -> {
            fd.close();
            return true;
        }));
    }

    /** For other threads: what comes of it, the test sees in the calls. */
    void closeQuietly() {
        try {
            fd.close();
        } catch (ErrnoException | RuntimeException seenElsewhere) {
            // The calls tell.
        }
    }

    Outcome<Integer> number(String did) {
        return ATTEMPT.run(did, fd::number);
    }

    String twice() {
        return "close(); then somebody opens something, and the kernel gives out the lowest number"
                + " that is free: " + number + "; then close() once more";
    }

    /** Fails unless this is the number. */
    void judgeNumber(int got) {
        if (got != number) {
            throw ATTEMPT.fail(
                    "number(), while it is open", "" + got, "" + number, "It is open: its number.");
        }
    }

    /** Fails unless the kernel was asked to close just this one, once. */
    void judgeClosedOnce() {
        List<NativeCall> closes = kernel.calls("close");
        if (closes.size() != 1 || closes.get(0).fd() != number) {
            throw ATTEMPT.fail(
                    "close()",
                    closes.isEmpty()
                            ? "no call of libc.close()"
                            : "these calls:" + Shown.lines(closes),
                    "  close(" + number + ") = 0",
                    "What you do not give back stays open until the program ends: that is a leak."
                            + " The kernel knows descriptors by their numbers, and by nothing else.");
        }
    }

    /** Fails if it is still open. */
    void judgeGone(int flags, boolean isOpen) {
        if (flags != -1 || isOpen) {
            throw ATTEMPT.fail(
                    "close()",
                    "isOpen() is " + isOpen + ", and the kernel "
                            + (flags == -1 ? "has closed it" : "still has it open"),
                    "both say that it is closed",
                    "Who was first is in the field; isOpen() looks there.");
        }
    }

    /** Fails if the second close has reached the kernel, where the number was another's. */
    void judgeSomebodyElse(List<NativeCall> closes, int flags) {
        if (closes.isEmpty()) {
            return;
        }
        throw ATTEMPT.fail(
                twice(),
                "the second close() reached the kernel:" + Shown.lines(closes)
                        + "\n" + "and the other one's next call, on " + number + ": "
                        + (flags == -1 ? "EBADF" : "it works"),
                "only the first close() reaches the kernel",
                "You gave the number back a second time. By then it belonged to somebody else, whose"
                        + " connection you have cut: the kernel sees a number, not who it is from."
                        + " Remember that it is closed, and do nothing.");
    }

    /** Fails if a close that failed was made again: at once, or when it was closed once more. */
    void judgeNotRepeated(Errno reason, boolean onceMore) {
        List<NativeCall> closes = kernel.calls("close");
        if (closes.size() <= 1) {
            return;
        }
        String free = "On Linux the number is free when close() comes back, whatever it says, and"
                + " another thread may have it by now.";
        throw ATTEMPT.fail(
                "close(), which fails with " + reason.name()
                        + (onceMore ? "; then close() once more" : ""),
                "these calls:" + Shown.lines(closes),
                "one close(), and what it reports is told",
                onceMore
                        ? "It failed, but that is no reason to close it once more. " + free
                        : "You tried again. " + free
                                + " close() is the one call that is not repeated, EINTR or not.");
    }

    /** Fails unless the number was refused. */
    void judgeRefused(Outcome<Integer> asked) {
        if (asked.thrown() instanceof IllegalStateException) {
            return;
        }
        throw asked.fail(
                asked.thrown() == null ? "" + asked.result() : "it threw " + asked.thrown(),
                "an IllegalStateException",
                asked.thrown() == null
                        ? "After close() the number is anybody's. Whoever writes to it now writes"
                                + " into a stranger's connection, and the kernel sees nothing"
                                + " wrong with that."
                        : "It is not the kernel that fails here, but the program: it uses what"
                                + " it has closed.");
    }

    /** Fails unless the refusal names this method as the one that closed. */
    void judgeCulprit(Outcome<Integer> asked, String method) {
        judgeRefused(asked);
        Throwable cause = asked.thrown().getCause();
        String expected = "an IllegalStateException whose cause is the place of the first close:"
                + " in its stack, " + method + "()";
        if (cause == null) {
            throw asked.fail(
                    "it threw " + asked.thrown() + ", without a cause",
                    expected,
                    "Closed, but by whom? The line that is told is the one that used it, and that"
                            + " one is innocent. A Throwable remembers where it was made: make one"
                            + " in close(), and let it be the cause here.");
        }
        if (Arrays.stream(cause.getStackTrace())
                .noneMatch(frame -> frame.getMethodName().equals(method))) {
            throw asked.fail(
                    "the cause was made here: " + first(cause),
                    expected,
                    madeInClose(cause)
                            ? "The first one closed it; the second found it closed, and did"
                                    + " nothing. You have put the blame on the second: keep the"
                                    + " first, and let nobody overwrite it."
                            : "A Throwable has the stack of where it was made. So make it in"
                                    + " close(), not before and not after.");
        }
    }

    private static boolean madeInClose(Throwable cause) {
        return cause.getStackTrace()[0].getMethodName().equals("close");
    }

    private static String first(Throwable cause) {
        return cause.getStackTrace().length == 0 ? "nowhere" : "" + cause.getStackTrace()[0];
    }

    /** Fails if a close in the middle of the first reached the kernel too. */
    void judgeMeanwhile(boolean marked) {
        List<NativeCall> closes = kernel.calls("close");
        if (closes.size() <= 1) {
            return;
        }
        throw ATTEMPT.fail(
                "close(); while the kernel is at it, close() in another thread",
                closes.size() + " calls of libc.close():" + Shown.lines(closes),
                "one: whoever comes second finds it closed",
                marked
                        ? "It was marked as closed, and the second one closed it nevertheless:"
                                + " whether compareAndSet was the first to mark it, it returns."
                        : "You mark it as closed when the kernel has closed it. Between the two,"
                                + " others find it open, and close it as well. Mark it first, in"
                                + " one step with the question whether it is marked:"
                                + " compareAndSet does both.");
    }
}
