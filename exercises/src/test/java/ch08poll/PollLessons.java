package ch08poll;

import ch05ffi.ErrnoException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import jnr.constants.platform.Errno;
import support.Attempt;
import support.Attempt.Outcome;

/** Waits on a learner's queue, and says what is wrong with what has come. */
final class PollLessons {

    static final Attempt ATTEMPT = Earlier.onEpoll(
                    "a wait for all sources, and the events that it has brought", "One wait")
            .after("how-long", 6, "How long is a while?")
            .after("what-happened", 7, "What the bits say")
            .after("on-the-list", 8, "Who is on the list");

    private final Queue queue;
    private final Seen seen = new Seen(ATTEMPT);
    private Poll poll;

    PollLessons(Queue queue) {
        this.queue = queue;
    }

    Poll queue() {
        if (poll == null) {
            poll = ATTEMPT.get("new Poll(libc)", () -> new Poll(queue.libc()));
        }
        return poll;
    }

    /** A pipe on the list, for its bytes. */
    Pipe pipe(long token) throws IOException {
        Pipe pipe = queue.pipe();
        done("register(a pipe, Token " + token + ", READABLE)", () -> {
            queue().registry().register(pipe.receiver(), seen.token(token), Interest.READABLE);
            return true;
        });
        return pipe;
    }

    void deregister(Pipe pipe) {
        done("deregister(a pipe)", () -> {
            queue().registry().deregister(pipe.receiver());
            return true;
        });
    }

    void poll(Events events) {
        done("poll(events)", () -> {
            queue().poll(events);
            return true;
        });
    }

    void poll(Events events, Duration timeout) {
        done("poll(events, " + timeout + ")", () -> {
            queue().poll(events, timeout);
            return true;
        });
    }

    private void done(String did, Callable<Boolean> call) {
        Outcome<Boolean> outcome = ATTEMPT.run(did, call);
        if (outcome.thrown() instanceof IllegalStateException) {
            throw outcome.fail(
                    "it threw " + outcome.thrown(),
                    "a wait",
                    "Nobody else is waiting. Whoever waited before is not any more, also if the"
                            + " wait has failed: what you note before it has to go in a finally.");
        }
        outcome.value();
    }

    /** Fails if these are not the tokens of the events, in order. */
    void judge(Events events, String did, List<Long> expected) {
        judge(did, seen.all(did, events), expected);
    }

    private void judge(String did, List<Long> tokens, List<Long> expected) {
        if (tokens.equals(expected)) {
            return;
        }
        String why = tokens.size() > expected.size()
                ? "Only what this wait has brought is in the events: the kernel says how many, and"
                        + " what lies behind them is from another time."
                : "The kernel has told of it, so it has to be seen.";
        throw ATTEMPT.fail(did, "events with the tokens " + tokens, "" + expected, why);
    }

    /** What is done for the first event makes another one stale. */
    void judgeTurn(Events events, Runnable inTheFirst, List<Long> expected) {
        String did =
                "four events; what is done for the first takes the second and the third off the"
                        + " list";
        Outcome<List<Long>> outcome = ATTEMPT.run(did, () -> {
            List<Long> tokens = new ArrayList<>();
            for (Event event : events) {
                if (tokens.isEmpty()) {
                    inTheFirst.run();
                }
                tokens.add(seen.value(did, event));
            }
            return tokens;
        });
        if (!outcome.value().equals(expected)) {
            throw outcome.fail(
                    "events with the tokens " + outcome.result(),
                    "" + expected,
                    outcome.result().size() < expected.size()
                            ? "The fourth is there, behind two that are stale. Move on for as long as"
                                    + " you find one: a while, and not an if."
                            : "The sources of two left while their events lay in the array. Their"
                                    + " keys lead to no token any more: the iterator has to ask for"
                                    + " each event, when its turn has come.");
        }
    }

    void judgeLooking(Events events, List<Long> expected) {
        String did = "hasNext() three times, then next(), until hasNext() says no";
        List<Long> tokens = seen.hesitantly(did, events);
        if (!tokens.equals(expected)) {
            throw ATTEMPT.fail(
                    did,
                    "the tokens " + tokens,
                    "" + expected,
                    "hasNext() is a question, and may be asked as often as one likes. It moves on"
                            + " over stale events only; next() takes one.");
        }
    }

    /** Fails if an event of the second wait is another object than that of the first. */
    void judgeUsedAgain(Events events, List<Event> before) {
        String did = "a byte, poll, for (Event event : events); and all of it again";
        List<Event> after = seen.objects(did, events);
        if (after.isEmpty() || after.get(0) != before.get(0)) {
            throw ATTEMPT.fail(
                    did,
                    after.isEmpty() ? "no event" : "another Event object each time",
                    "the same one, with what it says now",
                    "There is an Event for each place, made once, together with the room for it. One"
                            + " for each event would be garbage, a thousand times a second.");
        }
    }

    List<Event> objects(Events events) {
        return seen.objects("a byte, poll, for (Event event : events)", events);
    }

    void judgeFails(Events events, Errno reason) {
        queue.library().fails("epoll_wait", 1, reason.intValue());
        String did = "poll(events), while epoll_wait fails with " + reason.name();
        Outcome<Boolean> outcome = ATTEMPT.run(did, () -> {
            queue().poll(events);
            return true;
        });
        if (!(outcome.thrown() instanceof ErrnoException)) {
            throw outcome.fail(
                    outcome.thrown() == null ? "it returned" : "it threw " + outcome.thrown(),
                    "the ErrnoException of the wait",
                    "It has not waited, and the caller has to know.");
        }
        List<Long> left = seen.all(did, events);
        if (!left.isEmpty()) {
            throw outcome.fail(
                    "events are still there: " + left,
                    "none",
                    "They are from the time before. A caller who goes on after the failure would"
                            + " handle them twice: forget them first, then wait.");
        }
    }

    void judgeClosed(Pipe pipe) {
        done("close()", () -> {
            queue().close();
            return true;
        });
        Outcome<Boolean> again = ATTEMPT.run("close(), for the second time", () -> {
            queue().close();
            return true;
        });
        if (again.thrown() != null) {
            throw again.fail(
                    "it threw " + again.thrown(),
                    "nothing happens",
                    "Whoever closes on every way out closes twice now and then.");
        }
        int closes = queue.library().calls("close").size();
        if (closes != 1 || !pipe.receiver().isOpen()) {
            throw ATTEMPT.fail(
                    "close(), twice",
                    closes + " calls of close(2)" + queue.shown(),
                    "one, for the epoll",
                    "The queue owns its epoll, and nothing else: the sources are their owners'.");
        }
    }
}
