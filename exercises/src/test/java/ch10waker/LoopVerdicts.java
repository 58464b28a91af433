package ch10waker;

import ch08poll.Token;

import java.util.List;

/** What can be wrong with a loop that came to its end, a sentence for each. */
final class LoopVerdicts {

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

    static void judgeThrown(Throwable seen, Throwable expected) {
        if (seen != expected) {
            throw LoopLessons.ATTEMPT.fail(
                    "run(handler), and the handler throws",
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
                            + " one writes: the compiler has read your field once, before the loop, and"
                            + " never again. volatile makes each read a real one, and whatever was"
                            + " done before the write is visible to whoever sees it.");
        }
    }
}
