package ch07triggers;

import ch05ffi.ErrnoException;
import ch05ffi.Fd;
import ch05ffi.SysEpoll;
import ch07triggers.Calls.Control;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import jnr.constants.platform.Errno;
import support.Attempt;
import support.Attempt.Outcome;
import support.Caller;
import support.Crowd;
import support.Crowd.Reached;

/**
 * Finds out which of the well-known wrong turns one-shot took.
 *
 * @param stage what was called
 * @param workshop who worked
 */
record OneShotLessons(Stage stage, Workshop workshop) {

    static final Attempt ATTEMPT = Earlier.attempt(
            "each connection that is ready is handed out once, and armed again after the work",
            "Disabled, not removed");

    private static final int SHOWN = 8; // calls

    private static final String STILL_THERE = "EEXIST: the connection is in the epoll already."
            + " One-shot disables it, and does not remove it. modify() arms it again.";

    /** Calls it; what a wrong epoll_ctl throws is a lesson. */
    <T> T run(String did, Callable<T> call) {
        Outcome<T> outcome = ATTEMPT.run(did, call);
        Throwable thrown = outcome.thrown() instanceof UncheckedIOException wrapped
                ? wrapped.getCause()
                : outcome.thrown();
        if (thrown instanceof ErrnoException failed && failed.errno() == Errno.EEXIST) {
            throw outcome.fail(
                    "it threw " + failed,
                    "epoll_ctl with EPOLL_CTL_MOD, which gives 0",
                    STILL_THERE);
        }
        judgeThread(outcome);
        judgeOpen(outcome);
        judgeToken(outcome);
        return outcome.value();
    }

    private void judgeThread(Outcome<?> outcome) {
        if (workshop.onTheWrongThread()) {
            throw outcome.fail(
                    "the work was done inside of turn()",
                    "a task for the workers, and turn() goes on",
                    "While the thread that waits does the work itself, nobody waits: every other"
                            + " connection stands still until it is done.");
        }
    }

    private void judgeOpen(Outcome<?> outcome) {
        if (stage.hasClosedOthers()) {
            throw outcome.fail(
                    "you closed a connection",
                    "an open one: it is the caller's",
                    "To watch it no longer is epoll.delete(), and nothing more. Whoever has handed it"
                            + " in closes it.");
        }
    }

    private void judgeToken(Outcome<?> outcome) {
        if (workshop.worked().contains(null)) {
            throw outcome.fail(
                    "a task found no connection" + controls(),
                    "the token that add() chose, each time",
                    "modify() puts a new mask and a new token in the place of the old ones. The"
                            + " next event carries the token that you gave there, and nobody is"
                            + " known by it.");
        }
    }

    /** Fails if not so many were handed out. */
    void judgeHandedOut(String did, int expected, int turned) {
        int waiting = workshop.waiting();
        if (waiting != expected || turned != expected) {
            throw ATTEMPT.fail(
                    did,
                    "turn() returned " + turned + ", and " + waiting + " tasks wait",
                    "" + expected,
                    whyHandedOut(expected, turned, waiting));
        }
    }

    private static String whyHandedOut(int expected, int turned, int waiting) {
        if (expected == 0) {
            return "There is nothing to hand out.";
        }
        if (waiting > expected) {
            return "The kernel says how many events it has written. What lies behind them in the"
                    + " array is from another time.";
        }
        return turned == expected
                ? "The workers were passed by: workers.execute() gives them a task, and whose"
                        + " thread does it, and when, is theirs to say."
                : "Each event is one connection that is ready, and one task.";
    }

    /** The task of another worker, begun now, while somebody else is at work. */
    Caller<Boolean> other(Crowd crowd, String did) {
        return Caller.start(crowd, ATTEMPT, did, () -> {
            workshop.runNext();
            return true;
        });
    }

    /** Fails if the other worker could not work while the first one was at work. */
    void judgeTogether(String did, List<Reached> met) {
        if (!met.contains(Reached.EVENT)) {
            throw ATTEMPT.fail(
                    did + "; meanwhile another worker begins with the second one",
                    "it waits until the first has done its work",
                    "both work at the same time",
                    "Something is locked while the work is done, so that four workers are as good as"
                            + " one. Each connection is one worker's already: there is nothing to"
                            + " lock.");
        }
    }

    /** Lets the task run whose work throws; fails if nobody hears of it. */
    void judgeTold(String did) {
        Outcome<Boolean> outcome = ATTEMPT.run(did, () -> {
            workshop.runNext();
            return true;
        });
        judgeOpen(outcome);
        if (outcome.thrown() == null) {
            throw outcome.fail(
                    "nobody has heard of it: the task has ended as if all were well",
                    "what the work has thrown goes on to the workers",
                    "Clean up, and let it pass: a finally does both. Whoever catches it keeps it"
                            + " from those who could do something about it.");
        }
    }

    /** Fails if a connection that has ended is still held by a reference. */
    void judgeLetGo(String did, boolean collected) {
        if (!collected) {
            throw ATTEMPT.fail(
                    did + "; then the collector goes round",
                    "the connection is still in memory",
                    "nobody holds it any more",
                    "Its token still leads to it in the map. Who is watched no longer is taken out"
                            + " of it, or the map grows with everybody who ever came.");
        }
    }

