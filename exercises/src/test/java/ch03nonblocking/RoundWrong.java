package ch03nonblocking;

import java.util.Optional;
import support.Attempt.Outcome;
import support.Lesson;
import support.Overheard;

/**
 * A wrong turn in a learner's rounds, and what there is to learn from it.
 *
 * @param saw what happened
 * @param expected what should have happened
 * @param why why that matters
 * @param yours the learner's line where it happened
 */
record RoundWrong(String saw, String expected, String why, Optional<StackTraceElement> yours) {

    static final String LEFT_OPEN =
            "A connection stays open until somebody closes it, and on a way out nobody thinks of it:"
                    + " a finally at the end of all rounds closes whatever is still open.";

    private RoundWrong(String saw, String expected, String why) {
        this(saw, expected, why, Optional.empty());
    }

    RoundWrong at(Optional<StackTraceElement> line) {
        return new RoundWrong(saw, expected, why, line);
    }

    Lesson.Failure about(Outcome<?> outcome) {
        return outcome.fail(saw, expected, why, yours);
    }

    static RoundWrong stayedWithOne(int number, int others, int answer) {
        String saw = String.format(
                "#%d was asked %,d times in a row, and %d others not once meanwhile",
                number, Overheard.MANY, others);
        String expected = "one question to each, then the next round";
        return answer == 0
                ? new RoundWrong(
                        saw + "; it had nothing",
                        expected,
                        "Who stays with one connection until it is at its end is back at one after"
                                + " another, only awake. \"Would block\" is the moment to go on to"
                                + " the next.")
                : new RoundWrong(
                        saw + "; it had more each time",
                        expected,
                        "A peer may send as fast as you read: there is always more, and the others"
                                + " starve. One read in each turn is fair, whoever talks the most.");
    }

    static RoundWrong neverIdle(int open) {
        return new RoundWrong(
                String.format(
                        "%,d questions in a row brought nothing, and idle was not called",
                        Overheard.MANY),
                "idle.nothingCame() after each whole round that brought nothing",
                "To hear \"nothing\" from " + (open == 1 ? "one peer" : open + " peers")
                        + " as fast as possible keeps a processor busy and brings no byte sooner."
                        + " What to do about that is not yours to decide here: idle says it.");
    }

    static RoundWrong idleTooEarly() {
        return new RoundWrong(
                "idle was called after a round in which something had come",
                "another round at once: idle is for a round that brought nothing",
                "Where something came there is often more: the next piece, or the end right behind"
                        + " it. Who pauses now lets it lie, and is late by one pause for each"
                        + " piece.");
    }

    static RoundWrong idleInBetween(int asked, int open) {
        return new RoundWrong(
                "idle was called when " + asked + " of " + open + " had been asked",
                "idle after a whole round",
                "The one that you have not asked yet may have something. And a pause after each"
                        + " question makes " + open + " of them in each round.");
    }

    static RoundWrong oneAtATime(int dialed, int expected) {
        return new RoundWrong(
                "you were waiting when only " + dialed + " of " + expected + " were connected",
                expected + " connections first, each with its request, then the rounds",
                "A request that is not sent yet is one that nobody works on. Send them all, and"
                        + " the waits pass side by side; else they add up as in chapter 1.");
    }

    static RoundWrong notSent(int number) {
        return new RoundWrong(
                "you were waiting, and request #" + number + " was never written",
                "each request written before its reply is waited for",
                "Both sides wait: you for the reply, the server for the request.");
    }

    static RoundWrong requestCut(int number, int sent) {
        return new RoundWrong(
                "the server has " + sent + " bytes of request #" + number
                        + ", without the blank line at its end, and you ask for the reply",
                "the rest of the request, in this round or a later one",
                "One write() may take a part, and says so only by its number. The server waits for"
                        + " the rest, you wait for the reply: let each turn flush() what is left.");
    }

    static RoundWrong writesInVain(int number) {
        return new RoundWrong(
                String.format(
                        "#%d was full, and was written to %,d times in a row all the same",
                        number, Overheard.MANY),
                "one flush() in each turn, and then on to the next",
                "A full buffer is the write's way to say would block. The rest of this request can"
                        + " wait for its next turn; the others cannot wait for a loop here.");
    }

    static RoundWrong askedAfterItsEnd(int number) {
        return new RoundWrong(
                "#" + number + " was asked again after its end",
                "no question to one that is at its end, or broken",
                "The end is said once more each time you ask, and nothing else will ever come."
                        + " Take it out of the rounds: with a thousand connections most would"
                        + " be such ghosts, and each costs a question in each round.");
    }

    static RoundWrong keptBack(int number) {
        return new RoundWrong(
                "reply #" + number + " was complete a round ago, and nobody was told",
                "each reply handed over as soon as its connection is at its end",
                "Whoever waits for the quick one should not have to wait for the slowest.");
    }

    static RoundWrong toldTwice(int index) {
        return new RoundWrong(
                "the fate of #" + index + " was told twice",
                "one reply or one failure for each request",
                "Whoever counts what is told believes too early that all are there.");
    }

    static RoundWrong tooManyConnections(int expected) {
        return new RoundWrong(
                "you dialed more than " + expected + " times",
                "one connection for each of the " + expected + " paths",
                "The replies here come one for each connection.");
    }

    static RoundWrong waitsForNothing(String problem) {
        return new RoundWrong(
                "idle was called, and there was nothing left to wait for: " + problem,
                "the end of fetchAll(), once each request has its reply or its failure",
                "All that was to come had come. What was taken out of the channel is in your"
                        + " hands: look at what became of it.");
    }
}
