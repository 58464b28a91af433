package ch10waker;

import ch05ffi.ErrnoException;
import ch08poll.Token;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import support.Attempt;
import support.Attempt.Outcome;
import support.Lesson;

/** Gives a learner's handover tasks, sees who does them and when, and who was rung for. */
final class HandoverLessons {

    private static final Attempt ATTEMPT = Earlier.handover(
            "add(task) from any thread, and run() on the one that polls: nobody is lost");
    private static final Token BELL = new Token(0);
    private static final int TURNS = 20;

    private final Tower tower;
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private final List<Throwable> uncaught = new ArrayList<>();
    private volatile Thread poller; // who is in run()
    private Thread hurried; // who heard the bell at once
    private Handover handover;

    HandoverLessons(Tower tower) {
        this.tower = tower;
    }

    private Handover handover() throws IOException {
        if (handover == null) {
            Waker waker = ATTEMPT.get(
                    "new Waker(libc, registry, " + BELL + ")",
                    () -> new Waker(tower.libc(), tower.registry(), BELL));
            handover = new Handover(waker);
        }
        return handover;
    }

    /** A task that notes that it was done, and where. */
    Runnable task(String name) {
        return () -> {
            if (Thread.currentThread() != poller) {
                throw ATTEMPT.fail(
                        "add(" + name + ") on another thread",
                        name + " is done by that thread",
                        "by the thread that calls run()",
                        "What belongs to the loop is for the loop's thread alone. That is what"
                                + " tasks are handed over for.");
            }
            done.add(name);
        };
    }

    /** One that does something else besides. */
    Runnable task(String name, Runnable more) {
        Runnable noted = task(name);
        return () -> {
            noted.run();
            more.run();
        };
    }

    void add(String name) {
        add(name, task(name));
    }

    void add(String name, Runnable task) {
        added("add(" + name + ")", task).value();
    }

    private Outcome<Boolean> added(String did, Runnable task) {
        return ATTEMPT.run(did, () -> {
            handover().add(task);
            return true;
        });
    }

    /** On another thread, which has done it when this returns. */
    void addElsewhere(String name) throws InterruptedException {
        Throwable[] failed = new Throwable[1];
        Thread other = new Thread(() -> {
            try {
                add(name);
            } catch (Throwable lesson) {
                failed[0] = lesson;
            }
        });
        other.setDaemon(true);
        other.start();
        Waiting.untilOverOrForUs(other);
        if (other.isAlive()) {
            throw new Locked();
        }
        if (failed[0] instanceof Error lesson) {
            throw lesson;
        }
    }

    /** Somebody waits for a lock that the thread which runs the tasks holds. */
    static final class Locked extends Error {

        private static final long serialVersionUID = 1L;
    }

    void run(String what, int expected) {
        Outcome<Integer> outcome = ATTEMPT.run(what + "; run()", this::ran);
        judgeLessons();
        if (outcome.thrown() != null && outcome.thrown(IOException.class).isEmpty()) {
            throw outcome.fail(
                    "it threw " + outcome.thrown() + "; done: " + done,
                    "run() returns when all tasks have been tried",
                    "A task is a guest. What it throws is its own affair, an Error too: tell the"
                            + " thread's UncaughtExceptionHandler, and go on with the next one.");
        }
        if (outcome.value() != expected) {
            throw outcome.fail(
                    outcome.value() + ", and done so far: " + done,
                    "" + expected,
                    "It returns how many tasks it has run: those that were there when it began.");
        }
    }

    /** Whatever is left. */
    void runAll() throws IOException {
        ran();
        ran();
        judgeLessons();
    }

    /** On this thread, whose handler is the test's for the while. */
    private int ran() throws IOException {
        Handover mine = handover();
        poller = Thread.currentThread();
        Thread.UncaughtExceptionHandler usual = poller.getUncaughtExceptionHandler();
        poller.setUncaughtExceptionHandler((thread, thrown) -> uncaught.add(thrown));
        try {
            return mine.run();
        } finally {
            poller.setUncaughtExceptionHandler(usual);
        }
    }

    /** What a task has learned about the code that runs it. */
    private void judgeLessons() {
        for (Throwable thrown : uncaught) {
            if (thrown instanceof Lesson.Failure lesson) {
                throw lesson;
            }
        }
    }

