package ch02threads;

import ch01blocking.FiveRequests;
import java.util.List;
import java.util.concurrent.ExecutionException;
import support.Attempt;
import support.Attempt.Outcome;
import support.Caller;
import support.Crowd.Reached;
import support.Frames;
import support.Lesson;
import support.Peer;
import support.Thrown;

/**
 * Finds out which of the well-known wrong turns a call for all at once took.
 *
 * @param attempt the calls it is about
 * @param gate who saw them fetch
 */
record AllAtOnceLessons(Attempt attempt, Gate gate) {

    private static final String SEES = "What one thread sees of another";
    private static final String PLAIN_CALL = "The thread that called you is the one that fetches,"
            + " so it can wait for one path only. A new Thread does nothing until start(); its"
            + " run() is a plain call, made by whoever makes it.";

    /** Not all paths were on their way at the same time, or the call did not wait for them. */
    Lesson.Failure notAtOnce(Caller<List<Fetched>> call, Reached reached, int wanted) {
        if (call.ended()) {
            return notWaited(call.outcome(), wanted);
        }
        if (reached == Reached.SPINNING) {
            return spins(call, gate.count() + " of " + wanted + " were on their way");
        }
        String saw = gate.count() + " of " + wanted + " on their way, and the others not begun";
        return Lesson.did("fetchAll(fetch, " + wanted + " paths), where no fetch comes back"
                        + " before all have begun")
                .saw(saw)
                .expected(wanted + " on their way at the same time")
                .why(whyNotAtOnce(call))
                .yours(call.yours(AllAtOnce.class))
                .read(2, "One thread each");
    }

    private String whyNotAtOnce(Caller<List<Fetched>> call) {
        if (gate.visits().stream().anyMatch(visit -> isCommonPools(visit.thread()))) {
            return "The common pool, which parallel streams and supplyAsync() use, has about a"
                    + " thread for each processor. That is right for work. These threads"
                    + " wait, and to wait nobody needs a processor.";
        }
        if (gate.visits().stream().anyMatch(visit -> call.is(visit.thread()))) {
            return PLAIN_CALL;
        }
        if (gate.count() == 0) {
            return "No thread came to fetch. A Thread that was made begins with start().";
        }
        if (gate.count() == 1) {
            return "The wait for the first thread stands before the start of the second. Wait"
                    + " in a loop of its own, when all have been started: else the delays add"
                    + " up as in chapter 1, with a thread more.";
        }
        return "A pool has as many requests on their way as it has threads; the rest are in its"
                + " queue. Here each path needs a thread of its own.";
    }

    private static boolean isCommonPools(Thread thread) {
        return thread.getName().startsWith("ForkJoinPool.commonPool");
    }

    private Lesson.Failure notWaited(Outcome<List<Fetched>> outcome, int wanted) {
        if (outcome.thrown() != null) {
            outcome.value();
        }
        return outcome.fail(
                "the call came back while no fetch had",
                "the call to come back when all " + wanted + " are done",
                "start() returns at once: the thread it has started is on its way now, and what"
                        + " it brings is not there yet. Wait for each with join().");
    }

    /** Wants the caller to wait without asking again and again. */
    void judgeWaiting(Caller<List<Fetched>> call, Reached reached, String when) {
        if (call.ended()) {
            throw notWaited(call.outcome(), gate.count());
        }
        if (reached == Reached.SPINNING) {
            throw spins(call, when);
        }
        if (call.sleeps()) {
            throw Lesson.did(when)
                    .saw("the caller in Thread.sleep()")
                    .expected("the caller parked until the threads have ended")
                    .why("A sleep is a guess: too short, and the results are not there; too long,"
                            + " and they lie about. join() comes back when it is time.")
                    .yours(call.yours(AllAtOnce.class))
                    .read(2, SEES);
        }
    }

    static Lesson.Failure spins(Caller<?> call, String when) {
        return Lesson.did("fetchAll(), while " + when)
                .saw("the caller asks again and again: it keeps a processor busy, and does not"
                        + " stop")
                .expected("the caller parked until the threads have ended")
                .why("You look again and again until another thread has written something. If"
                        + " that is a plain field or array, nothing says that you will ever see"
                        + " it: a write and a read need something that orders them, such as the"
                        + " end of a thread and the join() that waits for it. And join() parks.")
                .yours(call.yours(AllAtOnce.class))
                .read(2, SEES);
    }

    /** Wants the call to come back once every fetch has. */
    void judgeEnd(Caller<List<Fetched>> call, Reached reached) {
        if (reached == Reached.SPINNING) {
            throw spins(call, "every fetch has come back");
        }
        if (reached == Reached.STUCK) {
            throw Lesson.did("fetchAll(), and every fetch has come back")
                    .saw("the caller still waits, and nobody is left to wake it")
                    .expected("the call to come back")
                    .why("Who waits for a sign waits for ever if one way out of a thread gives"
                            + " none. An exception jumps over a countDown() that stands behind it:"
                            + " its place is in a finally.")
                    .yours(call.yours(AllAtOnce.class))
                    .read(2, SEES);
        }
    }

    /** Wants a reply for each path, in order. */
    void judgeReplies(Outcome<List<Fetched>> outcome, List<String> paths) {
        List<Fetched> all = outcome.value();
        judgeSize(outcome, paths.size());
        for (int i = 0; i < paths.size(); i++) {
            judgeReply(outcome, all.get(i), i, paths);
        }
    }

