package ch10waker;

import ch08poll.Interest;
import ch08poll.Pipe;
import ch08poll.Token;
import java.io.IOException;
import java.util.List;
import jnr.constants.platform.Errno;
import support.Attempt.Outcome;
import support.Thrown;

/** Lets something fail in a learner's loop: what the handler does, a ring, a close. */
final class MishapLessons {

    private static final int EIO = Errno.EIO.intValue();

    private static final String ENDS =
            "What a handler throws ends the loop. It is edge-triggered: the event that was not"
                    + " dealt with never comes again, so to go on would be to sleep on.";

    private static final String IN_ORDER =
            "Whatever ends a loop, the end is the same: the last tasks, and then the descriptors."
                    + " That is what finally is for.";

    private static final String NO_CATCH =
            "A handler may throw a RuntimeException or an Error too, as a bug does, and a catch of"
                    + " IOException sees neither. Whatever ends a loop, the end is the same: the"
                    + " last tasks, and then the descriptors. That is what finally is for.";

    private static final String BOTH =
            "The kernel may say of a close that it has failed, and then the other descriptor is"
                    + " still yours to close. Put the second close into the finally of the first.";

    private static final String STILL_OPEN =
            "Nobody has woken the loop: it sleeps, and does not see the flag. And the next close()"
                    + " would see it and return at once. So a close() that cannot ring has done"
                    + " nothing: it takes the flag back, and throws on.";

    private static final String TOLD =
            "The bell has not rung, so the loop sleeps on. If close() returns all the same, nobody"
                    + " knows, and nobody tries again.";

    private final Tower tower;
    private final LoopLessons lessons;

    MishapLessons(Tower tower, LoopLessons lessons) {
        this.tower = tower;
        this.lessons = lessons;
    }

    /** What it does to a loop that has a task a, too. */
    void handlerThrows(String what, Throwable thrown, Pipe ready) throws IOException {
        lessons.open().registry().register(ready.receiver(), new Token(1), Interest.READABLE);
        lessons.execute("a");
        String did = "execute(a); run(handler), and the handler throws " + what;
        String why = thrown instanceof IOException ? IN_ORDER : NO_CATCH;
        Loop.Handler handler = event -> MishapLessons.<RuntimeException>toss(thrown);
        try (Night<Boolean> night = lessons.run(handler)) {
            LoopVerdicts.judgeThrown(did, lessons.judgeEnds(night, did, ENDS), thrown);
            lessons.judgeDone(did, List.of("a by " + night.thread().getName()), why);
            lessons.judgeGivenBack(did, why);
            lessons.judgeRefused(did + "; execute(b)", lessons.task("b"));
        }
    }

    @SuppressWarnings("unchecked") // the compiler is not to know what it is
    private static <T extends Throwable> void toss(Throwable thrown) throws T {
        throw (T) thrown;
    }

    void taskCannotBeRungFor() throws InterruptedException {
        String did = "execute(a), and the bell cannot be rung: write fails with EIO";
        lessons.open();
        try (Night<Boolean> night = lessons.asleep()) {
            tower.library().fails("write", 1, EIO);
            LoopVerdicts.judgeUnrung(lessons.tried(did, lessons.task("a")));
            lessons.execute("b");
            lessons.close("close()");
            lessons.judgeEndsWell(night, did + "; execute(b); close()");
            lessons.judgeDone(
                    did + "; execute(b); close()",
                    List.of("b by " + night.thread().getName()),
                    LoopLessons.REFUSED);
        }
    }

    void closeCannotRing() throws InterruptedException {
        lessons.open();
        try (Night<Boolean> night = lessons.asleep()) {
            tower.library().fails("write", 1, EIO);
            String did = "close(), and the bell cannot be rung: write fails with EIO";
            judgeStillOpen(lessons.triedToClose(did));
            lessons.execute("a");
            lessons.close("close(), once more");
            lessons.judgeEndsWell(night, did + "; close(), once more");
            lessons.judgeGivenBack(did + "; close(), once more");
        }
    }

    private void judgeStillOpen(Outcome<Boolean> outcome) {
        Throwable thrown = outcome.thrown();
        if (!(thrown instanceof IOException)) {
            throw outcome.fail(
                    thrown == null ? "no exception" : "it threw " + thrown,
                    "the IOException of the bell",
                    thrown == null ? TOLD : Thrown.insteadOfIOException(thrown));
        }
        if (lessons.isClosed()) {
            throw outcome.fail(
                    "it threw " + thrown + "; and now isClosed() is true",
                    "it throws that, and isClosed() is false",
                    STILL_OPEN);
        }
    }

    /** The one that closes gives back. */
    void bellFailsToClose() {
        lessons.open();
        tower.library().failsAfterwards("close", 1, EIO);
        String did = "close(), and the first close(2) in it says EIO";
        lessons.triedToClose(did);
        lessons.judgeGivenBack(did, BOTH);
    }

    /** The one that leaves gives back. */
    void bellFailsToCloseInRun() throws InterruptedException {
        lessons.open();
        try (Night<Boolean> night = lessons.asleep()) {
            tower.library().failsAfterwards("close", 1, EIO);
            String did = "close(); run() ends, and the first close(2) in it says EIO";
            lessons.close("close()");
            lessons.judgeEnds(night, did);
            lessons.judgeGivenBack(did, BOTH);
        }
    }
}
