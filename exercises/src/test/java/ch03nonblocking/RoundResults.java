package ch03nonblocking;

import ch01blocking.Request;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import support.Attempt.Outcome;

/**
 * What came of a learner's rounds, to be judged by the test.
 *
 * @param lessons who was told of it
 * @param outcome how fetchAll() was left
 */
record RoundResults(RoundLessons lessons, Outcome<Boolean> outcome) {

    /** Fails unless these replies were told, and failures of those numbers. */
    void judgeReplies(Map<Integer, String> replies, Set<Integer> failed) {
        if (outcome.thrown() != null) {
            EarlierLessons.judge(outcome);
        }
        outcome.value();
        Map<Integer, ?> got = lessons.replies();
        if (!got.equals(replies)) {
            EarlierLessons.judge(outcome);
        }
        if (!got.keySet().equals(replies.keySet())
                || !lessons.failures().keySet().containsAll(failed)) {
            throw outcome.fail(
                    "replies to " + got.keySet() + ", failures of " + lessons.failures(),
                    "replies to " + replies.keySet() + ", failures of " + failed,
                    "Whoever asked learns of each request how it ended, and only from you: by one"
                            + " call of reply() or of failure(), with its number.");
        }
        if (!got.equals(replies)) {
            throw outcome.fail(
                    "the replies " + got,
                    "the replies " + replies,
                    "Each connection's bytes belong to its own request: keep them apart, and leave"
                            + " nothing in the buffer that the next one reads into.");
        }
    }

    /** Fails unless they were told in this order. */
    void judgeOrder(List<Integer> order) {
        if (!lessons.order().equals(order)) {
            throw outcome.fail(
                    "told in the order " + lessons.order(),
                    "told in the order " + order + ", in which they came",
                    "Whoever waits for the quick one should not have to wait for the slowest.");
        }
    }

    /** Fails if one failure came out of fetchAll(). */
    void judgeSurvival() {
        if (outcome.thrown() != null) {
            throw outcome.fail(
                    "it threw " + outcome.thrown() + "; replies to "
                            + lessons.replies().keySet(),
                    "failure() for those that failed, and the replies of the others",
                    "One connection's failure is that one's own. An exception that leaves the"
                            + " rounds takes all the others with it: catch it in the turn of the"
                            + " one that it belongs to.");
        }
    }

    /** Fails if a connection is open. */
    void judgeClosed() {
        List<Integer> open = lessons.leftOpen();
        if (!open.isEmpty()) {
            throw outcome.fail(
                    "afterwards these connections are open: " + open,
                    "every connection closed",
                    RoundWrong.LEFT_OPEN);
        }
    }

    /** Fails unless an interrupt came out, and left nothing open. */
    void judgeInterrupt() {
        if (outcome.thrown(InterruptedException.class).isEmpty()) {
            throw outcome.fail(
                    outcome.thrown() == null ? "it returned" : "it threw " + outcome.thrown(),
                    "the InterruptedException that idle threw",
                    "An interrupt asks to stop. Whoever swallows it goes on where somebody wants an"
                            + " end, and nobody further up ever learns of the wish.");
        }
        judgeClosed();
    }

    /** Fails unless the stage was sent exactly the requests for these paths. */
    void judgeRequests(Stage stage, InetSocketAddress server, List<String> paths) {
        for (int i = 0; i < paths.size(); i++) {
            String host = server.getHostString() + ":" + server.getPort();
            String number = server.getAddress().getHostAddress() + ":" + server.getPort();
            String sent = new String(stage.channel(i).taken(), StandardCharsets.US_ASCII);
            if (!sent.equals(request(paths.get(i), host))
                    && !sent.equals(request(paths.get(i), number))) {
                throw outcome.fail(
                        "request #" + i + " arrived as:\n " + lines(sent),
                        "this:\n " + lines(request(paths.get(i), host)),
                        "The request to a path goes out once, whole and in order; its Host is the"
                                + " server's name and port.");
            }
        }
    }

    private static String request(String path, String host) {
        return new String(Request.requestFor(path, host), StandardCharsets.US_ASCII);
    }

    private static String lines(String request) {
        return request.strip().replace("\r\n", "\n ");
    }
}
