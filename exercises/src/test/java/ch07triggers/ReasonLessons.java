package ch07triggers;

import ch05ffi.ErrnoException;
import ch05ffi.Fd;
import ch05ffi.Recording;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import jnr.constants.platform.Errno;
import support.Attempt;
import support.Attempt.Outcome;
import support.NativeCall;
import support.Stumbling;

/** Asks a learner's {@code Happened.reason}, and finds out where a wrong answer was looked for. */
final class ReasonLessons {

    private static final Attempt ATTEMPT = HappenedLessons.ATTEMPT;

    /** What errno() says after a call that did not fail: anything. */
    private static final Errno LEFTOVER = Errno.ENOTDIR;

    private final Stumbling<Probe> library;
    private final Recording<Probe> recording;
    private final Outcome<Optional<Errno>> outcome;

    private ReasonLessons(Moments moments, String what, Fd descriptor) {
        library = moments.library().leaves(LEFTOVER.intValue());
        library.forget();
        recording = Recording.of(Probe.class, library.libc());
        outcome = ATTEMPT.run(
                "Happened.reason() of " + what,
                () -> Happened.reason(recording.libc(), descriptor));
    }

    /** Fails if it does not find this reason on a socket. */
    static void reason(Moments moments, String what, Fd socket, Errno expected) {
        ReasonLessons lessons = new ReasonLessons(moments, what, socket);
        lessons.judgeThrown(expected);
        Optional<Errno> found = lessons.outcome.value();
        if (found.isEmpty() || found.get() != expected) {
            throw lessons.outcome.fail(
                    lessons.shown(found), expected.name(), lessons.why(found, expected));
        }
    }

    private void judgeThrown(Errno expected) {
        if (outcome.thrown() instanceof IndexOutOfBoundsException) {
            throw outcome.fail(
                    "it threw " + outcome.thrown(),
                    expected.name(),
                    "A buffer is handed on from its position to its limit, and a relative put moves"
                            + " the position: behind putInt(4) nothing is left of it. putInt(0, 4)"
                            + " moves nothing.");
        }
        if (outcome.thrown() instanceof ErrnoException thrown && thrown.errno() == expected) {
            throw outcome.fail(
                    "it threw " + thrown,
                    "it returns " + expected.name(),
                    "The number that you have found is the answer, and not a failure: the socket"
                            + " could be asked very well.");
        }
    }

    private String why(Optional<Errno> found, Errno expected) {
        List<NativeCall> questions = library.calls("getsockopt");
        if (questions.isEmpty()) {
            return "The error waits on the socket: getsockopt with SO_ERROR takes it from there.";
        }
        if (found.isPresent() && found.get() == LEFTOVER) {
            return "getsockopt has not failed, so errno() says nothing: it is left over from some"
                    + " other call. The answer is in the buffer: getsockopt has written it there.";
        }
        if (questions.size() > 1) {
            return "To ask for SO_ERROR takes the error off the socket, so the first answer had it,"
                    + " and the second has none. Ask once, and keep the number.";
        }
        int value = number(questions.get(0), 3);
        if (value == 4) {
            return "The 4 stands in the buffer for the answer. The answer comes first, and its"
                    + " length after it: getsockopt(fd, level, name, value, length).";
        }
        if (number(questions.get(0), 4) == 0) {
            return "The length says that there is room for 0 bytes, so the kernel has written none."
                    + " Put 4 there before you ask.";
        }
        if (found.isEmpty() && value == expected.intValue()) {
            return "The answer was in the buffer, and you have not looked there: what getsockopt"
                    + " returns is 0, as always when a call has not failed.";
        }
        return "The answer is an int in the buffer that you handed in, in the byte order of this"
                + " machine: ByteOrder.nativeOrder().";
    }

    /** What is in a buffer after the call; 0 if nothing was handed in. */
    private static int number(NativeCall call, int argument) {
        ByteBuffer buffer = (ByteBuffer) call.arguments().get(argument);
        return buffer.remaining() < Integer.BYTES ? 0 : buffer.getInt(0);
    }

    /** Fails if it finds a reason on a socket that has none. */
    static void noReason(Moments moments, String what, Fd socket) {
        ReasonLessons lessons = new ReasonLessons(moments, what, socket);
        Optional<Errno> found = lessons.outcome.value();
        if (found.isPresent()) {
            throw lessons.outcome.fail(
                    lessons.shown(found),
                    "nothing: Optional.empty()",
                    "getsockopt has written 0 into the buffer, which says: there is no error.");
        }
    }

    /** Fails if it says anything of what is no socket. */
    static void cannotBeAsked(Moments moments, Fd pipe) {
        ReasonLessons lessons = new ReasonLessons(moments, "a pipe, which is no socket", pipe);
        boolean told = lessons.outcome.thrown() instanceof ErrnoException thrown
                && thrown.errno() == Errno.ENOTSOCK;
        if (!told) {
            throw lessons.outcome.fail(
                    lessons.outcome.thrown() == null
                            ? lessons.shown(lessons.outcome.value())
                            : "it threw " + lessons.outcome.thrown(),
                    "the ErrnoException of getsockopt, with ENOTSOCK",
                    "The question itself has failed, so there is no answer, and errno says why:"
                            + " this is no socket. Whoever takes that for an answer believes that"
                            + " all is well, or that the pipe has this error.");
        }
    }

    private String shown(Optional<Errno> found) {
        StringJoiner all = new StringJoiner("\n  ");
        all.add("it gave " + found.map(ReasonLessons::name).orElse("nothing"));
        recording.lines().forEach(all::add);
        library.calls("errno").forEach(call -> all.add("" + call));
        return all.toString();
    }

    /** Numbers that are no errno have a name too, of jnr's. */
    private static String name(Errno errno) {
        return errno.defined() ? errno.name() : "a number that is no errno";
    }
}
