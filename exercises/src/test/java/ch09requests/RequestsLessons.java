package ch09requests;

import ch05ffi.ErrnoException;
import ch06epoll.Timeout;
import ch08poll.NetLibc;
import ch09requests.Ears.Told;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import support.Attempt;
import support.Attempt.Outcome;
import support.FarSide;
import support.Frames;
import support.KernelTime;
import support.Lesson;
import support.Overheard;
import support.Stopped;

/** Runs a learner's requests, and finds out which well-known wrong turn they took. */
final class RequestsLessons {

    private static final Attempt ATTEMPT = Earlier.attempt(
                    "each request told once: its reply, or why there is" + " none",
                    "One step at a time")
            .after("is-it-there", 9, "Begun, and not yet done")
            .after("in-any-pieces", 9, "Pieces of a reply");

    private final KernelTime<NetLibc> time;
    private final Asked asked;
    private final FarSide server;
    private final Ears ears;
    private final String story;
    private Standstill standstill;
    private int begun;
    private String asleep = ""; // why, if it is

    /** Somebody who listens at {@code server}; {@code story} is what will happen, for messages. */
    RequestsLessons(KernelTime<NetLibc> time, Asked asked, FarSide server, String story) {
        this.time = time;
        this.asked = asked;
        this.server = server;
        this.ears = new Ears(() -> time.library().open().size());
        this.story = "fetchAll(...): " + story;
    }

    Ears ears() {
        return ears;
    }

    /** Fetches these paths, and fails if that does not end, or throws. */
    void fetch(List<String> paths) {
        Outcome<Boolean> outcome = tryFetch(paths);
        Throwable thrown = outcome.thrown();
        if (thrown instanceof Stopped stopped) {
            String why = stopped.kind() == Stopped.Kind.SPINS ? whySpins() : asleep;
            throw outcome.fail(stopped + "; " + ears, "each request over", why, stopped.yours());
        }
        if (thrown instanceof Overheard.Spin spin) {
            Optional<StackTraceElement> yours = Frames.yours(spin.getStackTrace(), Exchange.class);
            throw outcome.fail(spin + "; " + ears, "each request over", asked.why(), yours);
        }
        if (thrown instanceof IOException || thrown instanceof RuntimeException) {
            throw outcome.fail(
                    "it threw " + thrown + "; " + ears,
                    "it goes on, and tells replies",
                    RequestsThrown.why(thrown));
        }
        outcome.value();
        judgeOnce();
    }

    /** Fetches these paths, and leaves it to the test to judge what came of it. */
    Outcome<Boolean> tryFetch(List<String> paths) {
        begun = paths.size();
        standstill = new Standstill(time.library(), server, ears, paths);
        time.at(0, server::settles);
        time.whenAsleep(() -> asleep = standstill.why());
        return ATTEMPT.run(story, () -> {
            Requests.fetchAll(time.libc(), server.address(), paths, ears);
            return true;
        });
    }

    private String whySpins() {
        if (ears.told().size() >= begun) {
            return Standstill.OVER;
        }
        List<Integer> timeouts = time.timeouts();
        return timeouts.get(timeouts.size() - 1) == 0
                ? "With a time of zero poll asks, and comes back at once: you ask on and on, and"
                        + " a processor has nothing else to do. There is a poll without a time,"
                        + " which sleeps until something happens."
                : "It comes back at once each time, and nothing has changed.";
    }

    private void judgeOnce() {
        for (int i = 0; i < begun; i++) {
            int index = i;
            long times =
                    ears.told().stream().filter(told -> told.index() == index).count();
            if (times != 1) {
                throw fail("#" + i + " told once", standstill.whyNotOnce(times));
            }
        }
    }

    /** Fails unless this request had begun when the learner's code slept for the first time. */
    void judgeBegun(int index) {
        if (!server.isOpen(index)) {
            throw fail(
                    "all " + begun + " begun before the first wait, and #" + index + " among them",
                    "You wait for one before you have begun the next. Begin them all, and run"
                            + " after that: then they wait together.");
        }
    }

    /** Fails unless this request had this reply. */
    void judgeReply(int index, String text) {
        Told told = ears.told(index).orElseThrow();
        if (!text.equals(told.text())) {
            throw fail(
                    "the reply to #" + index + ", as it was sent",
                    told.reason() == null
                            ? "Its token leads from the event to its exchange, and each exchange"
                                    + " has a feed of its own."
                            : RequestsThrown.insteadOfReply(told.reason(), standstill.read(index)));
        }
    }

    /** Likewise, where it is the end of the stream that completes it. */
    void judgeReplyByEnd(int index, String text) {
        Told told = ears.told(index).orElseThrow();
        if (told.reason() instanceof EOFException && standstill.hasReadTheEnd(index)) {
            throw fail(
                    "the reply to #" + index + ": it has no Content-Length",
                    "For a reply without a length the end is no failure: it says that this was"
                            + " all. Which kind of reply it is, the feed knows: at -1 call"
                            + " feed.end(), and let it throw or not.");
        }
        judgeReply(index, text);
    }

