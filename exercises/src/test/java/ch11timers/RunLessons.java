package ch11timers;

import ch11timers.Ears.Told;
import java.io.IOException;
import java.util.List;
import support.Attempt.Outcome;
import support.NativeCall;
import support.Stopped;

/** Judges how the run of a learner's {@code PatientRequests} has come to an end. */
final class RunLessons {

    static final String STAYS =
            "Whoever gives up hangs up. A connection that stays open is watched still: what"
                    + " comes there comes for nobody, and its descriptor is missing elsewhere."
                    + " Its close ends the registration too, and the event in this very batch.";
    static final String CLOSE =
            "A close has failed, and that changes nothing: the descriptor is gone nevertheless,"
                    + " and how the request has ended was known before. Nobody needs to hear of it.";
    private static final String ENDED =
            "One request has failed, and with it you have ended all. Whoever asked for it is"
                    + " told, by replies.failure; the others know nothing of it.";
    private static final String BELL =
            "An event of a source of the caller's has come: its token is no number of a request."
                    + " The poll is the caller's, and others may be on it. Pass over what is of none"
                    + " that is open.";
    private static final String STILL =
            "All were told how they have ended, but to run() one of them is still open. A request"
                    + " that is over, in whichever way, is over in every book that you keep.";
    private static final String EVENTS =
            "You wait for events only, and a silent server sends none. Timers.poll waits for both:"
                    + " events, and the next deadline.";
    private static final String SPINS =
            "The kernel was asked, and asked again, and no time went by: a busy loop."
                    + " timers.poll(events) sleeps until something has happened, or a deadline has"
                    + " come, and run() goes on for as long as a request is open.";

    private final Outcome<Boolean> ran;
    private final List<Told> told;
    private final List<NativeCall> calls;

    /**
     * @param ran what came of it
     * @param told what replies were told by then
     * @param calls what was called
     */
    RunLessons(Outcome<Boolean> ran, List<Told> told, List<NativeCall> calls) {
        this.ran = ran;
        this.told = told;
        this.calls = calls;
    }

    /** Whether a close has failed among these calls. */
    static boolean isCloseFailed(List<NativeCall> calls) {
        return calls.stream().anyMatch(call -> call.name().equals("close") && call.failed());
    }

    /** Fails if it did not come back because it was stopped; so many were begun. */
    void judgeStopped(int begun) {
        if (ran.thrown() instanceof Stopped stopped) {
            boolean asleep = stopped.kind() == Stopped.Kind.ASLEEP;
            String why = !asleep ? SPINS : told.size() >= begun ? STILL : EVENTS;
            throw ran.fail(
                    stopped + told(),
                    "run() returns when each request is over",
                    why,
                    stopped.yours());
        }
    }

    /** Fails if it threw; a bell of the caller's has rung, or none. */
    void judgeReturned(boolean bell) {
        if (ran.thrown() instanceof IOException || ran.thrown() instanceof RuntimeException) {
            boolean forNobody = ran.thrown() instanceof NullPointerException && !told.isEmpty();
            String why = isCloseFailed(calls) ? CLOSE : bell ? BELL : forNobody ? STAYS : ENDED;
            throw ran.fail(
                    "run() threw " + ran.thrown() + told(),
                    "run() goes on, and tells replies",
                    why);
        }
        ran.value();
    }

    /** Fails unless it threw what the queue itself has come to grief with. */
    void judgeThrown() {
        if (!(ran.thrown() instanceof IOException)) {
            throw ran.fail(
                    "run() " + (ran.thrown() == null ? "returned" : "threw " + ran.thrown())
                            + told(),
                    "an IOException from run()",
                    "The queue itself has failed, which is no failure of a request: nothing will"
                            + " come any more, for none of them. Whoever has called run() is the only"
                            + " one who can do something about it. Let it pass.");
        }
    }

    private String told() {
        return "; told: " + (told.isEmpty() ? "nothing" : told);
    }
}
