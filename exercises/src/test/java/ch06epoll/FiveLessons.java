package ch06epoll;

import ch05ffi.ErrnoException;
import java.io.IOException;
import java.util.List;
import jnr.constants.platform.Errno;
import support.Attempt.Outcome;
import support.Bytes;
import support.Frames;
import support.Lesson;
import support.Overheard;

/**
 * Finds out which of the well-known wrong turns requests on one queue took, epoll's or poll's.
 *
 * @param outcome what came of it
 * @param gate where its calls went
 * @param play who saw it from the other side
 * @param told what it told of its requests
 * @param requests how many there were
 */
record FiveLessons(Outcome<Boolean> outcome, Gate gate, Play play, Told told, int requests) {

    /** Fails if it was one of those that show in every test. */
    FiveLessons judge() {
        new FiveSlips(this).judge();
        if (outcome.thrown() instanceof Stop stop && stop.why() != Stop.Why.END_AGAIN) {
            StopLessons lessons =
                    new StopLessons(gate, stop, requests - told.events().size());
            throw fail(stop + ":" + gate.transcript(), lessons.expected(), lessons.why());
        }
        for (int index = 0; index < requests; index++) {
            if (told.events(index).size() > 1 || outcome.thrown() instanceof Stop) {
                throw fail(
                        "told of " + shown() + gate.transcript(),
                        "each told once",
                        "The end of a stream stays readable for ever: each wait reports it, and"
                                + " each read gives 0 again. At the end, close the socket, and ask"
                                + " for it no longer.");
            }
        }
        judgeSpin();
        judgeUnasked();
        judgePassedOver();
        return this;
    }

    /** The same call in vain, a thousand times. */
    private void judgeSpin() {
        if (outcome.thrown() instanceof Overheard.Spin spin) {
            throw fail(
                    spin.getMessage() + ":" + gate.transcript(),
                    StopLessons.ASKED,
                    "That nothing is there now does not change by asking. Go back to the wait: it"
                            + " sleeps until there is more, and serves the others meanwhile.");
        }
    }

    private void judgeUnasked() {
        if (!play.unasked().isEmpty()) {
            throw fail(
                    "read from " + play.unasked() + ", of which nothing was reported:"
                            + gate.transcript(),
                    "a read from those that were reported, and from no others",
                    StopLessons.whyUnasked(gate));
        }
    }

    /** Nothing is lost by it: the next wait says so again. But it costs a wait. */
    private void judgePassedOver() {
        if (!play.passedOver().isEmpty()) {
            throw fail(
                    "descriptors " + play.passedOver() + ", and then it waited again",
                    "a read from each that was reported",
                    usesPoll()
                            ? "Who comes first in the list is read, and those behind have to wait:"
                                    + " for ever, if the first always has something. Look at all"
                                    + " that you have asked about, at each under its old place, also"
                                    + " if somebody has left your list in between."
                            : "One wait reports many. Let each of them proceed, and wait then: a"
                                    + " wait for each is one more call of the kernel for each.");
        }
    }

    boolean usesPoll() {
        return !gate.cues().calls("poll").isEmpty();
    }

    String shown() {
        return told.events().size() > 12
                ? told.events().subList(0, 12) + " and so on"
                : "" + told.events();
    }

    /** Fails if it threw. */
    FiveLessons judgeReturned() {
        judge();
        if (outcome.thrown() instanceof ErrnoException failed && failed.errno() == Errno.EINTR) {
            throw fail(
                    "it threw " + failed + "; told of " + shown(),
                    "a signal ends nothing",
                    "A signal came while it slept, and all requests were given up for it. Nothing"
                            + " has happened to any of them: wait again.");
        }
        if (outcome.thrown() instanceof IOException) {
            throw fail(
                    "it threw " + outcome.thrown() + "; told of " + shown(),
                    "a failure told of the one that broke, and all others served",
                    "One exchange broke, and its exception ended the loop for all of them. Catch it"
                            + " where one exchange proceeds: close that socket, tell, go on.");
        }
        outcome.value();
        return this;
    }

    /** Fails unless each of them has its own reply. */
    FiveLessons judgeAll(List<String> words) {
        judgeReturned();
        for (Told.Event event : told.events()) {
            if (event.problem() != null) {
                throw fail(
                        "#" + event.index() + " failed: " + FiveSlips.shown(event.problem()),
                        "its reply, which came as a whole",
                        new FiveSlips(this).whyFailed(event.problem()));
            }
            judgeText(event, words.get(event.index()));
        }
        if (told.events().size() != requests) {
            throw fail("told of " + shown(), "told of all " + requests, lost());
        }
        return this;
    }