    void judgeDone(String what, List<String> expected, String why) {
        if (!done.equals(expected)) {
            throw ATTEMPT.fail(what, "done: " + done, "done: " + expected, why);
        }
    }

    void judgeRings(String what, int expected) {
        int rings = tower.count("write");
        if (rings != expected) {
            throw ATTEMPT.fail(
                    what,
                    "it rang " + rings + " times",
                    expected == 1 ? "once" : expected + " times",
                    "Who finds something on the list knows that it was rung for, and that nobody"
                            + " has come yet. A ring is a call of the kernel, and a task is not.");
        }
    }

    void judgeRung(String what, String why) throws IOException {
        if (tower.heard().isEmpty()) {
            throw ATTEMPT.fail(
                    what + "; then a wait that does not wait",
                    "no event: it would sleep, with a task on the list" + tower.shown("write"),
                    "the bell's",
                    why);
        }
    }

    /** As a loop does it: waits and runs, until there is nothing to wait for. */
    void loop() throws Exception {
        if (hurried != null) {
            hurried.join();
        }
        for (int turn = 0; turn < TURNS && !tower.heard().isEmpty(); turn++) {
            ran();
        }
    }

    /** Another thread hears the bell as soon as it rings, and runs what is there by then. */
    void hurryOnRing() {
        tower.library().after("write", 1, () -> {
            hurried = new Thread(() -> ATTEMPT.run("run()", () -> {
                tower.heard();
                return ran();
            }));
            hurried.setDaemon(true);
            hurried.start();
            Waiting.untilOverOrForUs(hurried);
        });
    }

    /** While run() is at it, in one of its tasks. */
    void judgeUnlocked(Runnable within) {
        try {
            within.run();
        } catch (Locked waits) {
            throw ATTEMPT.fail(
                    "run(); one of its tasks takes long, and another thread calls add(task)",
                    "that thread waits",
                    "add returns at once",
                    "run holds the lock while the tasks are at work. Take them off the list under"
                            + " the lock, and run them without it: a lock is held for as short as"
                            + " possible, and never while strangers work.");
        }
    }

    void judgeRefused(int errno) {
        tower.library().fails("write", 1, errno);
        Outcome<Boolean> outcome = added("add(task), and the bell fails with EIO", task("lost"));
        if (outcome.thrown(ErrnoException.class).isEmpty()) {
            throw outcome.fail(
                    outcome.thrown() == null ? "no exception" : "it threw " + outcome.thrown(),
                    "the ErrnoException of the bell",
                    "A task for which nobody was called must not look as if it were done soon.");
        }
    }

    Runnable throwing(String name, Throwable thrown) {
        return task(name, () -> {
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        });
    }

    void judgeUncaught(List<Throwable> expected) {
        if (!uncaught.equals(expected)) {
            throw ATTEMPT.fail(
                    "two tasks throw; the test is their thread's UncaughtExceptionHandler",
                    "it was told of " + uncaught,
                    "of both: " + expected,
                    "An exception that nobody hears of is found by nobody. Swallowing it is how"
                            + " loops come to do nothing, without a word.");
        }
    }

    /** A task that does nothing but count. */
    void judgeCrowd() throws Exception {
        handover(); // what is not written yet says so here
        Rush rush = new Rush();
        Outcome<Long> outcome = ATTEMPT.run(rush.did(), () -> rush.on(tower.probe()));
        if (outcome.thrown() != null || outcome.value() != rush.added()) {
            throw outcome.fail(
                    outcome.thrown() == null
                            ? outcome.value() + " tasks are done, of " + rush.added()
                            : "it threw " + outcome.thrown(),
                    "all of them, and none twice",
                    "A list is several fields, and two threads that change them at the same time"
                            + " leave it half of this and half of that. One lock, for whoever"
                            + " touches it.");
        }
        if (rush.unrung() > 0) {
            throw outcome.fail(
                    rush.unrung() + " of " + rush.added() + " tasks lay on the list in the end, and"
                            + " nobody had rung for them",
                    "a ring for whatever lies on the list",
                    "Between a look at the list and a change of it another thread was quicker: it"
                            + " has emptied the list, or put something in, and each believes that"
                            + " the other one rings. Look and change in one step. A list is"
                            + " several fields: one lock, for whoever touches them.");
        }
    }
}
