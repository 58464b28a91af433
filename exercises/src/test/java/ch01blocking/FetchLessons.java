package ch01blocking;

import static ch01blocking.FiveRequestsTest.ASKED;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import support.Attempt.Outcome;
import support.Bytes;
import support.Frames;
import support.Lesson;
import support.Line;
import support.Line.Ending;
import support.Peer;
import support.PiecewiseInput;

/**
 * Finds out which of the well-known wrong turns a fetch took.
 *
 * @param outcome what came of it
 * @param peer who saw it from the other side
 */
record FetchLessons(Outcome<?> outcome, Peer peer) {

    /**
     * Fails if it was one of them.
     *
     * @param endings how each connection was left, in order
     * @param tooEarly whether one was opened while another had no reply yet
     */
    void judge(List<Ending> endings, boolean tooEarly) {
        judgeConnecting();
        judgeParser();
        if (peer.stuck().isPresent()) {
            throw stuck(peer.stuck().get());
        }
        if (tooEarly) {
            throw wrong("A connection was opened while an earlier request had no reply yet. One"
                    + " after another means: ask, wait, read, close, then the next.");
        }
        if (endings.contains(Ending.SENT_MORE)) {
            throw wrong("A second request came over the same connection, though the first said"
                    + " Connection: close. A server that keeps to it has hung up.");
        }
        int open = endings.indexOf(Ending.LEFT_OPEN);
        boolean afterSuccess = open >= 0 && !(open == 1 && outcome.thrown() != null);
        if (afterSuccess) {
            throw wrong("A socket stays open until somebody closes it. The garbage collector comes"
                    + " late or never; the limit for descriptors comes soon.");
        }
        Optional<SocketException> closed = outcome.thrown(SocketException.class);
        if (closed.isPresent() && String.valueOf(closed.get().getMessage()).contains("losed")) {
            throw closed(closed.get());
        }
    }

    private void judgeConnecting() {
        Throwable thrown = outcome.thrown();
        if (!peer.lines().isEmpty() || thrown != null && !(thrown instanceof IOException)) {
            return;
        }
        String saw = "nobody connected to " + peer.address()
                + (thrown == null ? "" : "; your code threw " + thrown);
        String message = thrown == null ? "" : String.valueOf(thrown.getMessage());
        throw outcome.fail(
                saw,
                ASKED,
                message.contains("not connected")
                        ? "A new Socket() is not connected to anything yet. Call"
                                + " socket.connect(server) first: then it has streams."
                        : "The server that you are given listens there and nowhere else. Connect"
                                + " to that address: its port is another one in every run.");
    }

    /** Who builds on a parser that is wrong looks in vain for the mistake here. */
    private void judgeParser() {
        byte[] reply = Bytes.of("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
        PiecewiseInput whole = PiecewiseInput.of(ReplyParser.class, reply).thenSilence();
        Outcome<Reply> good = outcome.attempt().run(outcome.did(), () -> ReplyParser.parse(whole));
        PiecewiseInput part = PiecewiseInput.of(ReplyParser.class, Arrays.copyOf(reply, 40));
        Outcome<Reply> bad = outcome.attempt().run(outcome.did(), () -> ReplyParser.parse(part));
        boolean right = good.result() != null
                && good.result().status() == 200
                && Arrays.equals(good.result().body(), Bytes.of("hello"));
        if (!right || bad.thrown(IOException.class).isEmpty()) {
            throw outcome.attempt()
                    .fail(
                            outcome.did(),
                            right
                                    ? "ReplyParser.parse() gives no IOException for a body of 5"
                                            + " bytes that ends after 2"
                                    : "ReplyParser.parse() does not bring a plain reply: status"
                                            + " 200, \"hello\"",
                            "the exercise parse-reply done: this one is built on it",
                            "The mistake is in ReplyParser, before any socket comes in. Look"
                                    + " there first: ./workbook check parse-reply");
        }
    }

    /** Fails if a request names another Host than the server that it was sent to. */
    void judgeHost() {
        InetSocketAddress server = peer.address();
        String name = server.getHostString() + ":" + server.getPort();
        String number = server.getAddress().getHostAddress() + ":" + server.getPort();
        for (Line line : peer.lines()) {
            String host = host(line.received());
            if (!host.equals("Host: " + name) && !host.equals("Host: " + number)) {
                throw outcome.fail(
                        "request #" + line.number() + " said " + host,
                        "\"Host: " + name + "\", the server that you were given",
                        whyAnotherHost(host, server));
            }
        }
    }

    private static String host(byte[] request) {
        String head = new String(request, StandardCharsets.ISO_8859_1);
        return head.lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("host:"))
                .map(line -> "Host: " + line.substring(5).strip())
                .findFirst()
                .orElse("no Host at all");
    }

    private static String whyAnotherHost(String host, InetSocketAddress server) {
        if (!host.startsWith("Host:")) {
            return "Request.requestFor() writes the Host, and every request needs one. Look there:"
                    + " ./workbook check request";
        }
        if (host.contains("/")) {
            return "toString() is made for people: it writes name, slash and number. A Host is a"
                    + " name or a number, a colon, and the port.";
        }
        if (!host.substring(5).contains(":")) {
            return "The port belongs to the Host unless it is 80. Without it the server takes"
                    + " this for a request to another server, at port 80.";
        }
        return "The Host tells which server is meant. Take it from the address that you are"
                + " given: getHostString(), a colon, and getPort(), here " + server.getPort() + ".";
    }

    private Lesson.Failure stuck(Peer.Stuck stuck) {
        boolean nothingCame = peer.lines().stream().anyMatch(line -> line.received().length == 0);
        String why = nothingCame
                ? "Both sides wait: you for the reply, the server for the request. Nothing has"
                        + " arrived there: either nothing was written, or it is still in a buffer"
                        + " of your own, and flush() would send it."
                : "Both sides wait. The reply was there as a whole, and you read on; or the"
                        + " request was not, and you wait for an answer to it.";
        return outcome.fail(
                "you wait in a read, the peer waits for " + stuck.waitedFor() + ":\n"
                        + peer.transcript(),
                ASKED,
                why,
                stuck.yours(FiveRequests.class));
    }

    private Lesson.Failure closed(SocketException thrown) {
        return outcome.fail(
                "it threw " + thrown + "; and this, from the peer's end:\n" + peer.transcript(),
                ASKED,
                "Who closes a socket's stream closes the socket, in both directions. Close the"
                        + " socket alone, when the reply is there.",
                Frames.yours(thrown.getStackTrace(), FiveRequests.class));
    }

    /** What went wrong shows at the peer's end, whatever came of it at the learner's. */
    private Lesson.Failure wrong(String why) {
        String saw = "this, from the peer's end:\n" + peer.transcript();
        return outcome.attempt().fail(outcome.did(), saw, ASKED, why);
    }
}
