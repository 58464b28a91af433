package ch06epoll;

import ch05ffi.ErrnoException;
import ch05ffi.Fd;
import java.util.List;
import java.util.Set;
import jnr.constants.platform.Errno;
import support.Attempt.Outcome;
import support.Lesson;
import support.NativeCall;
import support.Thrown;

/**
 * What there is to learn from what came of the steps.
 *
 * @param queue the steps
 * @param gate where its calls went
 */
record EpollLessons(Queue queue, Gate gate) {

    private static final int O_CLOEXEC = 02000000;

    /** Fails unless just these were reported. */
    void judgeTokens(Queue.Waited waited, Set<Long> expected) {
        if (waited.count() == expected.size() && expected.equals(Set.copyOf(waited.tokens()))) {
            return;
        }
        throw Queue.WAITING.fail(
                queue.did(),
                "the tokens " + waited.tokens() + gate.transcript(),
                "the tokens " + expected,
                whyTokens(waited, expected));
    }

    private String whyTokens(Queue.Waited waited, Set<Long> expected) {
        if (waited.count() == expected.size() && gate.reported().tokens().equals(expected)) {
            return "The kernel has written them, and not into the array that was handed in: what"
                    + " stands there is what stood there before. Give it events.memory().";
        }
        if (waited.count() != expected.size() && waited.tokens().containsAll(expected)) {
            return "How many events there are is what epoll_wait returns, and wait() returns just"
                    + " that.";
        }
        return "Bytes are there, and not everybody was told. The kernel was asked as it should be,"
                + " so look at what becomes of its answer.";
    }

    /** Fails if anything was reported. */
    void judgeSilent(Queue.Waited waited, String after) {
        if (waited.count() != 0) {
            throw Queue.WAITING.fail(
                    queue.did(),
                    waited.count() + " events" + gate.transcript(),
                    "0: nobody is to be reported after " + after,
                    "What the kernel says is the result: so many events, and 0 is none. And it"
                            + " reports what is on its list, with the mask that stands there.");
        }
    }

    /** Fails unless it was refused for this reason, and the exception says of whom. */
    void judgeRefused(Outcome<Boolean> outcome, Fd fd, Errno reason) {
        if (!(outcome.thrown() instanceof ErrnoException failed)) {
            throw outcome.thrown() == null ? silent(outcome, reason) : threw(outcome, reason);
        }
        if (failed.errno() != reason) {
            throw outcome.fail(
                    "it threw " + outcome.thrown() + gate.transcript(),
                    "an ErrnoException with " + reason.name(),
                    "The kernel says why: hand its result to Syscall.check at once.");
        }
        if (!failed.call().equals("epoll_ctl")) {
            throw outcome.fail(
                    failed.call() + " failed",
                    "epoll_ctl failed",
                    "The exception names the call that was refused, as the kernel's pages do: it is"
                            + " what the reader of the message will look up.");
        }
        if (failed.fd() != fd.number()) {
            throw outcome.fail(
                    failed.call() + " failed, on descriptor " + failed.fd(),
                    "epoll_ctl, on descriptor " + fd.number(),
                    "Two descriptors are in this call, and one of them is the epoll's, which is in"
                            + " order. Name the one that was refused: of hundreds, the reader of"
                            + " the message has to find it.");
        }
    }

    private Lesson.Failure silent(Outcome<Boolean> outcome, Errno reason) {
        long calls = gate.cues().calls("epoll_ctl").stream()
                .filter(NativeCall::failed)
                .count();
        String why = calls == 0
                ? "The kernel was not asked, or not for this."
                : switch (reason) {
                    case EEXIST ->
                        "EEXIST says that your list and the kernel's differ. To modify the row"
                                + " instead hides that, and changes the token of somebody you did"
                                + " not know about. Let the caller hear of it.";
                    default ->
                        "The kernel refused, and nobody heard of it: epoll_ctl returned -1. The"
                                + " caller goes to sleep, and waits for what will never be reported."
                                + " Hand the result to Syscall.check.";
                };
        return outcome.fail(
                "nothing was thrown" + gate.transcript(),
                "an ErrnoException with " + reason.name(),
                why);
    }

    private Lesson.Failure threw(Outcome<?> outcome, Errno reason) {
        return outcome.fail(
                "it threw " + outcome.thrown(),
                "an ErrnoException with " + reason.name(),
                Thrown.insteadOfIOException(outcome.thrown()));
    }

