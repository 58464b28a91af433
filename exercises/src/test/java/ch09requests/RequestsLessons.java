package ch09requests;

import ch05ffi.ErrnoException;
import ch06epoll.Timeout;
import ch08poll.NetLibc;
import ch09requests.Ears.Told;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import support.Attempt;
import support.Attempt.Outcome;
import support.FarSide;
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

    private static final String ENDED =
            "One request has failed, and with it you have ended all. Whoever asked for it is"
                    + " told, by replies.failure; the others know nothing of it.";

    private static final String TOO_SOON =
            "You took the reply before it was complete. The end of the stream completes some"
                    + " replies, and of others it says that something is missing: tell the feed"
                    + " of it, and let the feed decide.";

    private final KernelTime<NetLibc> time;
    private final FarSide server;
    private final Ears ears;
    private final String story;
    private int begun;
    private String asleep = ""; // why, if it is

    /** Somebody who listens at {@code server}; {@code story} is what will happen, for messages. */
    RequestsLessons(KernelTime<NetLibc> time, FarSide server, String story) {
        this.time = time;
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
        if (outcome.thrown() instanceof Stopped stopped) {
            throw outcome.fail(stopped + "; " + ears, "each request over", asleep, stopped.yours());
        }
        if (outcome.thrown() instanceof Overheard.Spin spin) {
            throw outcome.fail(
                    spin + "; " + ears,
                    "each request over",
                    Asleep.whySpinning("" + spin),
                    spin.yours());
        }
        if (outcome.thrown() instanceof IOException
                || outcome.thrown() instanceof RuntimeException) {
            throw outcome.fail(
                    "it threw " + outcome.thrown() + "; " + ears,
                    "it goes on, and tells replies",
                    outcome.thrown() instanceof IllegalStateException ? TOO_SOON : ENDED);
        }
        outcome.value();
        judgeOnce();
    }

    /** Fetches these paths, and leaves it to the test to judge what came of it. */
    Outcome<Boolean> tryFetch(List<String> paths) {
        begun = paths.size();
        time.at(0, server::settles);
        time.whenAsleep(
                () -> asleep = new Asleep(time, server, begun, ears.told().size()).why());
        return ATTEMPT.run(story, () -> {
            Requests.fetchAll(time.libc(), server.address(), paths, ears);
            return true;
        });
    }

    private void judgeOnce() {
        for (int i = 0; i < begun; i++) {
            int index = i;
            long times =
                    ears.told().stream().filter(told -> told.index() == index).count();
            if (times != 1) {
                throw fail(
                        "#" + i + " told once",
                        "Each request ends once, and whoever asked has to hear of it.");
            }
        }
    }

    /** Fails unless this request had this reply. */
    void judgeReply(int index, String text) {
        Told told = ears.told(index).orElseThrow();
        if (told.text() == null) {
            throw fail(
                    "the reply to #" + index + ", as it was sent",
                    "Nothing was wrong with the reply, so what the feed was given is not what came."
                            + " After a read, the position of the buffer is behind the bytes:"
                            + " flip() it. And before the next one, clear() it.");
        }
        if (!text.equals(told.text())) {
            throw fail(
                    "the reply to #" + index + ", as it was sent",
                    "Its token leads from the event to its exchange, and each exchange has a"
                            + " feed of its own.");
        }
    }

    /** Fails unless this request has failed for such a reason. */
    void judgeFailed(int index, Class<? extends IOException> type) {
        Told told = ears.told(index).orElseThrow();
        if (!type.isInstance(told.reason())) {
            throw fail(
                    "the failure of #" + index + ": " + type.getSimpleName(),
                    type == EOFException.class
                            ? TOO_SOON
                            : "It has failed, and nobody but replies.failure can tell.");
        }
    }

    /** Fails unless this request, which was connected, has failed at its recv. */
    void judgeBroken(int index) {
        judgeFailed(index, ErrnoException.class);
        IOException reason = ears.told(index).orElseThrow().reason();
        if (reason instanceof ErrnoException failed && failed.call().equals("connect")) {
            throw fail(
                    "#" + index + ": recv, ECONNRESET",
                    "It was connected, and that was settled long ago. Whoever asks isThere again"
                            + " takes the error that the next recv would have told, and the bytes"
                            + " that came before it are read by nobody. Ask in CONNECTING only.");
        }
    }

    /** Fails unless nothing was sent before it was known that somebody is there. */
    void judgeAskedFirst() {
        List<String> names = time.library().names().stream()
                .filter(name -> name.equals("getpeername") || name.equals("send"))
                .toList();
        if (names.indexOf("send") < 2) {
            throw ATTEMPT.fail(
                    story,
                    "it was asked whether there is a connection, and then something was sent,"
                            + " though the answer was no",
                    "it is asked again at the next event, and nothing is sent before a yes",
                    "isThere has three answers. Not yet is one of them: then stay in CONNECTING,"
                            + " and come back when there is an event.");
        }
    }

    /** Fails if it was asked twice, and did not wait in between. */
    void judgeWaited(int waitsBefore, int waitsAfter) {
        if (waitsBefore == waitsAfter) {
            throw ATTEMPT.fail(
                    story,
                    "isThere was asked again at once",
                    "it is asked again at the next event",
                    Asleep.whySpinning("isThere"));
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
                    "Each is told as soon as its reply is complete, or it has failed.");
        }
    }

    /** Fails unless this is what the server has heard from a request. */
    void judgeHeard(int index, String heard, String path) {
        if (heard.isEmpty()) {
            throw ATTEMPT.fail(
                    story, "the server has heard nothing from #" + index, path, Asleep.STEP);
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

    /** Fails unless what replies threw has come through, and nothing was told after it. */
    void judgeThrown(Outcome<Boolean> outcome, RuntimeException planned) {
        if (outcome.thrown() != planned) {
            throw outcome.fail(
                    outcome.thrown() == null ? "it returned" : "it threw " + outcome.thrown(),
                    "the exception of replies",
                    "What replies throws is not the failure of a request, and is not told to it as"
                            + " one. Let it pass.");
        }
    }
}
