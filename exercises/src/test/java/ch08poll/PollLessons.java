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
        String did = "three events; what is done for the first takes the second off the list";
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
                    "The source of the second left while its event lay in the array. Its key leads"
                            + " to no token any more: the iterator has to ask for each event, when"
                            + " its turn has come.");
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

    void judgeSecondThread(Pipe pipe, Events events) {
        queue(); // made here: what it calls is no wait
        Meanwhile second = Meanwhile.during(queue, pipe, this::pollTwice);
        poll(events);
        Throwable thrown = second.thrown();
        if (thrown instanceof Forgotten) {
            throw ATTEMPT.fail(
                    "while one thread waits in poll, another one polls, is refused, and tries again",
                    "the second try was let in",
                    "an IllegalStateException each time",
                    "Whoever was refused has taken the note of the one who waits away. Only the"
                            + " thread that has put its name down takes it off again.");
        }
        if (!(thrown instanceof IllegalStateException)) {
            throw ATTEMPT.fail(
                    "while one thread waits in poll, another one polls too",
                    thrown == null ? "both did" : "it threw " + thrown,
                    "an IllegalStateException for the second",
                    "Two threads would share out the events between them, and each would miss some"
                            + " of its own. One waits at a time, and the other is told so at once.");
        }
    }

    /** Somebody was let in who had been refused. */
    private static final class Forgotten extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private void pollTwice() throws IOException {
        try {
            queue().poll(new Events(8), Duration.ZERO);
        } catch (IllegalStateException refused) {
            queue().poll(new Events(8), Duration.ZERO);
            throw new Forgotten();
        }
    }

    void judgeCloseMeanwhile(Pipe pipe, Events events) {
        queue(); // made here: what it calls is no wait
        Meanwhile closing = Meanwhile.during(queue, pipe, () -> queue().close());
        Outcome<Boolean> outcome = ATTEMPT.run("poll(events), and another thread closes", () -> {
            queue().poll(events);
            return true;
        });
        Throwable thrown = closing.thrown();
        if (!(thrown instanceof IllegalStateException)) {
            throw outcome.fail(
                    "close() " + (thrown == null ? "said nothing" : "threw " + thrown),
                    "an IllegalStateException: somebody is waiting",
                    "A close wakes nobody. If it closed, the one who waits would wait on a number"
                            + " that may be somebody else's in a moment; if it did not, the caller"
                            + " would believe that it had.");
        }
        outcome.value();
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
