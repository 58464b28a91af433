package ch10waker;

import ch08poll.Poll;
import ch08poll.Token;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import support.Attempt;
import support.Attempt.Outcome;
import support.NativeCall;
import support.Sleeper.Rest;

/** Runs a learner's loop, closes it at the worst moment, and says what was lost. */
final class LoopLessons {

    static final String REFUSED =
            "Whoever hands over a task has to know what will become of it: done, or refused. A"
                    + " RejectedExecutionException is an answer, and silence is not.";

    static final Attempt ATTEMPT = Earlier.loop(
            "a loop that ends in order: what it has accepted is done, and all is given back");

    private static final String UNRUNG =
            "It sleeps in the kernel, and sees nothing of what your fields say. Say it first, then"
                    + " ring.";

    private static final String TOO_EARLY =
            "The ring has woken it. It has looked, was not told yet that it is closed, and sleeps"
                    + " again. Say it first, then ring.";

    private static final String OWN_END =
            "close() waits for run() to return, run() waits for its task, and its task waits in"
                    + " close(). Say that it is the end, and wait for nobody.";

    private static final String OWNERS =
            "Two descriptors belong to a loop. Whoever is the last to need them gives them back:"
                    + " the thread that leaves run(), or, if nobody ever came in, the one that"
                    + " closes.";

    /** So many waits are needed by nobody who is woken only when there is something to do. */
    private static final int TURNS = 100;

    private final Tower tower;
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private final List<Throwable> failed = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger closes = new AtomicInteger(); // that have returned
    private volatile int rungBefore; // calls of write before the first close
    private Loop loop;

    LoopLessons(Tower tower) {
        this.tower = tower;
    }

    Loop open() {
        tower.library().forget(); // numbers come again
        loop = ATTEMPT.get("Loop.open(libc)", () -> Loop.open(tower.libc()));
        closes.set(0);
        done.clear();
        return loop;
    }

    /** One whose handover is the test's. */
    void open(Handovers handovers) {
        Token bell = new Token(0);
        loop = ATTEMPT.get("new Loop(poll, bell, waker, handover)", () -> {
            Poll poll = new Poll(tower.libc());
            Waker waker = new Waker(tower.libc(), poll.registry(), bell);
            return new Loop(poll, bell, waker, handovers.with(waker));
        });
    }

    /** Makes a handover for a bell. */
    @FunctionalInterface
    interface Handovers {
        Handover with(Waker waker);
    }

    Night<Boolean> run(Loop.Handler handler) {
        tower.library().before("epoll_wait", TURNS, () -> {
            throw new Tower.Rescued();
        });
        return Night.begin(tower, ATTEMPT, "run(handler) on another thread", () -> {
            loop.run(handler);
            return true;
        });
    }

    Night<Boolean> run() {
        return run(event -> {});
    }

    /** Likewise, once it sleeps. */
    Night<Boolean> asleep() throws InterruptedException {
        Night<Boolean> night = run();
        try {
            night.untilAsleep();
            if (night.ended()) {
                judgeTurns(night, "run(handler) on another thread");
            }
            return night;
        } catch (Throwable lesson) {
            night.close();
            throw lesson;
        }
    }

    private void judgeTurns(Night<Boolean> night, String did) {
        if (night.outcome().thrown() instanceof Tower.Rescued) {
            throw LoopVerdicts.turnsOn(did, tower.library().calls("epoll_wait"));
        }
    }

    /** Notes that it was done, and by whom. */
    Runnable task(String name) {
        return () -> done.add(name + " by " + Thread.currentThread().getName());
    }

    void execute(String name) {
        execute("execute(" + name + ")", task(name));
    }

    void execute(String did, Runnable task) {
        Outcome<Boolean> outcome = tried(did, guarded(task));
        if (closes.get() == 0
                && outcome.thrown(RejectedExecutionException.class).isPresent()) {
            throw outcome.fail(
                    "it threw " + outcome.thrown(),
                    "it is accepted: nobody has closed the loop",
                    "close() ends a loop, and what a handler throws. Nothing else does.");
        }
        judgeCalm(outcome);
    }