    /** Fails unless the failure of a wait was told. */
    void judgeWaitRefused(Outcome<Queue.Waited> outcome, Errno reason) {
        if (Queue.reason(outcome) == reason) {
            return;
        }
        if (outcome.thrown() != null) {
            throw threw(outcome, reason);
        }
        throw outcome.fail(
                "it returned " + outcome.result().count() + gate.transcript(),
                "an ErrnoException with " + reason.name(),
                "-1 is no number of events, and 0 would mean that the time was up. The caller has"
                        + " to know which it was: EINTR, too, is told here. What to do about it,"
                        + " the next exercise decides.");
    }

    /** Fails unless all of them were seen in the end. */
    void judgeAllSeen(Set<Long> seen, Set<Long> expected) {
        if (!seen.equals(expected)) {
            throw Queue.WAITING.fail(
                    queue.did(),
                    "the tokens " + seen + " in three waits" + gate.transcript(),
                    "all of " + expected,
                    "Who was ready and did not fit stays on the kernel's list, and is next.");
        }
    }

    /** Fails unless the last wait was for this time. */
    void judgeTimeout(int timeout) {
        Gate.Wait last = gate.waits().get(gate.waits().size() - 1);
        if (last.timeout() != timeout) {
            throw Queue.WAITING.fail(
                    queue.did(),
                    "the kernel was asked to wait for " + last.timeout() + " ms",
                    timeout + " ms: -1 is for ever, 0 is not at all",
                    "How long to wait is the caller's to say.");
        }
    }

    /** Fails unless the instance was made with one call, and is closed in programs we start. */
    void judgePrivate() {
        List<NativeCall> made = gate.cues().calls("epoll_create1");
        if (made.size() != 1) {
            throw Queue.MAKING.fail(
                    queue.did(),
                    made.size() + " calls of epoll_create1" + gate.transcript(),
                    "one call of epoll_create1",
                    "One object is one instance of the kernel's.");
        }
        if ((Integer) made.get(0).arguments().get(0) != O_CLOEXEC) {
            throw Queue.MAKING.fail(
                    queue.did(),
                    "it was made so:" + gate.transcript(),
                    "epoll_create1(EPOLL_CLOEXEC)",
                    "Without this flag, every program that this process starts inherits the"
                            + " descriptor. It cannot use it, but keeps it open: and what is on its"
                            + " list stays watched after you have closed yours.");
        }
    }

    /** Fails unless it was told that there is none. */
    void judgeNotMade(Outcome<Boolean> outcome, Errno reason) {
        if (Queue.reason(outcome) == reason) {
            return;
        }
        throw outcome.fail(
                (outcome.thrown() == null ? "nothing was thrown" : "it threw " + outcome.thrown())
                        + gate.transcript(),
                "an ErrnoException with " + reason.name(),
                "epoll_create1 has returned -1, and -1 is no descriptor. An object that owns none"
                        + " fails later, in a place that has nothing to do with it.");
    }

    /** Fails unless its own descriptor is closed, and nothing else. */
    void judgeClosed(int watched) {
        int own = gate.cues().calls("epoll_create1").get(0).result().intValue();
        List<Integer> closed =
                gate.cues().calls("close").stream().map(NativeCall::fd).toList();
        if (closed.equals(List.of(own))) {
            return;
        }
        throw Queue.MAKING.fail(
                queue.did(),
                "closed: " + closed + gate.transcript(),
                "closed: [" + own + "], the epoll itself",
                closed.contains(watched)
                        ? "What was added belongs to whoever opened it, and stays open."
                        : "An epoll is a descriptor like any other: what nobody closes stays open"
                                + " until the program ends. Its owner is the Fd, so close that.");
    }

    /** Fails unless a close that fails is told. */
    void judgeCloseTold(Outcome<Boolean> outcome, Errno reason) {
        if (Queue.reason(outcome) == reason) {
            return;
        }
        throw outcome.fail(
                (outcome.thrown() == null ? "nothing was thrown" : "it threw " + outcome.thrown())
                        + gate.transcript(),
                "an ErrnoException with " + reason.name(),
                "The kernel has said that something went wrong, and nobody will hear of it again."
                        + " What to make of it is the caller's to say.");
    }

    /** Fails unless, once closed, it is closed for good: no number of it reaches the kernel. */
    void judgeOver(Outcome<Boolean> outcome, int since) {
        List<NativeCall> all = gate.cues().calls();
        List<NativeCall> late = all.subList(since, all.size());
        if (!late.isEmpty()) {
            throw outcome.fail(
                    late.get(0).name() + " was called on a number that was given back"
                            + gate.transcript(),
                    "no call at all",
                    "The number may be somebody else's by now. The Fd that owns it knows that it is"
                            + " closed, if it is the Fd that closes it: then each later use of it"
                            + " is an exception, and a second close does nothing.");
        }
    }
}
