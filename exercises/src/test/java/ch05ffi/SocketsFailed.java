package ch05ffi;

import java.util.List;
import java.util.Optional;
import jnr.constants.platform.Errno;
import support.Attempt.Outcome;
import support.Lesson;
import support.NativeCall;
import support.Stumbling;
import support.Thrown;

/**
 * What came of a call of exercise sockets-by-hand that is expected to fail.
 *
 * @param before what was open before it
 * @param kernel where its calls went
 */
record SocketsFailed<T>(Outcome<T> outcome, List<Integer> before, Stumbling<Libc> kernel) {

    /** Fails unless just this was told, and nothing was left open, and nothing closed twice. */
    void judge(String call, Errno reason) {
        if (outcome.thrown() == null) {
            throw nothingTold(call, reason);
        }
        judgeClosed();
        judgeTold(call, reason);
    }

    /** Fails unless just this was told. */
    void judgeTold(String call, Errno reason) {
        if (outcome.thrown() == null) {
            throw nothingTold(call, reason);
        }
        if (!(outcome.thrown() instanceof ErrnoException thrown)) {
            throw outcome.fail(
                    "it threw " + outcome.thrown(),
                    expected(call, reason),
                    Thrown.insteadOfIOException(outcome.thrown()));
        }
        if (!thrown.call().equals(call) || thrown.errno() != reason) {
            throw outcome.fail(
                    "it threw " + thrown + shown(kernel),
                    expected(call, reason),
                    thrown.call().equals("close")
                            ? "The close failed as well, and its exception took the place of the"
                                    + " one that matters: why there is no socket. Catch it, and"
                                    + " add it to the first one with addSuppressed."
                            : "The first call that fails is the reason. Whatever is called after"
                                    + " it, fails for that.");
        }
    }

    private static String expected(String call, Errno reason) {
        return "an ErrnoException: " + call + ", " + reason.name();
    }

    private Lesson.Failure nothingTold(String call, Errno reason) {
        return outcome.fail(
                "it returned " + outcome.result() + shown(kernel),
                expected(call, reason),
                whyNothing(call, reason));
    }

    private String whyNothing(String call, Errno reason) {
        if (kernel.calls(call).stream().noneMatch(NativeCall::failed)) {
            return call + "() was not asked for what the test has asked of you, so it had nothing"
                    + " to refuse. Look at its arguments: is the port the one that was given?";
        }
        if (Optional.empty().equals(outcome.result())) {
            return "Not every -1 means that nobody is there: " + reason.name() + " says that"
                    + " something is wrong, and the caller goes on waiting for a connection that"
                    + " will never be accepted. Only EAGAIN is nobody.";
        }
        return call + "() said -1, and nobody looked: a function of C throws nothing. The caller"
                + " gets something that looks like a socket and is none. Each result goes through"
                + " Syscall.check.";
    }

    private void judgeClosed() {
        if (!kernel.strays().isEmpty()) {
            throw outcome.fail(
                    "a close of what was not open:" + shown(kernel),
                    "no such close",
                    "Without a socket there is nothing to close, and what is closed already has"
                            + " another owner soon.");
        }
        if (kernel.open().size() > before.size()) {
            throw outcome.fail(
                    "descriptor " + kernel.open().get(before.size()) + " is still open:"
                            + shown(kernel),
                    "each that was opened here is closed, as the caller gets none",
                    "The first step went well and left you an open descriptor; the second one"
                            + " failed. The caller gets an exception, and so can't close it: that"
                            + " is for you to do. A server that tries again each second has no"
                            + " descriptor left before long.");
        }
    }

    /** The calls that were made, a line for each. */
    static String shown(Stumbling<Libc> kernel) {
        return Shown.lines(kernel.calls().stream()
                .filter(call -> !call.name().equals("errno"))
                .toList());
    }
}
