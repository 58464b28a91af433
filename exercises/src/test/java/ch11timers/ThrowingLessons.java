package ch11timers;

import java.util.List;
import support.Attempt.Outcome;
import support.Stopped;

/** Judges what a learner's timers make of a task that throws: B, between A and C. */
final class ThrowingLessons {

    private final TimersLessons lessons;
    private final List<String> done;

    ThrowingLessons(TimersLessons lessons) {
        this.lessons = lessons;
        this.done = lessons.done();
    }

    /** Fails unless what a task has thrown came out of poll. */
    void judgeTold(Outcome<Boolean> outcome, RuntimeException planned) {
        if (outcome.thrown() instanceof Stopped) {
            lessons.judgeReturned(outcome);
        }
        if (!done.contains("B")) {
            lessons.judgeDone(TimersLessons.DUE, List.of("A", "B"));
        }
        if (outcome.thrown() != planned) {
            throw outcome.fail(
                    outcome.thrown() == null ? "poll returned" : "poll threw " + outcome.thrown(),
                    "the exception of B, as B threw it",
                    "What a task throws is a mistake in the task, and the one who polls is the"
                            + " only one who can be told. Let it pass.");
        }
        if (done.contains("C")) {
            throw outcome.fail(
                    "done before poll threw: " + TimersLessons.shown(done),
                    "A and B; C in the next poll",
                    "You went on with C and threw afterwards. Had C thrown too, one of the two"
                            + " exceptions would be lost. Let the first one pass at once: who was"
                            + " not begun stays in the heap.");
        }
    }

    /** Fails unless, after one of three has thrown, the third is done, and nobody twice. */
    void judgeThrown() {
        for (int turn = 0; turn < 2 && !done.contains("C"); turn++) {
            Outcome<Boolean> outcome = lessons.tryPoll();
            if (done.indexOf("B") != done.lastIndexOf("B")) {
                throw outcome.fail(
                        "done: " + TimersLessons.shown(done) + ": B a second time",
                        "A, B, C",
                        "B was still in the heap when it threw, and it is the first one in each"
                                + " turn from now on: it throws for ever, and nobody behind it"
                                + " is done. Take it out first, and then do it.");
            }
            lessons.judgeReturned(outcome);
        }
        lessons.judgeDone(
                "C was due too. It had been taken out of the heap when B threw, and then it was"
                        + " forgotten. Take one out, do it, and ask anew who is first: whoever"
                        + " was not begun is in the heap still.",
                List.of("A", "B", "C"));
    }
}