    /** Fails unless this request has failed for such a reason. */
    void judgeFailed(int index, Class<? extends IOException> type) {
        Told told = ears.told(index).orElseThrow();
        if (!type.isInstance(told.reason())) {
            throw fail(
                    "the failure of #" + index + ": " + type.getSimpleName(),
                    told.reason() != null && type != EOFException.class
                            ? "The exception you tell of it with is one of your own. What proceed"
                                    + " throws says which call has failed, and why: hand on that"
                                    + " one, as it is."
                            : type == EOFException.class
                                    ? RequestsThrown.TOO_SOON
                                    : "It has failed, and nobody but replies.failure can tell.");
        }
    }

    /** Fails unless this request has failed at its connect. */
    void judgeRefused(int index) {
        judgeFailed(index, ErrnoException.class);
        Told told = ears.told(index).orElseThrow();
        if (!String.valueOf(told.reason().getMessage()).contains("connect")) {
            throw fail(
                    "#" + index + ": connect, ECONNREFUSED",
                    "Writable is not connected. You have sent something to nobody, and what"
                            + " failed was the send: the error that belongs to the connect was"
                            + " taken by it. Ask Connect first.");
        }
    }

    /** Fails unless it slept as long as nothing happened, however long that was. */
    void judgeSleep() {
        List<Integer> other = time.timeouts().stream()
                .filter(timeout -> timeout != Timeout.FOR_EVER)
                .toList();
        if (!other.isEmpty()) {
            throw ATTEMPT.fail(
                    story,
                    "epoll_wait was called with a timeout of " + other.get(0) + " ms",
                    "-1, for ever",
                    "There is nothing to be done until something happens. Whoever looks up now and then"
                            + " wakes a processor for nothing.");
        }
    }

    /** Fails unless they were told in this order. */
    void judgeOrder(List<Integer> expected) {
        List<Integer> order = ears.told().stream().map(Told::index).toList();
        if (!order.equals(expected)) {
            throw fail(
                    "in this" + " order:" + " " + expected,
                    "Each is told as soon as its reply is complete, or as it has failed: not at"
                            + " the end, with the others.");
        }
    }

    /** Fails unless this is what the server has heard from a request. */
    void judgeHeard(int index, String heard, String path) {
        if (heard.isEmpty()) {
            throw ATTEMPT.fail(
                    story,
                    "the server has heard nothing from #" + index,
                    path,
                    standstill.why(index));
        }
        if (!heard.startsWith("GET " + path + " HTTP/1.1\r\n") || !heard.endsWith("\r\n\r\n")) {
            throw ATTEMPT.fail(
                    story,
                    "the server has heard" + " from #" + index + ": "
                            + heard.lines().findFirst().orElse(""),
                    "GET " + path + " HTTP/1.1, to its end",
                    "All bytes of the request, in order, each once.");
        }
    }

    /** Fails unless the failure of the queue came out. */
    void judgeQueueFailed(Outcome<Boolean> outcome) {
        if (outcome.thrown(ErrnoException.class).isEmpty()) {
            throw outcome.fail(
                    outcome.thrown() == null ? "it returned" : "it threw " + outcome.thrown(),
                    "the ErrnoException of epoll_wait",
                    "Without its queue no request can come to an end. That is nobody's failure in"
                            + " particular: let it pass.");
        }
    }

    /** Fails unless what replies has thrown came out, and nobody was told a second time. */
    void judgeThrown(Outcome<Boolean> outcome, Throwable planned) {
        if (outcome.thrown() != planned) {
            throw outcome.fail(
                    (outcome.thrown() == null ? "it returned" : "it threw " + outcome.thrown())
                            + "; " + ears,
                    "the exception of replies",
                    "What replies throws is not the failure of a request, which has ended"
                            + " already, and was told. Let it pass: catch what proceed throws,"
                            + " which is IOException, and no more.");
        }
    }

    /** Fails if what was over was open still when it was told, or is now. */
    void judgeNothingLeft() {
        int most = begun; // with the epoll, and without the one that is over
        for (Told told : ears.told()) {
            if (told.open() > most) {
                throw fail(
                        "each connection closed when it is told",
                        "That"
                                + " of"
                                + " " + told
                                + " was open still. What is over is closed first, and told"
                                + " then: with a thousand requests that makes a thousand"
                                + " descriptors.");
            }
            most--;
        }
        judgeAllClosed();
    }

    /** Fails if a descriptor is open. */
    void judgeAllClosed() {
        List<Integer> open = time.library().open();
        if (!open.isEmpty()) {
            throw ATTEMPT.fail(
                    story,
                    "descriptors that are open still: " + open + "; " + ears,
                    "none",
                    "Whatever ends this, every connection is closed, and the queue too.");
        }
    }

    private Lesson.Failure fail(String expected, String why) {
        return ATTEMPT.fail(story, "" + ears, expected, why);
    }
}
