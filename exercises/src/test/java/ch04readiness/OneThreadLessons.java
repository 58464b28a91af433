package ch04readiness;

import static ch04readiness.OneThreadTest.ASKED;
import static java.nio.channels.SelectionKey.OP_CONNECT;
import static java.nio.channels.SelectionKey.OP_WRITE;

import ch04readiness.Told.Event;
import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.IllegalBlockingModeException;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.List;
import support.Attempt.Outcome;
import support.Bytes;
import support.Frames;
import support.Lesson;
import support.Line;
import support.Peer;
import support.Sleeper.Rest;

/**
 * Finds out which of the well-known wrong turns a loop around a selector took.
 *
 * @param outcome what came of it
 * @param peer who saw it from the other side; null if nobody was there
 * @param told what it told of its requests
 */
record OneThreadLessons(Outcome<Boolean> outcome, Peer peer, Told told) {

    private static final int FIVE = 5;
    private static final String END_STAYS = "The end of a stream stays readable for ever: at each"
            + " select() the key is ready again, and read() gives -1 again. Only closing the"
            + " channel ends that; it cancels the key too.";
    private static final String KEYS_STAY = "select() puts the keys that are ready into the"
            + " selected set, and never takes one out. A key that you leave there is handled"
            + " again in every round, with what it was once ready for, and select() does not"
            + " count it as news any more. Clear the set after each round.";

    /** Fails if it was one of those that show in every test; {@code ended} if it had no end. */
    void judge(Sight ended) {
        judgeThrown();
        for (int index = 0; index < FIVE; index++) {
            int times = told.events(index).size();
            if (times > 1) {
                throw fail(
                        "request #" + index + " was told " + times + " times",
                        "each told once",
                        END_STAYS);
            }
        }
        if (ended != null && ended.rest() == Rest.BURNS) {
            throw fail(
                    ended.toString(),
                    ASKED,
                    whyItBurns(ended, FIVE - told.events().size()));
        }
        if (ended != null) {
            throw stuck(peer.stuck().orElseThrow(), ended);
        }
        if (outcome.thrown() != null && !(outcome.thrown() instanceof IOException)) {
            outcome.value();
        }
    }

    private void judgeThrown() {
        Throwable thrown = outcome.thrown();
        String why = null;
        if (thrown instanceof IllegalBlockingModeException) {
            why = "A selector takes only channels that are in non-blocking mode: with any other,"
                    + " the first read that finds nothing would put the one thread to sleep, and"
                    + " all other requests with it.";
        } else if (thrown instanceof ConcurrentModificationException) {
            why = "You changed the set of selected keys in the middle of a loop over it. Take a"
                    + " key out with the iterator's own remove(), or clear() the set afterwards.";
        } else if (thrown instanceof CancelledKeyException) {
            why = "Closing a channel cancels its key, and this key was used after that.";
        }
        if (why != null) {
            throw fail("it threw " + thrown, ASKED, why);
        }
    }

    private String whyItBurns(Sight sight, int stillOpen) {
        if (sight.asksOnly()) {
            return "selectNow() never sleeps: it asks, and comes back at once. That is chapter 3"
                    + " again, round and round. select() sleeps until there is something to do.";
        }
        if (sight.interestedIn(OP_WRITE) > requestsOnTheirWay()) {
            return "There is room to write almost always, so a key that stays interested in"
                    + " writing is always ready, and select() never sleeps. Be interested in"
                    + " writing for as long as there is something to write, and no longer.";
        }
        if (sight.interestedIn(OP_CONNECT) > 0) {
            return "Connected is connected: a key that stays interested in OP_CONNECT is ready for"
                    + " ever. Change its interest when finishConnect() has said true.";
        }
        if (sight.interests().size() > stillOpen) {
            return END_STAYS;
        }
        return sight.selected() > 0
                ? KEYS_STAY
                : "Something wakes your thread at once, each time, and it does nothing about it.";
    }

    private long requestsOnTheirWay() {
        return peer.lines().stream()
                .map(Line::received)
                .filter(request -> request.length < 4
                        || !Arrays.equals(
                                Arrays.copyOfRange(request, request.length - 4, request.length),
                                Bytes.of("\r\n\r\n")))
                .count();
    }

    private Lesson.Failure stuck(Peer.Stuck stuck, Sight sight) {
        String saw = "your thread sleeps, and the peer waits for " + stuck.waitedFor() + ":\n"
                + peer.transcript();
        return outcome.fail(saw, ASKED, whyStuck(stuck, sight), stuck.yours(OneThread.class));
    }

    private String whyStuck(Peer.Stuck stuck, Sight sight) {
        boolean writes = stuck.stack().stream()
                .anyMatch(frame -> frame.getClassName().startsWith("sun.nio.ch.")
                        && frame.getMethodName().toLowerCase().contains("write"));
        if (writes) {
            return "Your thread sleeps in a write, to a peer that doesn't read yet, and nobody"
                    + " else is served. Make the channel non-blocking before the first write.";
        }
        if (peer.lines().size() < FIVE) {
            return "This peer answers nobody until all five have connected, and you wait for"
                    + " an answer first. Begin all five, and wait for all of them at once.";
        }
        if (stuck.waitedFor().contains("blank line")) {
            return "A write takes what there is room for, and that can be a part. The rest of"
                    + " the request is still yours, and nobody waits for room: stay interested"
                    + " in writing until nothing is left.";
        }
        if (told.events().size() == FIVE) {
            return "All five have come to their end, and you select again. With nobody left to"
                    + " wait for, select() sleeps for ever. The key of a closed channel leaves"
                    + " keys() only in the next select(): count for yourself.";
        }
        return sight.selected() > 0
                ? KEYS_STAY
                : "Something came for one of the requests, an end or an error perhaps, and"
                        + " nothing was told. Whoever waits for it now waits for ever.";
    }

