package ch10waker;

import ch08poll.Interest;
import ch08poll.Pipe;
import ch08poll.Token;
import java.io.IOException;
import java.util.List;
import support.Attempt.Outcome;

/** Comes to a learner's loop when somebody is in there, or when it is over. */
final class EntryLessons {

    private static final String INNER =
            "A task has called run() of its own loop, and has got in. The inner run() waits for"
                    + " events, and the task, and with it the outer one, waits for that. Refuse"
                    + " everybody while somebody is in, also whoever is in already.";

    private static final String SAME_END =
            "The second thread got as far as Poll, which has refused it. On its way out it has"
                    + " ended the loop under the feet of the first. Whoever may not come in has"
                    + " nothing to clean up either: ask under the lock whether somebody is in, and"
                    + " do it before the try whose finally is the end.";

    private static final String TOO_LATE =
            "A thread that was started to run the loop may come too late for it. That is no"
                    + " mistake of anybody's: it returns at once. Ask first whether it is closed,"
                    + " and only then whether somebody is in.";

    private final LoopLessons lessons;
    private final Loop loop;

    EntryLessons(LoopLessons lessons, Loop loop) {
        this.lessons = lessons;
        this.loop = loop;
    }

    /** While another one is in it. */
    void secondThread() throws InterruptedException {
        try (Night<Boolean> night = lessons.asleep()) {
            judgeRunsOnce("run(handler), while another thread is in it");
            lessons.execute("a");
            lessons.close("close()");
            lessons.judgeEndsWell(night, "run(handler), twice; close()");
            lessons.judgeDone(
                    "run(handler), twice; execute(a)",
                    List.of("a by " + night.thread().getName()),
                    "Whoever may not come in has nothing to clean up either.");
        }
    }

    /** The thread that is in it, once more. */
    void fromATask() {
        String did = "run(handler); a task calls run(handler)";
        lessons.execute("execute(run)", () -> {
            judgeRunsOnce(did);
            lessons.close("close() in a task");
        });
        try (Night<Boolean> night = lessons.run()) {
            lessons.judgeEnds(night, did, INNER);
        }
    }

    /** When it was closed, and nobody had been in it. */
    void closedBefore() {
        lessons.close("close()");
        judgeReturnsAtOnce("close()");
    }

    /** When it was closed, and somebody had been in it. */
    void runBefore() throws InterruptedException {
        try (Night<Boolean> night = lessons.asleep()) {
            lessons.close("close()");
            lessons.judgeEndsWell(night, "run(handler); close()");
        }
        judgeReturnsAtOnce("run(handler); close(); it has returned");
    }

    /** Tries to come in, and must be refused. */
    private void judgeRunsOnce(String did) {
        Outcome<Boolean> outcome = LoopLessons.ATTEMPT.run(did, () -> {
            loop.run(event -> {});
            return true;
        });
        if (outcome.thrown(IllegalStateException.class).isEmpty()) {
            throw outcome.fail(
                    outcome.thrown() == null ? "it returned" : "it threw " + outcome.thrown(),
                    "an IllegalStateException",
                    "Events and tasks are for one thread, so that they need no locks.");
        }
        if (lessons.isClosed()) {
            throw outcome.fail(
                    "it threw " + outcome.thrown() + "; and now isClosed() is true",
                    "an IllegalStateException, and the loop of the first goes on",
                    SAME_END);
        }
    }

    /** Comes when it is closed, and must be let go. */
    private void judgeReturnsAtOnce(String before) {
        String did = before + "; then run(handler)";
        try (Night<Boolean> night = lessons.run()) {
            Throwable thrown = lessons.judgeEnds(night, did, TOO_LATE);
            if (thrown != null) {
                throw LoopLessons.ATTEMPT.fail(
                        did, "run() threw " + thrown, "it returns at once", TOO_LATE);
            }
        }
    }

    /** When it is closed, a source comes, and must be refused. */
    void judgeNoMoreSources(Pipe pipe) throws IOException {
        Outcome<Boolean> outcome =
                LoopLessons.ATTEMPT.run("close(); registry().register(...)", () -> {
                    loop.registry().register(pipe.receiver(), new Token(1), Interest.READABLE);
                    return true;
                });
        if (outcome.thrown(IllegalStateException.class).isEmpty()) {
            throw outcome.fail(
                    outcome.thrown() == null ? "no exception" : "it threw " + outcome.thrown(),
                    "the IllegalStateException of a Poll that is closed",
                    "Nobody will ever wait for this source. A Poll that is closed says so.");
        }
        if (!pipe.receiver().isOpen()) {
            throw outcome.fail(
                    "the source is closed",
                    "it is open",
                    "Sources belong to whoever has made them.");
        }
    }
}