    /** Fails if it was handed out once more, and nobody has worked on it yet. */
    void judgeBeforeTheWork(String did, int turned) {
        if (turned > 0) {
            throw ATTEMPT.fail(
                    did,
                    "it was handed out a second time, and the first worker has not begun",
                    "turn() returns 0: one worker has it",
                    wasOnce()
                            ? "You armed it again when you handed it out. Its bytes are unread, so"
                                    + " it was ready at once, for the next worker. The one who has"
                                    + " done the work arms it."
                            : notOnce());
        }
    }

    /** Fails if it was handed out once more while somebody was working on it. */
    void judgeDuringTheWork(String did, int turned) {
        if (turned > 0) {
            throw ATTEMPT.fail(
                    did,
                    "turn(0), called while the work was going on, handed the same one out again",
                    "0: one worker has it until it is done",
                    wasOnce()
                            ? "You armed it before the work was done. What is still unread makes it"
                                    + " ready at once, and a second worker reads along. Work first,"
                                    + " then arm: what comes meanwhile is not lost, modify() looks"
                                    + " for it."
                            : notOnce());
        }
    }

    /** Whether it was to be reported once, to begin with. */
    private boolean wasOnce() {
        return (stage.calls().controls().get(0).mask() & SysEpoll.EPOLLONESHOT) != 0;
    }

    private String notOnce() {
        return "The mask is 0x"
                + Integer.toHexString(stage.calls().controls().get(0).mask())
                + ", and EPOLLONESHOT, 0x40000000, is not in it. So the kernel tells whoever waits"
                + " next, and two workers read one connection: each gets a part of what belongs"
                + " together.";
    }

    /** Fails if bytes that came after the work were not handed out. */
    void judgeArmed(String did, int turned) {
        if (turned == 1) {
            return;
        }
        throw ATTEMPT.fail(
                did,
                "turn() returned " + turned + controls(),
                "1: it has bytes, and it is armed",
                "After its one report it is disabled, and nobody armed it again. It is in the epoll"
                        + " still, with no error and no event, and its peer waits for an answer."
                        + " Whoever has done the work calls modify().");
    }

    /** Fails if it was armed by other means than the one that there is for it. */
    void judgeModified(String did) {
        if (ops().contains("EPOLL_CTL_DEL")) {
            throw ATTEMPT.fail(
                    did,
                    "these calls:" + controls(),
                    "EPOLL_CTL_ADD, EPOLL_CTL_MOD",
                    "Deleted and added anew: that is two calls for one, and between them nobody"
                            + " watches it. If the second one fails, it is lost. modify() is one"
                            + " step.");
        }
    }

    /** Fails if the second report was not the only one, too. */
    void judgeArmedWithAll(String did, int turned) {
        if ((lastMask() & SysEpoll.EPOLLONESHOT) != 0 || !wasOnce()) {
            judgeBeforeTheWork(did, turned);
        }
        if (turned > 0) {
            throw ATTEMPT.fail(
                    did,
                    "after the second report it was handed out again, to a second worker; it had"
                            + " been armed with the mask 0x" + Integer.toHexString(lastMask()),
                    "EPOLLIN | EPOLLONESHOT, each time it is armed",
                    "modify() adds nothing to the old mask: it puts a new one in its place. Without"
                            + " EPOLLONESHOT in that, it is level-triggered from the second time"
                            + " on, and is reported to everybody.");
        }
    }

    /** Fails if these are not what was worked on. */
    void judgeWorked(String did, List<Fd> expected, String why) {
        if (!workshop.worked().equals(expected)) {
            throw ATTEMPT.fail(did, "worked on " + workshop.worked(), "work on " + expected, why);
        }
    }

    /** Fails if this one is in the epoll still. */
    void judgeGone(String did, Wire wire) {
        List<Control> deleted = stage.calls().controls().stream()
                .filter(control -> control.op() == SysEpoll.EPOLL_CTL_DEL)
                .filter(control -> control.fd() == wire.number() && control.result() == 0)
                .toList();
        if (deleted.isEmpty()) {
            throw ATTEMPT.fail(
                    did,
                    "these calls:" + controls(),
                    "at last EPOLL_CTL_DEL: it is to be watched no longer",
                    ops().endsWith("MOD")
                            ? "You armed it again, though nothing good can come of it any more: its"
                                    + " end, or its failure, is reported for ever."
                            : "Disabled is not removed. It is in the epoll still, and so is its"
                                    + " token: adding it again fails with EEXIST, and any modify()"
                                    + " would wake it. Who is done with it deletes it.");
        }
    }

    private int lastMask() {
        return stage.calls().controls().get(stage.calls().controls().size() - 1).mask();
    }

    private String ops() {
        return String.join(
                ", ", stage.calls().controls().stream().map(OneShotLessons::op).toList());
    }

    private static String op(Control control) {
        return "EPOLL_CTL_" + List.of("", "ADD", "DEL", "MOD").get(control.op());
    }

    private String controls() {
        return stage.shown(SHOWN, "epoll_ctl", "epoll_wait");
    }
}