    private void judgeSize(Outcome<List<Fetched>> outcome, int wanted) {
        int got = outcome.value().size();
        if (got != wanted) {
            throw outcome.fail(
                    "a list of " + got,
                    "a list of " + wanted + ", one for each path",
                    "Who fails belongs into the list too. And if many threads add to one"
                            + " ArrayList, some of it gets lost: give each a place of its own.");
        }
    }

    private void judgeReply(
            Outcome<List<Fetched>> outcome, Fetched one, int place, List<String> paths) {
        String expected = "\"reply to " + paths.get(place) + "\" at place " + place;
        if (one == null) {
            throw outcome.fail(
                    "null at place " + place,
                    expected,
                    "Nothing was there when you looked, or nothing was ever put there. Look after"
                            + " join(), and on every way out of the thread put something there.");
        }
        if (one.reply() == null) {
            throw outcome.fail(
                    "at place " + place + " the problem " + one.problem(),
                    expected,
                    one.problem() == null
                            ? "There was a reply, and it is gone."
                            : Thrown.why(one.problem()));
        }
        if (!AllAtOnceTest.textOf(one.reply()).equals("reply to " + paths.get(place))) {
            throw order(
                    outcome,
                    "\"" + AllAtOnceTest.textOf(one.reply()) + "\" at place " + place,
                    expected);
        }
    }

    private static Lesson.Failure order(
            Outcome<List<Fetched>> outcome, String saw, String expected) {
        return outcome.lesson()
                .saw(saw)
                .expected(expected)
                .why("Threads come back in any order. A list that they add to is in the order in"
                        + " which they came, and of two add() at the same time one may be lost."
                        + " Give each path a place, and let its thread write there.")
                .read(2, SEES);
    }

    /** Wants the call to wait on after one of the fetches has failed. */
    void judgeNotGivenUp(Caller<List<Fetched>> call, Exception problem) {
        if (call.ended()) {
            judgeLost(call.outcome(), problem);
        }
    }

    private void judgeLost(Outcome<List<Fetched>> outcome, Exception problem) {
        if (outcome.thrown() != null) {
            throw outcome.fail(
                    "it threw " + outcome.thrown(),
                    "a list with four replies and " + problem,
                    "One of five has failed, and with it you throw away the other four. What went"
                            + " wrong is an answer too: put it in the place of its path.",
                    Frames.yours(outcome.thrown().getStackTrace(), AllAtOnce.class));
        }
    }

    /** Wants four replies, and one problem in its place. */
    void judgeFailure(Outcome<List<Fetched>> outcome, List<String> paths, int failed) {
        Exception problem = gate.problem(paths.get(failed));
        judgeLost(outcome, problem);
        judgeSize(outcome, paths.size());
        List<Fetched> all = outcome.value();
        judgePlace(outcome, paths, failed);
        judgeProblem(outcome, all.get(failed), problem);
        for (int i = 0; i < paths.size(); i++) {
            if (i != failed) {
                judgeReply(outcome, all.get(i), i, paths);
            }
        }
    }

    /** Wants a problem that was kept to be where its path is. */
    private void judgePlace(Outcome<List<Fetched>> outcome, List<String> paths, int failed) {
        Exception problem = gate.problem(paths.get(failed));
        for (int i = 0; i < paths.size(); i++) {
            Fetched one = outcome.value().get(i);
            if (i != failed && one != null && one.problem() == problem) {
                throw order(
                        outcome,
                        problem + " at place " + i,
                        "it at place " + failed + ", where its path is");
            }
        }
    }

    private void judgeProblem(Outcome<List<Fetched>> outcome, Fetched got, Exception problem) {
        String expected = "the problem " + problem;
        if (got == null || got.problem() == null) {
            throw outcome.fail(
                    got == null ? "null" : "a Fetched without a problem",
                    expected,
                    "The exception has ended its thread, and nobody was told. Catch it where it"
                            + " comes out of fetch(), every Exception and not only IOException,"
                            + " and keep it.");
        }
        if (got.problem() != problem) {
            boolean wrapped = got.problem() instanceof ExecutionException
                    || got.problem().getCause() == problem;
            throw outcome.fail(
                    "the problem " + got.problem(),
                    expected,
                    wrapped
                            ? "A Future wraps what was thrown into an ExecutionException. The"
                                    + " caller wants what fetch() threw: that is getCause()."
                            : "The caller wants what fetch() threw, and nothing else.");
        }
    }

    /** Wants five replies from a server that answers nobody before all five have connected. */
    void judgeSockets(Caller<List<Fetched>> call, Reached reached, Peer peer, List<String> paths) {
        int connected = peer.lines().size();
        if (!call.ended()) {
            String saw = connected + " of " + paths.size() + " had connected, from the peer's end:"
                    + "\n" + peer.transcript();
            throw Lesson.did(
                            "fetchAll(server, 5 paths); the server answers when all have connected")
                    .saw(saw)
                    .expected("five connections at the same time")
                    .why(
                            call.isIn(FiveRequests.class)
                                    ? PLAIN_CALL
                                    : "The server waits for the next connection, and you wait for"
                                            + " a reply before you make it.")
                    .yours(call.yours(AllAtOnce.class))
                    .read(2, "One thread each");
        }
        Outcome<List<Fetched>> outcome = call.outcome();
        for (Fetched one : outcome.value()) {
            if (one != null && one.problem() instanceof RuntimeException thrown) {
                // Chapter 1's part of it is not written yet, or throws what it should not.
                attempt.get(outcome.did(), () -> {
                    throw thrown;
                });
            }
        }
        judgeReplies(outcome, paths);
    }
}
