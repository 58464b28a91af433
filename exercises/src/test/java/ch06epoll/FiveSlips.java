package ch06epoll;

import ch05ffi.ErrnoException;
import ch05ffi.SysEpoll;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.List;
import jnr.constants.platform.Errno;
import support.Bytes;
import support.NativeCall;

/** The slips that show as something else: they are looked for before anything else is said. */
record FiveSlips(FiveLessons lessons) {

    private static final String MOVED =
            "The kernel writes where the buffer's position is, and moves"
                    + " nothing: position and limit are yours. After a read the n bytes lie at 0 to n - 1;"
                    + " get(0, piece), with an index, takes them and moves nothing either.";
    private static final String PART = "One read brings what has come so far, and that can be a"
            + " part. Keep it, and read again when there is more: a reply is complete when read"
            + " gives 0.";

    /** Fails if it was one of them. */
    void judge() {
        judgeThrown();
        judgeEarly();
        judgeRoom();
        judgeFlags();
    }

    private void judgeThrown() {
        Throwable thrown = lessons.outcome().thrown();
        String why = thrown == null ? "" : why(thrown);
        if (!why.isEmpty()) {
            throw lessons.fail("it threw " + thrown + lessons.gate().transcript(), "", why);
        }
    }

    private String why(Throwable thrown) {
        if (thrown instanceof BufferUnderflowException) {
            return MOVED;
        }
        if (thrown instanceof ConcurrentModificationException) {
            return "Whoever comes to its end leaves open, while your loop goes through it. Go"
                    + " through a copy: List.copyOf(open).";
        }
        if (thrown instanceof IndexOutOfBoundsException && cameFrom("remove", thrown)) {
            return "remove(int) takes away what stands at that place in the list, whoever that is."
                    + " remove(Object) takes away the one you mean: hand it the Exchange.";
        }
        if (thrown instanceof IllegalStateException
                && String.valueOf(thrown.getMessage()).endsWith("is closed")) {
            return lessons.usesPoll()
                    ? StopLessons.INVALID + " (Is the right one out of your list? remove(int) takes"
                            + " away a place, and remove(Object) the one you mean.)"
                    : "Whoever is closed has no number any more, and epoll can be told nothing of"
                            + " it. First off the list, then closed.";
        }
        return "";
    }

    private static boolean cameFrom(String method, Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith("java.util.")
                        && frame.getMethodName().equals(method));
    }

    /** Told before anybody could know. */
    private void judgeEarly() {
        for (Told.Event event : lessons.told().events()) {
            if (event.early()) {
                throw lessons.fail(
                        "told of " + event + ", and its end had not come"
                                + (event.problem() == null ? "" : ": " + shown(event.problem()))
                                + lessons.gate().transcript(),
                        "told of when its end comes: it may take a while",
                        event.problem() == null
                                ? "Whose reply it is, its Exchange knows: index(). And it ends with"
                                        + " a read that gives 0."
                                : whyFailed(event.problem()));
            }
        }
    }

    private boolean saidAgain() {
        List<NativeCall> reads = lessons.gate().cues().calls("read");
        return reads.stream()
                .anyMatch(read -> read.failed() && read.errno() == Errno.EAGAIN.intValue());
    }

    /** Why a request failed whose reply came as a whole, or will. */
    String whyFailed(IOException problem) {
        if (problem instanceof ErrnoException failed && failed.errno() == Errno.EAGAIN) {
            return "EAGAIN is no failure: there is nothing to read now, whatever was reported a"
                    + " moment ago. Who is told of a false alarm goes back to wait.";
        }
        if (problem != null && String.valueOf(problem.getMessage()).indexOf('\0') >= 0) {
            return "Of all that lies in the buffer only the first n bytes have come, and n is what"
                    + " read has returned. Behind them is what was there before.";
        }
        return saidAgain()
                ? "read has given -1, and errno is EAGAIN: there is nothing now. That is no end. At"
                        + " the end, read gives 0."
                : PART;
    }

    /** A problem, in a line. */
    static String shown(IOException problem) {
        String text = problem.toString();
        return text.length() < 160 && text.indexOf('\0') < 0
                ? text
                : Bytes.quoted(Bytes.of(text), 160);
    }

    /** A read that would go beyond the buffer, or bring nothing. */
    private void judgeRoom() {
        if (lessons.outcome().thrown() instanceof Stop stop
                && (stop.why() == Stop.Why.OVERREAD || stop.why() == Stop.Why.NO_ROOM)) {
            throw lessons.fail(
                    stop + ":" + lessons.gate().transcript(),
                    "as many bytes as there are from the buffer's position to its limit, at most",
                    stop.why() == Stop.Why.NO_ROOM
                            ? "Whoever wants 0 bytes gets 0, and takes that for the end. " + MOVED
                            : "The kernel believes you, and would write behind the end of the"
                                    + " buffer, onto whatever is there; this test has stopped the"
                                    + " call. "
                                    + MOVED);
        }
    }

    /** A mask that asks for more than the chapter does, and a loop that is not made for it. */
    private void judgeFlags() {
        int flags = lessons.gate().reported().flags();
        if (!(lessons.outcome().thrown() instanceof Stop stop)) {
            return;
        }
        if (stop.why() == Stop.Why.IN_VAIN && (flags & SysEpoll.EPOLLOUT) != 0) {
            throw lessons.fail(
                    stop + ":" + lessons.gate().transcript(),
                    "EPOLLIN alone",
                    "EPOLLOUT asks for room to write, and there is room nearly always: each wait"
                            + " comes back at once. Ask for what you wait for.");
        }
        if ((flags & (SysEpoll.EPOLLET | SysEpoll.EPOLLONESHOT)) != 0) {
            throw lessons.fail(
                    stop + ":" + lessons.gate().transcript(),
                    "EPOLLIN alone",
                    "The mask has another flag. EPOLLET tells of what is new, once, and"
                            + " EPOLLONESHOT tells once and no more: one read for each event is"
                            + " too little then. Chapter 7 is about both.");
        }
    }
}
