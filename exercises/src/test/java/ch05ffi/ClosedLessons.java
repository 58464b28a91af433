package ch05ffi;

import jnr.constants.platform.Errno;

import support.Attempt.Outcome;
import support.Thrown;

/**
 * What there is to say about one close that was tried, in exercise close-once.
 *
 * @param outcome what came of it
 */
record ClosedLessons(Outcome<Boolean> outcome) {

    /** Whatever came of it, another question follows. */
    void ignore() {}

    /** Fails if it threw. */
    void judge() {
        outcome.value();
    }

    /** Fails if it threw, and it was not the first. */
    void judgeSilent() {
        if (outcome.thrown() != null) {
            throw outcome.fail(
                    "it threw " + outcome.thrown(),
                    "nothing: it is closed, as it should be",
                    "An owner that is closed already has what the caller wants. A try block"
                            + " that closes early, and closes once more at its end, is no"
                            + " mistake: AutoCloseable asks for a close() that takes that.");
        }
    }

    /** Fails unless it threw this. */
    void judgeTold(Errno reason) {
        if (outcome.thrown() instanceof ErrnoException thrown && thrown.errno() == reason) {
            return;
        }
        throw outcome.fail(
                outcome.thrown() == null ? "nothing was thrown" : "it threw " + outcome.thrown(),
                "an ErrnoException with " + reason.name(),
                outcome.thrown() == null
                        ? "The kernel reported an error, and nobody heard of it. close() may be"
                                + " the first to learn that something written before was lost:"
                                + " hand its result to Syscall.check."
                        : Thrown.insteadOfIOException(outcome.thrown()));
    }
}