    /** Fails if the thread did not sleep then. */
    void judgeSleep(Sight sight, int open, String when) {
        if (sight == null || sight.rest() == Rest.OVER) {
            judgeTold();
            throw fail("fetchAll() had returned by then", "it waits: " + when, lost());
        }
        String expected = "it sleeps in select(): " + when;
        if (sight.rest() == Rest.BURNS) {
            throw fail(sight.toString(), expected, whyItBurns(sight, open));
        }
        if (sight.rest() == Rest.RESTLESS) {
            throw fail(
                    sight.toString(),
                    expected,
                    "There was nothing to do, and it woke up again and again to see that. Sleep"
                            + " until something happens: select(), with no time limit.");
        }
        if (sight.selected() > 0) {
            throw fail(
                    "it sleeps, and " + sight.selected() + " keys are in the selected set",
                    "it sleeps, and the selected set is empty",
                    KEYS_STAY);
        }
        judgeTold();
    }

    /** Fails if one of the five has no reply. */
    private void judgeTold() {
        for (Event event : told.events()) {
            if (event.problem() != null) {
                throw fail(
                        "#" + event.index() + " failed: " + event.problem(),
                        "its reply, which came as a whole",
                        "One read gives what has come so far, and that can be a part. Keep it, and"
                                + " go on when select() says that there is more: a reply is"
                                + " complete when read() gives -1.");
            }
        }
        if (told.events().size() != FIVE) {
            throw fail("told of " + told.events(), "told of all five", lost());
        }
    }

    private static String lost() {
        return "fetchAll() returned while requests were open. Count each of them once, when its"
                + " channel is closed.";
    }

    /** Fails if one of them has no reply, or not its own. */
    void judgeAll(List<String> words) {
        judgeTold();
        for (Event event : told.events()) {
            String word = words.get(event.index());
            if (!word.equals(event.text())) {
                throw fail(
                        "the reply to #" + event.index() + " is "
                                + Bytes.quoted(Bytes.of(event.text())),
                        Bytes.quoted(Bytes.of(word)),
                        "All replies come over one thread, in pieces, in any order. What belongs"
                                + " to which request only the key knows: use its attachment.");
            }
        }
    }

    /** Likewise; fails also if they were told in another order, or by another thread. */
    void judgeOrder(List<Integer> order, List<String> words) {
        judgeAll(words);
        List<Integer> got = told.events().stream().map(Event::index).toList();
        if (!got.equals(order)) {
            throw fail("told in the order " + got, "in the order " + order, "As they came.");
        }
        for (Event event : told.events()) {
            if (event.thread() != Thread.currentThread()) {
                throw fail(
                        "told by " + event.thread(),
                        "told by the thread that called fetchAll()",
                        "One thread is enough here: it has nothing else to do.");
            }
        }
    }

    /** Fails unless these failed, and all others have their replies. */
    void judgeFailures(List<Integer> broken, List<String> words) {
        judgeEnded("two of five connections broke");
        for (int index = 0; index < FIVE; index++) {
            List<Event> events = told.events(index);
            boolean failed = !events.isEmpty() && events.get(0).problem() != null;
            if (events.isEmpty() || failed != broken.contains(index)) {
                throw fail(
                        "of #" + index + " was told: " + (events.isEmpty() ? "nothing" : events),
                        broken + " failed, and replies for the others",
                        broken.contains(index) && !events.isEmpty()
                                ? "Half a reply is none. ReplyParser.parse() says so."
                                : lost());
            }
        }
    }

    /** Fails unless all of them failed, and nothing was left behind. */
    void judgeRefused(int requests, List<String> left) {
        judgeEnded("nobody listens at that port");
        judgeThrown();
        outcome.value();
        if (told.events().stream().filter(event -> event.problem() != null).count() != requests) {
            throw fail("told of " + told.events(), requests + " failures, one for each", lost());
        }
        if (!left.isEmpty()) {
            throw fail(
                    left.size() + " open afterwards:\n " + String.join("\n ", left),
                    "no descriptor more than before",
                    "A channel is a descriptor from the moment it is opened. Close it on every way"
                            + " out, also on the one that an exception takes.");
        }
    }

    private void judgeEnded(String what) {
        boolean ours = outcome.thrown() instanceof ClosedSelectorException;
        if (outcome.thrown() instanceof IOException || ours && told.events().isEmpty()) {
            throw fail(
                    "fetchAll() threw " + outcome.thrown() + "; told of " + told.events(),
                    "a failure told for each that broke, and all others served: " + what,
                    "One exchange broke, and its exception ended the loop for all of them. Catch"
                            + " it where one exchange proceeds: close that channel, tell, go on.");
        }
    }

    private Lesson.Failure fail(String saw, String expected, String why) {
        Throwable thrown = outcome.thrown();
        return thrown == null
                ? outcome.fail(saw, expected, why)
                : outcome.fail(
                        saw, expected, why, Frames.yours(thrown.getStackTrace(), OneThread.class));
    }
}
