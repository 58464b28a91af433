package ch05ffi;

import java.util.List;
import jnr.constants.platform.Errno;
import support.Attempt;
import support.Attempt.Outcome;
import support.Lesson;
import support.NativeCall;
import support.Thrown;

/**
 * Finds out which of the well-known wrong turns the exercise what-went-wrong took.
 *
 * @param outcome what came of a check
 */
record SyscallLessons(Outcome<Integer> outcome) {

    static final Attempt ATTEMPT = Attempt.of(
            "what the function returned or, if that is -1, an ErrnoException that says which"
                    + " call, on which descriptor, and why",
            5,
            "Minus one, and a number beside it");

    static String did(String call, int fd, long result) {
        return call + "() returned " + result + "; then Syscall.check(libc, \"" + call + "\", " + fd
                + ", " + result + ")";
    }

    /** Fails unless the check has handed this on. */
    void judgeResult(int expected) {
        if (outcome.thrown() != null) {
            throw outcome.fail(
                    "it threw " + outcome.thrown(),
                    expected + ", handed on",
                    expected == 0
                            ? "0 is no failure: close() says with it that all is done, and read()"
                                    + " that the end was reached. Failed is -1, and nothing else."
                            : "Only -1 says that a call has failed. Any other number is what the"
                                    + " caller asked for: a descriptor, a count, an id.");
        }
        if (outcome.value() != expected) {
            throw outcome.fail(
                    "" + outcome.value(),
                    expected + ", handed on as it is",
                    "The caller needs what the function has returned: a new descriptor, say,"
                            + " which nobody can close any more once its number is lost.");
        }
    }

    /** Likewise, where errno holds a number that means nothing. */
    void judgeSuccess(int expected, Errno leftover) {
        if (outcome.thrown() instanceof ErrnoException thrown && thrown.errno() == leftover) {
            throw outcome.fail(
                    "it threw " + thrown,
                    expected + ", handed on: the call went well",
                    "A call that goes well does not set errno back. What you read there,"
                            + " " + leftover.name() + ", is left over from some earlier call. Ask"
                            + " the result first: only after a -1 does errno mean anything.");
        }
        judgeResult(expected);
    }

    /** Fails unless the check threw just this. */
    void judgeFailure(String call, int fd, Errno errno, List<NativeCall> calls) {
        judgeOrder(calls, errno);
        String expected = "an ErrnoException: " + new ErrnoException(call, fd, errno).getMessage();
        if (outcome.thrown() == null) {
            throw outcome.fail("it returned " + outcome.value(), expected, whyThrow(errno));
        }
        if (!(outcome.thrown() instanceof ErrnoException thrown)) {
            throw outcome.fail("it threw " + outcome.thrown(), expected, whyThis());
        }
        String saw = "it threw " + thrown;
        if (thrown.errno() != errno) {
            throw outcome.fail(saw, expected, whyErrno(thrown.errno(), errno, calls));
        }
        if (!thrown.call().equals(call)) {
            throw outcome.fail(
                    saw, expected, "The name of the call is a parameter: put it in as it is.");
        }
        if (thrown.fd() != fd) {
            throw outcome.fail(saw, expected, whyDescriptor(thrown.fd(), fd));
        }
    }

    private static String whyThrow(Errno errno) {
        return switch (errno) {
            case EAGAIN, EINTR ->
                errno.name() + " may be harmless, but whether it is, only the caller knows: one"
                        + " comes back later, another has a deadline. Here, a -1 that is returned"
                        + " is used as if it were a count of bytes.";
            default ->
                "In C everybody has to look for -1 after each call, and somebody forgets it. Here"
                        + " is the one place that looks. A -1 that is handed on is used as a"
                        + " descriptor, or as a length.";
        };
    }

    private String whyThis() {
        return outcome.thrown() instanceof RuntimeException
                ? Thrown.insteadOfIOException(outcome.thrown())
                : "Callers decide by errno() what to do next: wait, try again, give up. From this"
                        + " exception they would have to read it out of a text.";
    }

    private static String whyErrno(Errno got, Errno expected, List<NativeCall> calls) {
        if (calls.stream().noneMatch(call -> call.name().equals("errno"))) {
            return "You took the result for the reason. The -1 only says that there is one."
                    + " Inside the kernel it is returned as a negative number, but the C library"
                    + " puts it aside and returns -1: ask libc.errno() for it.";
        }
        Errno[] all = Errno.values();
        if (expected.intValue() < all.length && all[expected.intValue()] == got) {
            return "errno is " + expected.intValue() + ", and you took the constant at that"
                    + " place of the list. The list is in an order of its own: Errno.valueOf("
                    + expected.intValue() + ") finds the one that has this number.";
        }
        return "libc.errno() said " + expected.intValue() + ". Errno.valueOf() finds its name.";
    }

    private static String whyDescriptor(int got, int expected) {
        if (got == -1) {
            return "The descriptor got lost: descriptor -1 is the result of the failed call, or"
                    + " none at all. Of a thousand connections, " + expected + " is the one that"
                    + " has a problem, and the message is to say so.";
        }
        return "The descriptor is a parameter: put it in as it is.";
    }

    /** Fails if anything was called between the failure and the question why. */
    private void judgeOrder(List<NativeCall> calls, Errno errno) {
        if (calls.size() < 2 || calls.get(1).name().equals("errno")) {
            return;
        }
        Lesson lesson = outcome.lesson().saw("this order:" + Shown.lines(calls));
        throw lesson.expected("errno(), directly after " + calls.get(0).name() + "()")
                .why("There is one errno for all calls of a thread. The call in between has left"
                        + " a number of its own there, and " + errno.name() + " is gone. First"
                        + " errno, then everything else.")
                .read(5, "Minus one, and a number beside it");
    }
}
