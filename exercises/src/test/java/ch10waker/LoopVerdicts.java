package ch10waker;

import ch05ffi.ErrnoException;
import ch08poll.Token;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import jnr.constants.platform.Errno;
import support.Attempt.Outcome;
import support.NativeCall;

/** What can be wrong with a loop that came to its end, a sentence for each. */
final class LoopVerdicts {

    private static final String UNDER_THE_FEET =
            "A Poll does not close while another thread waits in it, and that is good: its"
                    + " descriptor would be taken from under the other's feet. Ask the loop to end,"
                    + " and let the thread that is in it clean up.";

    private static final String AGAIN =
            "It had been closed before, and its bell is gone, or may be at any moment. Once is"
                    + " enough, and more does nothing: close() asks first whether it is closed.";

    private static final String TAKEN_DOWN =
            "The thread that leaves run() has seen that it is closed, and has taken down the bell"
                    + " while you were ringing it. Who takes it down needs the lock that everybody"
                    + " holds who rings.";

    private LoopVerdicts() {}

    static void judgeTokens(List<Token> heard, List<Token> expected) {
        if (heard.size() > expected.size()) {
            throw LoopLessons.ATTEMPT.fail(
                    "run(handler), with " + expected.size() + " sources that are ready, and a task",
                    "the handler was told of " + heard,
                    "of " + expected,
                    "One of them is the bell's own. It has ended the wait, and means nothing to"
                            + " anybody else.");
        }
        if (!heard.equals(expected)) {
            throw LoopLessons.ATTEMPT.fail(
                    "run(handler), with " + expected.size() + " sources that are ready, and a task",
                    "the handler was told of " + heard,
                    "of " + expected,
                    "Users choose their tokens as they like, and one has the value of your bell's."
                            + " An event gives back the very object that was registered: compare"
                            + " with ==.");
        }
    }

    static void judgeThrown(String did, Throwable seen, Throwable expected) {
        if (seen != expected) {
            throw LoopLessons.ATTEMPT.fail(
                    did,
                    seen == null ? "run() returns" : "run() throws " + seen,
                    "run() throws the same",
                    "A loop that has lost an event cannot know what that means. Its user can.");
        }
    }

    static void judgeSeen(boolean seen) {
        if (!seen) {
            throw LoopLessons.ATTEMPT.fail(
                    "while (!loop.isClosed()) on one thread; close() on another",
                    "the first thread turns on and on, long after close() has returned",
                    "it sees that the loop is closed",
                    "Without a lock, and without volatile, no thread has to look at what another"
                            + " one writes: the compiler has read your field once, before the loop,"
                            + " and never again. volatile makes each read a real one, and whatever"
                            + " was done before the write is visible to whoever sees it.");
        }
    }

    /** What a call that should be in order must not throw. */
    static void judgeCalm(Outcome<Boolean> outcome, boolean closedBefore, boolean bellIsOpen) {
        boolean illegal = outcome.thrown(IllegalStateException.class).isPresent();
        boolean gone = outcome.thrown(ErrnoException.class)
                .filter(failed -> failed.errno() == Errno.EBADF)
                .isPresent();
        if (illegal && isIn(outcome.thrown().getStackTrace(), "ch08poll.Poll", "close")) {
            throw threw(outcome, UNDER_THE_FEET);
        }
        if ((illegal || gone) && closedBefore) {
            throw threw(outcome, AGAIN);
        }
        if (gone || illegal && !bellIsOpen) {
            throw threw(outcome, TAKEN_DOWN);
        }
        outcome.value();
    }

    private static AssertionError threw(Outcome<Boolean> outcome, String why) {
        return outcome.fail("it threw " + outcome.thrown(), "no exception", why);
    }

    /** Whether a method of this class, or of one within it, is on the stack. */
    static boolean isIn(StackTraceElement[] stack, String owner, String method) {
        return Stream.of(stack)
                .anyMatch(frame -> frame.getClassName().matches(owner + "(\\$.*)?")
                        && frame.getMethodName().equals(method));
    }

    /** A loop is to sleep until it is woken: a time of its own is a guess. */
    static void judgeNoTimeout(String did, List<NativeCall> waits) {
        for (NativeCall wait : waits) {
            int timeout = (Integer) wait.arguments().get(3);
            if (timeout > 0) {
                throw LoopLessons.ATTEMPT.fail(
                        did,
                        wait.toString(),
                        "a timeout of -1: poll.poll(events)",
                        "A loop that looks every " + timeout + " ms whether it is closed wakes all"
                                + " day for nothing, and still comes too late. Whoever closes has a"
                                + " bell to wake it with.");
            }
        }
    }

    /** Somebody came to it again and again, with nothing to do. */
    static AssertionError turnsOn(String did, List<NativeCall> waits) {
        return LoopLessons.ATTEMPT.fail(
                did,
                "epoll_wait was called " + waits.size() + " times, the last time as "
                        + waits.get(waits.size() - 1),
                "one wait, until something has happened",
                "Nobody was ready, and nobody rang: there was nothing to wake for. poll.poll(events)"
                        + " waits as long as it takes, and the bell ends it.");
    }

    /** What execute says when the bell cannot be rung. */
    static void judgeUnrung(Outcome<Boolean> outcome) {
        Throwable thrown = outcome.thrown();
        if (thrown == null) {
            throw outcome.fail(
                    "no exception: it was accepted",
                    "a RejectedExecutionException",
                    "Handover.add() has thrown, and has not kept the task: nobody will do it, and"
                            + " nobody knows. What execute() has accepted is done, so it has to"
                            + " refuse this one.");
        }
        if (!(thrown instanceof RejectedExecutionException)) {
            throw outcome.fail(
                    "it threw " + thrown,
                    "a RejectedExecutionException, with the IOException as its cause",
                    "Whoever hands a task to an Executor is prepared for this one exception: \"it"
                            + " will not be done\". Why not, is its cause.");
        }
        boolean told = Stream.iterate(thrown, any -> any != null, Throwable::getCause)
                .anyMatch(IOException.class::isInstance);
        if (!told) {
            throw outcome.fail(
                    "it threw " + thrown + ", and its cause is " + thrown.getCause(),
                    "the IOException of the bell as its cause",
                    "It is not closed, so somebody will ask why it was refused. What add() has"
                            + " thrown knows that: new RejectedExecutionException(text, failed).");
        }
    }
}