    /** What becomes of a task that may be refused. */
    Outcome<Boolean> tried(String did, Runnable task) {
        return ATTEMPT.run(did, () -> {
            loop.execute(task);
            return true;
        });
    }

    /** What goes wrong in it is for the test to know, and not for the loop. */
    private Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (Throwable lesson) {
                failed.add(lesson);
            }
        };
    }

    void close(String did) {
        judgeCalm(triedToClose(did));
        closes.incrementAndGet();
    }

    /** What becomes of a close that may fail. */
    Outcome<Boolean> triedToClose(String did) {
        rungBefore = closes.get() == 0 ? tower.count("write") : rungBefore;
        return ATTEMPT.run(did, () -> {
            loop.close();
            return true;
        });
    }

    private void judgeCalm(Outcome<Boolean> outcome) {
        boolean bellIsOpen = tower.library().open().contains(tower.counter());
        LoopVerdicts.judgeCalm(outcome, closes.get() > 0, bellIsOpen);
    }

    /** Whether the learner's loop says that it is closed. */
    boolean isClosed() {
        return ATTEMPT.get("isClosed()", loop::isClosed);
    }

    /** Fails if run has not come back; returns what it threw, or null. */
    Throwable judgeEnds(Night<Boolean> night, String did, String why) {
        Rest rest = night.rest();
        judgeTasks();
        if (rest != Rest.OVER) {
            throw ATTEMPT.fail(
                    did,
                    rest == Rest.ASLEEP ? "run() sleeps on" : "run() goes on and on",
                    "run() returns",
                    why);
        }
        judgeTurns(night, did);
        return night.outcome().thrown();
    }

    /** Likewise, after a close: was it rung for? */
    Throwable judgeEnds(Night<Boolean> night, String did) {
        Rest rest = night.rest();
        StackTraceElement[] stack = night.thread().getStackTrace();
        judgeTasks();
        if (rest == Rest.ASLEEP && LoopVerdicts.isIn(stack, "ch10waker.Loop", "close")) {
            throw ATTEMPT.fail(did, "run() sleeps, in close()", "run() returns", OWN_END);
        }
        boolean rung = tower.count("write") > rungBefore;
        return judgeEnds(night, did, rung ? TOO_EARLY : UNRUNG);
    }

    void judgeEndsWell(Night<Boolean> night, String did) {
        if (judgeEnds(night, did) != null) {
            night.outcome().value();
        }
    }

    /** Throws what was wrong in a task. */
    void judgeTasks() {
        for (Throwable lesson : List.copyOf(failed)) {
            if (lesson instanceof Error error) {
                throw error;
            }
        }
    }

    void judgeDone(String did, List<String> expected, String why) {
        if (!done.equals(expected)) {
            throw ATTEMPT.fail(did, "done: " + done, "done: " + expected, why);
        }
    }

    /** Whether a task of this name was done, by whomever. */
    boolean isDone(String name) {
        return List.copyOf(done).stream().anyMatch(line -> line.startsWith(name + " "));
    }

    void judgeGivenBack(String did) {
        judgeGivenBack(did, OWNERS);
    }

    void judgeGivenBack(String did, String why) {
        List<String> left = new ArrayList<>();
        for (String made : List.of("epoll_create1", "eventfd")) {
            for (NativeCall call : tower.library().calls(made)) {
                if (tower.library().open().contains(call.result().intValue())) {
                    left.add("that of " + call);
                }
            }
        }
        if (!left.isEmpty() || !tower.library().strays().isEmpty()) {
            throw ATTEMPT.fail(
                    did,
                    left.isEmpty()
                            ? "closed twice: " + tower.library().strays()
                            : "still open: " + left,
                    "poll and bell closed, once each",
                    why);
        }
    }

    void judgeRefused(String did, Runnable task) {
        Outcome<Boolean> outcome = tried(did, task);
        if (outcome.thrown(RejectedExecutionException.class).isEmpty()) {
            throw outcome.fail(
                    outcome.thrown() == null ? "no exception" : "it threw " + outcome.thrown(),
                    "a RejectedExecutionException",
                    REFUSED);
        }
    }
}
