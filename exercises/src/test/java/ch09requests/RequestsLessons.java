package ch09requests;

import ch05ffi.ErrnoException;
import ch06epoll.Timeout;
import ch08poll.NetLibc;
import ch09requests.Ears.Told;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import support.Attempt;
import support.Attempt.Outcome;
import support.FarSide;
import support.KernelTime;
import support.Lesson;
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

    private static final String OVER =
            "All were told how they have ended, and yet you wait for one more. What is over has"
                    + " to leave the map, whichever way it has ended.";
    private static final String STEP =
            "One edge can bring many things: it is connected, there is room, bytes have come."
                    + " You took one step and waited for the next event, which was this one. Go"
                    + " on from state to state until something would wait.";
    private static final String PART =
            "You have sent a part of the request, as much as there was room for, and took it for"
                    + " all of it. The server waits for the rest, and you wait for the server."
                    + " What remains is sent when there is room: stay in SENDING.";
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
        time.whenAsleep(() -> asleep = whyAsleep());
        return ATTEMPT.run(story, () -> {
            Requests.fetchAll(time.libc(), server.address(), paths, ears);
            return true;
        });
    }

    /** What the matter is, found out before everything is closed. */
    private String whyAsleep() {
        if (ears.told().size() >= begun) {
            return OVER;
        }
        int left = IntStream.range(0, begun).map(server::unread).sum();
        if (time.library().calls("send").isEmpty()
                || left > 0 && time.library().calls("recv").isEmpty()) {
            return STEP;
        }
        return left == 0
                ? PART
                : "Bytes have come, and you have left some of them"
                        + " unread: " + left + ". Their edge was"
                        + " told, and is told once. Read on until nothing is there, or the reply"
                        + " is complete.";
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
                    "Each is told as soon as its reply is complete.");
        }
    }

    /** Fails unless this is what the server has heard from a request. */
    void judgeHeard(int index, String heard, String path) {
        if (heard.isEmpty()) {
            throw ATTEMPT.fail(story, "the server has heard nothing from #" + index, path, STEP);
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
}
