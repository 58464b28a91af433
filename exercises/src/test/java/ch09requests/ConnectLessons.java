package ch09requests;

import ch05ffi.ErrnoException;
import ch08poll.TcpStream;
import java.io.IOException;
import java.util.stream.Collectors;
import jnr.constants.platform.Errno;
import support.Attempt;
import support.Attempt.Outcome;
import support.NativeCall;
import support.Overheard;
import support.Stumbling;

/** Asks a learner whether there is a connection, and says which answer was mistaken for which. */
final class ConnectLessons {

    private static final Attempt ATTEMPT = Earlier.attempt(
            "whether there is a connection, none yet, or none ever", "Begun, and not yet done");

    private final TcpStream stream;
    private final Stumbling<?> library;
    private final String story;
    private int fd;

    /** A stream, and what has become of it, for messages. */
    ConnectLessons(TcpStream stream, Stumbling<?> library, String story) {
        this.stream = stream;
        this.library = library;
        this.story = "isThere(stream): " + story;
    }

    private Outcome<Boolean> ask() {
        library.forget();
        fd = stream.fd().number(); // it might be closed afterwards
        Outcome<Boolean> outcome = ATTEMPT.run(story, () -> Connect.isThere(stream));
        if (outcome.thrown() instanceof Overheard.Spin spin) {
            throw outcome.fail(
                    spin.getMessage(),
                    "an answer, at once",
                    "Not yet is an answer. Whoever waits in here for a better one stops all other"
                            + " requests: one thread serves them all. The queue says when it is"
                            + " worth asking again.",
                    spin.yours());
        }
        return outcome;
    }

    private String calls() {
        return library.calls().stream()
                .map(NativeCall::toString)
                .filter(call -> !call.startsWith("errno"))
                .collect(Collectors.joining("\n  ", "\n  ", ""));
    }

    /** Fails unless this is the answer. */
    void judge(boolean there) {
        Outcome<Boolean> outcome = ask();
        if (outcome.thrown() instanceof ErrnoException) {
            throw outcome.fail(
                    "it threw " + outcome.thrown() + calls(),
                    "" + there,
                    "Nothing has failed. Whoever reads or writes to find out gets an error from"
                            + " a socket that has nobody at its other end yet, and takes a bit"
                            + " more time for a failure.");
        }
        if (outcome.value() != there) {
            throw outcome.fail(
                    "it returned " + outcome.value() + calls(),
                    "" + there,
                    there
                            ? "No error, and somebody at the other end: that is a connection."
                            : "No error is not a connection yet. An event may come that says"
                                    + " nothing about it: ask who is at the other end, too.");
        }
    }

    /** Fails if bytes that had come were taken. */
    void judgeUnread(int unread, int expected) {
        if (unread != expected) {
            throw ATTEMPT.fail(
                    story,
                    unread + " of " + expected + " bytes are left to read" + calls(),
                    "all of them",
                    "To find out you have read, and what you have read is gone: the first byte of"
                            + " somebody's reply. takeError and peerAddress ask without touching"
                            + " anything.");
        }
    }

    /** Fails unless it threw this. */
    void judgeFailed(Errno reason) {
        Outcome<Boolean> outcome = ask();
        if (outcome.thrown() instanceof ErrnoException failed && failed.errno() == reason) {
            judgeOpen(outcome);
            judgeCall(outcome, failed);
            return;
        }
        judgeOpen(outcome);
        if (outcome.thrown() instanceof IOException
                && !(outcome.thrown() instanceof ErrnoException)) {
            throw outcome.fail(
                    "it threw " + outcome.thrown() + calls(),
                    "an ErrnoException with " + reason.name(),
                    "The reason is right, and in a text only people can read it. An ErrnoException"
                            + " carries call, descriptor and errno, so that code can ask for them.");
        }
        if (outcome.thrown() != null) {
            throw outcome.fail(
                    "it threw " + outcome.thrown() + calls(),
                    "an ErrnoException with " + reason.name(),
                    "The reason is what takeError has said, the first time it was asked: asking"
                            + " takes it away. Keep the answer, and throw that.");
        }
        throw outcome.fail(
                "it returned " + outcome.value() + calls(),
                "an ErrnoException with " + reason.name(),
                outcome.value()
                        ? "There was an event, and it said writable: to a broken connection a"
                                + " write does not wait either. It fails. Ask for the error"
                                + " first."
                        : asked("getsockopt")
                                ? "There will be no connection, and you have got to know why:"
                                        + " asking has taken the reason away, so nobody else can."
                                        + " No is for not yet."
                                : "Nobody is at the other end, and there never will be. Why,"
                                        + " only takeError says; a no is taken for not yet, and"
                                        + " whoever waits for the next event waits for ever.");
    }

    private void judgeOpen(Outcome<Boolean> outcome) {
        if (asked("close")) {
            throw outcome.fail(
                    "it closed the stream" + calls(),
                    "an exception, and the stream as it was",
                    "You were asked a question about somebody's stream. Its owner closes it, and"
                            + " off the queue it has to be taken, too.");
        }
    }

    private void judgeCall(Outcome<Boolean> outcome, ErrnoException failed) {
        boolean asking = !library.calls("getsockopt").isEmpty()
                && library.calls("getsockopt").get(0).failed();
        boolean ofConnect = failed.call().equals("connect") && failed.fd() == fd;
        if (asking) {
            judgeOwnName(outcome, "getsockopt");
        }
        if (!ofConnect && !asking) {
            throw outcome.fail(
                    "it threw " + failed + calls(),
                    "an exception of connect, on descriptor " + fd,
                    "The call came back long ago, and now you say what it would have said. Whoever"
                            + " reads this at night looks for the server, and not for a question"
                            + " that was answered well.");
        }
    }

    /** The question that failed has an exception of its own: it is not connect's. */
    private void judgeOwnName(Outcome<Boolean> outcome, String call) {
        if (outcome.thrown() instanceof ErrnoException failed && failed.call().equals("connect")) {
            throw outcome.fail(
                    "it threw " + failed + calls(),
                    "the exception of " + call + ", as it was thrown",
                    "The connect has not failed: the question has. Whoever reads this at night"
                            + " looks for the server, and it may be well. Let the exception of the"
                            + " question go on as it is.");
        }
    }

    /** Fails unless it is told that a question has failed, in whatever words. */
    void judgeUnanswered(Errno reason) {
        Outcome<Boolean> outcome = ask();
        if (asked("getpeername") && outcome.thrown(IOException.class).isEmpty()) {
            throw outcome.fail(
                    outcome.thrown() == null
                            ? "it returned " + outcome.value() + calls()
                            : "it threw " + outcome.thrown() + calls(),
                    "the exception with " + reason.name(),
                    "A question that could not be asked has no answer: neither yes nor no. Let its"
                            + " exception go on, to somebody who can end this request.");
        }
        judgeOwnName(outcome, "getpeername");
    }

    private boolean asked(String call) {
        return !library.calls(call).isEmpty();
    }
}