    private void judgeText(Told.Event event, String word) {
        if (!word.equals(event.text())) {
            throw fail(
                    "the reply to #" + event.index() + " is "
                            + Bytes.quoted(Bytes.of(event.text()), 60),
                    Bytes.quoted(Bytes.of(word), 60),
                    "Read as many bytes as have come, and keep those: what stands behind them in"
                            + " the buffer is from an earlier read. And what belongs to which"
                            + " request only the token knows.");
        }
    }

    private static String lost() {
        return "fetchAll() returned while requests were open. It is over when each of them has come"
                + " to its end, one way or the other.";
    }

    /** Likewise; fails also if they were told in another order. */
    FiveLessons judgeOrder(List<Integer> order, List<String> words) {
        judgeAll(words);
        List<Integer> got = told.events().stream().map(Told.Event::index).toList();
        if (!got.equals(order)) {
            throw fail("told in the order " + got, "in the order " + order, "As they came.");
        }
        return this;
    }

    /** Fails unless these failed, and all others have their replies. */
    FiveLessons judgeFailures(List<Integer> broken, List<String> words) {
        judgeReturned();
        for (int index = 0; index < requests; index++) {
            List<Told.Event> events = told.events(index);
            boolean failed = !events.isEmpty() && events.get(0).problem() != null;
            if (events.isEmpty() || failed != broken.contains(index)) {
                throw fail(
                        "of #" + index + " was told: " + (events.isEmpty() ? "nothing" : events),
                        broken + " failed, and replies for the others",
                        broken.contains(index) && !events.isEmpty()
                                ? "Half a reply is none, Exchange.reply() says so. And who was"
                                        + " reset has not ended: read gives -1 then, and no error"
                                        + " but EAGAIN is to be passed over."
                                : lost());
            }
            if (!failed) {
                judgeText(events.get(0), words.get(index));
            }
        }
        return this;
    }

    /** Fails unless this one, whose connection was reset, was told as that. */
    FiveLessons judgeReset(int index) {
        IOException problem = told.events(index).get(0).problem();
        if (!(problem instanceof ErrnoException failed) || failed.errno() != Errno.ECONNRESET) {
            throw fail(
                    "#" + index + " failed: " + FiveSlips.shown(problem),
                    "ECONNRESET, as read has said it",
                    "read has told why, once: an error is told to the first who asks, and then"
                            + " forgotten. What comes after it looks like an end.");
        }
        return this;
    }

    /** Fails unless this is what it threw. */
    FiveLessons judgeThrew(Errno reason) {
        if (!(outcome.thrown() instanceof ErrnoException failed) || failed.errno() != reason) {
            throw fail(
                    (outcome.thrown() == null ? "it returned" : how(outcome.thrown()))
                            + gate.transcript(),
                    "an ErrnoException: " + reason,
                    StopLessons.FAILED);
        }
        return this;
    }

    private static String how(Throwable thrown) {
        return thrown instanceof Stop ? thrown + ":" : "it threw " + thrown;
    }

    /** How it went about it: that shows in its calls, and not in its replies. */
    FiveManners manners() {
        return new FiveManners(this);
    }

    /** Fails unless the exception of the one who is told came out. */
    FiveLessons judgeThrown(RuntimeException planned) {
        judge();
        if (outcome.thrown() != planned) {
            throw fail(
                    outcome.thrown() == null ? "it returned" : "it threw " + outcome.thrown(),
                    "what replies has thrown",
                    "Whoever is told may have a bug of their own, and wants to hear of it.");
        }
        return this;
    }

    /** Fails if anything is open that was opened, or was closed that was not. */
    void judgeNothingLeft() {
        List<Integer> left = gate.cues().open();
        if (!left.isEmpty()) {
            throw fail(
                    "still open: " + left + gate.transcript(),
                    "nothing is open that was not open before",
                    "A descriptor stays open until somebody closes it, and an exception closes"
                            + " nothing. Let try-with-resources and finally do it: they run on"
                            + " every way out.");
        }
        if (!gate.cues().strays().isEmpty()) {
            throw fail(
                    "closed, and not yours: " + gate.cues().strays(),
                    "each closed once",
                    "Let each descriptor have one owner, an Fd.");
        }
    }

    Lesson.Failure fail(String saw, String expected, String why) {
        String wanted = expected.isEmpty() ? StopLessons.ASKED : expected;
        Throwable thrown = outcome.thrown();
        return thrown == null
                ? outcome.fail(saw, wanted, why)
                : outcome.fail(saw, wanted, why, Frames.yours(thrown.getStackTrace()));
    }
}
