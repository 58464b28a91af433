package ch10waker;

import ch05ffi.ErrnoException;
import ch08poll.Interest;
import ch08poll.Pipe;
import ch08poll.Poll;
import ch08poll.Token;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import jnr.constants.platform.Errno;
import support.Attempt;
import support.Attempt.Outcome;
import support.NativeCall;
import support.Sleeper.Rest;

/** Runs a learner's loop, closes it at the worst moment, and says what was lost. */
final class LoopLessons {

    static final String REFUSED =
            "Whoever hands over a task has to know what will become of it: done, or refused. A"
                    + " RejectedExecutionException is an answer, and silence is not.";

    static final String IN_ORDER =
            "Whatever ends a loop, the end is the same: the last tasks, and then the descriptors."
                    + " That is what finally is for.";

    static final Attempt ATTEMPT = Earlier.loop(
            "a loop that ends in order: what it has accepted is done, and all is given back");

    private final Tower tower;
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private final List<Throwable> failed = Collections.synchronizedList(new ArrayList<>());
    private Loop loop;

    LoopLessons(Tower tower) {
        this.tower = tower;
    }

    Loop open() {
        loop = ATTEMPT.get("Loop.open(libc)", () -> Loop.open(tower.libc()));
        return loop;
    }

    /** One whose handover is the test's. */
    Loop open(Handovers handovers) {
        Token bell = new Token(0);
        loop = ATTEMPT.get("new Loop(poll, bell, waker, handover)", () -> {
            Poll poll = new Poll(tower.libc());
            Waker waker = new Waker(tower.libc(), poll.registry(), bell);
            return new Loop(poll, bell, waker, handovers.with(waker));
        });
        return loop;
    }

    /** Makes a handover for a bell. */
    @FunctionalInterface
    interface Handovers {
        Handover with(Waker waker);
    }

    Night<Boolean> run(Loop.Handler handler) {
        return Night.begin(tower, ATTEMPT, "run(handler) on another thread", () -> {
            loop.run(handler);
            return true;
        });
    }

    Night<Boolean> run() {
        return run(event -> {});
    }

    /** Notes that it was done, and by whom. */
    Runnable task(String name) {
        return () -> done.add(name + " by " + Thread.currentThread().getName());
    }

    void execute(String name) {
        execute("execute(" + name + ")", task(name));
    }

    void execute(String did, Runnable task) {
        call(did, () -> {
            loop.execute(guarded(task));
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
        call(did, () -> {
            loop.close();
            return true;
        });
    }

    private void call(String did, Callable<Boolean> call) {
        Outcome<Boolean> outcome = ATTEMPT.run(did, call);
        if (outcome.thrown(IllegalStateException.class).isPresent()) {
            throw outcome.fail(
                    "it threw " + outcome.thrown(),
                    "no exception",
                    "A Poll does not close while another thread waits in it, and that is good: its"
                            + " descriptor would be taken from under the other's feet. Ask the"
                            + " loop to end, and let the thread that is in it clean up.");
        }
        if (outcome.thrown() instanceof ErrnoException failed && failed.errno() == Errno.EBADF) {
            throw outcome.fail(
                    "it threw " + failed,
                    "no exception",
                    "The thread that leaves run() has seen that it is closed, and has taken down the"
                            + " bell while you were ringing it. Who takes it down needs the lock that"
                            + " everybody holds who rings.");
        }
        outcome.value();
    }

    /** Fails if run has not come back; returns what it threw, or null. */
    Throwable judgeEnds(Night<Boolean> night, String did, String why) {
        Rest rest = night.rest();
        if (rest != Rest.OVER) {
            throw ATTEMPT.fail(
                    did,
                    rest == Rest.ASLEEP ? "run() sleeps on" : "run() goes on and on",
                    "run() returns",
                    why);
        }
        judgeTasks();
        return night.outcome().thrown();
    }

    private void judgeTasks() {
        for (Throwable lesson : failed) {
            if (lesson instanceof Error error) {
                throw error;
            }
        }
    }

    void judgeEndsWell(Night<Boolean> night, String did, String why) {
        if (judgeEnds(night, did, why) != null) {
            night.outcome().value();
        }
    }

    void judgeDone(String did, List<String> expected, String why) {
        if (!done.equals(expected)) {
            throw ATTEMPT.fail(did, "done: " + done, "done: " + expected, why);
        }
    }

    void judgeGivenBack(String did) {
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
                    "Two descriptors belong to a loop. Whoever is the last to need them gives them"
                            + " back: the thread that leaves run(), or, if nobody ever came in, the"
                            + " one that closes.");
        }
    }

    void judgeRefused(String did, Runnable task) {
        Outcome<Boolean> outcome = ATTEMPT.run(did, () -> {
            loop.execute(task);
            return true;
        });
        if (outcome.thrown(RejectedExecutionException.class).isEmpty()) {
            throw outcome.fail(
                    outcome.thrown() == null ? "no exception" : "it threw " + outcome.thrown(),
                    "a RejectedExecutionException",
                    REFUSED);
        }
    }

    /** Whether it was accepted; a task that was neither accepted nor refused is a lesson. */
    void judgeAcceptedOrRefused(String did, Outcome<Boolean> outcome, String name) {
        boolean accepted = outcome.thrown() == null;
        boolean was = done.stream().anyMatch(line -> line.startsWith(name));
        boolean refused = outcome.thrown(RejectedExecutionException.class).isPresent();
        if (accepted != was || accepted == refused) {
            throw outcome.fail(
                    (accepted ? "accepted" : "it threw " + outcome.thrown())
                            + (was ? "; done" : "; not done"),
                    "accepted and done, or refused and not done",
                    "You have asked whether it is closed, and it was not. Then it was closed, the"
                            + " last tasks were done, the bell was taken down; and then you added"
                            + " this one. To ask and to add must be one step, and so must be to"
                            + " close: under the same lock.");
        }
    }

    Outcome<Boolean> tried(String did, Runnable task) {
        return ATTEMPT.run(did, () -> {
            loop.execute(task);
            return true;
        });
    }

    void judgeRunsOnce() {
        Outcome<Boolean> outcome =
                ATTEMPT.run("run(handler), while another thread is in it", () -> {
                    loop.run(event -> {});
                    return true;
                });
        if (outcome.thrown(IllegalStateException.class).isEmpty()) {
            throw outcome.fail(
                    outcome.thrown() == null ? "it returned" : "it threw " + outcome.thrown(),
                    "an IllegalStateException",
                    "Events and tasks are for one thread, so that they need no locks.");
        }
    }

    void judgeNoMoreSources(Pipe pipe) throws IOException {
        Outcome<Boolean> outcome = ATTEMPT.run("close(); registry().register(...)", () -> {
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
