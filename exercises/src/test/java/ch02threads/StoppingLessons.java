package ch02threads;

import java.util.List;
import java.util.Optional;
import support.Attempt.Outcome;
import support.Caller;
import support.Crowd.Reached;
import support.Lesson;

/**
 * Finds out what went wrong when a call for all at once was told to stop, or came to its end.
 *
 * @param gate who saw the threads fetch
 */
record StoppingLessons(Gate gate) {

    private static final String STOP = "Told to stop";
    private static final String TOLD = "interrupt() of the thread that waits in fetchAll()";

    /** Wants the interrupt of the caller to have ended its wait. */
    void judgeInterrupted(Caller<List<Fetched>> call, Reached reached) {
        if (reached == Reached.SPINNING) {
            throw AllAtOnceLessons.spins(call, "the caller was interrupted");
        }
        if (!call.ended()) {
            throw Lesson.did(TOLD)
                    .saw("it waits on")
                    .expected("an InterruptedException to come out of fetchAll()")
                    .why("An interrupt says: stop waiting. You caught the exception, and whoever"
                            + " sent the interrupt waits for you now. Who cannot stop here passes"
                            + " it on; don't catch it.")
                    .yours(call.yours(AllAtOnce.class))
                    .read(2, STOP);
        }
    }

    /** Wants it to have come out as what it was. */
    void judgeInterrupt(Caller<List<Fetched>> call, Reached reached) {
        judgeInterrupted(call, reached);
        Outcome<List<Fetched>> outcome = call.outcome();
        Optional<InterruptedException> right = outcome.thrown(InterruptedException.class);
        if (right.isEmpty()) {
            String saw = outcome.thrown() == null
                    ? "it returned a list of " + outcome.value().size()
                    : "it threw " + outcome.thrown();
            Lesson told = Lesson.did(TOLD);
            Lesson lesson = outcome.thrown() == null ? told : told.cause(outcome.thrown());
            throw lesson.saw(saw)
                    .expected("an InterruptedException to come out of fetchAll()")
                    .why("Whoever called must learn that the wait was cut short: a list looks as"
                            + " if all were done, and another exception as if something had"
                            + " failed. Let the InterruptedException through. To set the flag again is for code"
                            + " that may not throw it; this signature lets you.")
                    .read(2, STOP);
        }
    }

    /** Wants the threads to have been told to stop. */
    void judgeStopped(Caller<List<Fetched>> call, Reached reached) {
        if (reached != Reached.EVENT) {
            long left = gate.visits().stream().filter(visit -> !visit.stopped()).count();
            throw Lesson.did(TOLD)
                    .saw("the call has ended; " + left + " threads still fetch, for nobody")
                    .expected("each of them interrupted as well")
                    .why("The threads are yours, and nobody else knows of them. Who stops waiting"
                            + " for them tells them to stop: interrupt() each, before the exception"
                            + " goes on.")
                    .yours(
                            call.outcome().thrown() == null
                                    ? Optional.empty()
                                    : call.yours(AllAtOnce.class))
                    .read(2, STOP);
        }
    }

    /** Wants every thread that was there to have ended. */
    void judgeEnded(Outcome<List<Fetched>> outcome, Reached reached) {
        if (reached != Reached.EVENT) {
            long left = gate.visits().stream()
                    .filter(visit -> visit.thread().isAlive())
                    .count();
            throw outcome.fail(
                    left + " threads still there when all was done, waiting for more work",
                    "every thread ended",
                    "A pool keeps its threads until somebody shuts it down, and each of them keeps"
                            + " its stack. shutdown() in a finally lets them end.");
        }
    }
}
