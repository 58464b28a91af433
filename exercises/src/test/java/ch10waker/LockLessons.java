package ch10waker;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import support.Attempt.Outcome;
import support.Sleeper.Rest;

/** Lets things happen in the middle of others, and looks who waits for whom: who holds a lock? */
final class LockLessons {

    private static final String ONE_STEP =
            "You have asked whether it is closed, and it was not. Then it was closed, the last tasks"
                    + " were done, the bell was taken down; and then you added this one. To ask and"
                    + " to add must be one step, and so must be to close: under the same lock.";

    private static final String HELD =
            "The thread that does the last tasks holds a lock meanwhile. This task waits for the"
                    + " other thread, that one for the lock, and neither of them ever gets on. Under"
                    + " the lock, say that it is the end; do the last tasks without it.";

    private static final String NOBODYS_WAIT =
            "close() says that it is the end, rings, and returns. Whoever closes may have what the"
                    + " task is waiting for, as here, and then both would wait for ever.";

    private final Tower tower;
    private final LoopLessons lessons;

    LockLessons(Tower tower, LoopLessons lessons) {
        this.tower = tower;
        this.lessons = lessons;
    }

    private Bystander closer() {
        return new Bystander("the thread that closes", () -> lessons.close("close()"));
    }

    /** A loop is closed between the look and the add of an execute, if that can be. */
    void closedMeanwhile() throws InterruptedException {
        Runnable[] meanwhile = {() -> {}};
        lessons.open(waker -> new Late(waker, () -> meanwhile[0].run()));
        String did = "execute(a), and close() on another thread, in the middle of it";
        try (Night<Boolean> night = lessons.asleep();
                Bystander closer = closer()) {
            meanwhile[0] = () -> Late.closes(closer, night);
            Outcome<Boolean> outcome = lessons.tried(did, lessons.task("a"));
            closer.join();
            lessons.judgeEnds(night, did);
            judgeAcceptedOrRefused(outcome, lessons.isDone("a"));
        }
        lessons.judgeGivenBack(did);
    }

    /** A task that was neither accepted nor refused is a lesson. */
    private static void judgeAcceptedOrRefused(Outcome<Boolean> outcome, boolean done) {
        boolean accepted = outcome.thrown() == null;
        boolean refused = outcome.thrown(RejectedExecutionException.class).isPresent();
        if (accepted != done || accepted == refused) {
            throw outcome.fail(
                    (accepted ? "accepted" : "it threw " + outcome.thrown())
                            + (done ? "; done" : "; not done"),
                    "accepted and done, or refused and not done",
                    ONE_STEP);
        }
    }

    /** A loop comes to its end while somebody who closes it is about to ring, if that can be. */
    void endsMeanwhile() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        lessons.open();
        lessons.execute("execute(a)", () -> {
            begun.countDown();
            Late.await(goOn);
            over.countDown();
        });
        try (Night<Boolean> night = lessons.run()) {
            night.rest(() -> begun.getCount() == 0);
            Runnable rests = () -> night.rest(new Waiting(night.thread())::isForUs);
            tower.library().before("write", 1, () -> {
                goOn.countDown();
                night.rest(() -> over.getCount() == 0);
                rests.run();
            });
            tower.library().after("write", 1, rests);
            lessons.close("close(); it is about to ring, and the loop comes to its end");
            goOn.countDown(); // if it has not rung
            lessons.judgeEndsWell(night, "close(), while a task is at work");
        } finally {
            goOn.countDown();
        }
        lessons.judgeGivenBack("close(), while a task is at work");
    }

    /** Another thread closes while a task waits for it. */
    void closesWhileATaskIsAtWork() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        lessons.open();
        lessons.execute("execute(a)", () -> {
            begun.countDown();
            Late.await(goOn);
        });
        try (Night<Boolean> night = lessons.run();
                Bystander closer = closer()) {
            night.rest(() -> begun.getCount() == 0);
            judgeReturned(closer.rest());
            closer.judge();
            goOn.countDown();
            lessons.judgeEndsWell(night, "close(), while a task is at work");
        } finally {
            goOn.countDown();
        }
    }

    private static void judgeReturned(Rest rest) {
        if (rest != Rest.OVER) {
            throw LoopLessons.ATTEMPT.fail(
                    "close(), which a task of the loop is waiting for",
                    rest == Rest.ASLEEP ? "close() sleeps" : "close() goes on and on",
                    "close() returns",
                    NOBODYS_WAIT);
        }
    }

    /** Nobody has run it. */
    void lastTaskOfWhoCloses() {
        lessons.open();
        try (Bystander executes = executes();
                Bystander closes = closer()) {
            lessons.execute("execute(a)", () -> judgeFree(executes, closes));
            lessons.close("close(), and nobody has called run()");
            lessons.judgeTasks();
        }
    }

    /** Of one that was run. */
    void lastTaskOfWhoRuns() {
        lessons.open();
        try (Bystander executes = executes();
                Bystander closes = closer()) {
            lessons.execute("execute(a)", () -> {
                lessons.execute("execute(b)", () -> judgeFree(executes, closes));
                lessons.close("close() in a task");
            });
            try (Night<Boolean> night = lessons.run()) {
                lessons.judgeEndsWell(night, "run(handler); a task executes another, and closes");
            }
        }
    }

    private Bystander executes() {
        String did = "close(); a last task waits for a thread that calls execute(z)";
        return new Bystander("executes", () -> lessons.judgeRefused(did, lessons.task("z")));
    }

    private static void judgeFree(Bystander executes, Bystander closes) {
        judgeFree(executes, "execute(z)", "it is refused at once");
        judgeFree(closes, "close()", "it returns at once");
    }

    private static void judgeFree(Bystander other, String call, String expected) {
        if (!other.endsWithoutUs()) {
            throw LoopLessons.ATTEMPT.fail(
                    "close(); a last task waits for a thread that calls " + call,
                    call + " waits for the thread that does the last task",
                    expected,
                    HELD);
        }
        other.judge();
    }
}
