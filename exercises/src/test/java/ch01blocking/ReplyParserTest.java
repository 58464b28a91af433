package ch01blocking;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Attempt;
import support.Attempt.Outcome;
import support.Bytes;
import support.Lesson;
import support.PiecewiseInput;
import support.PiecewiseInput.Call;
import support.Rng;

/** Chapter 1, exercise parse-reply. */
class ReplyParserTest {

    private static final Attempt ATTEMPT =
            Attempt.of("a Reply with its status, headers and body", 1, "Taking a reply apart");

    private final Rng rng = Rng.fresh();
    private final int status = List.of(200, 201, 400, 404, 503).get(rng.between(0, 5));

    @Test
    @DisplayName("a reply in one piece is taken apart, though the connection stays open")
    void aReplyInOnePieceIsTakenApart() {
        byte[] body = rng.letters(rng.between(12, 30));
        String word = rng.word();
        byte[] all = Bytes.join(head("X-Word: " + word, "Content-Length: " + body.length), body);
        Reply reply = parse(
                "all of it in one piece",
                PiecewiseInput.of(ReplyParser.class, all).thenSilence(),
                body);
        expectHeader(reply, "X-Word", word, "Every line before the blank line is a header.");
    }

    @Test
    @DisplayName("head and body may come apart, and each of them in pieces")
    void headAndBodyMayComeApart() {
        byte[] body = rng.letters(rng.between(40, 90));
        byte[] head = head("Content-Length: " + body.length);
        byte[][] bodies = rng.pieces(body, 3);
        parse(
                "head and body in pieces of their own",
                PiecewiseInput.of(ReplyParser.class, head, bodies[0], bodies[1], bodies[2])
                        .thenSilence(),
                body);
        byte[][] pieces = rng.pieces(Bytes.join(head, body), 9);
        parse(
                "cut anywhere into nine pieces",
                PiecewiseInput.of(ReplyParser.class, pieces).thenSilence(),
                body);
    }

    @Test
    @DisplayName("header names have no case")
    void headerNamesHaveNoCase() {
        byte[] body = rng.letters(20);
        String word = rng.word();
        byte[] all = Bytes.join(head("content-length: 20", "x-WORD: " + word), body);
        PiecewiseInput in = PiecewiseInput.of(ReplyParser.class, all).thenSilence();
        Outcome<Reply> outcome =
                ATTEMPT.run(did("content-length in lower case"), () -> ReplyParser.parse(in));
        if (in.pastTheEnd().isPresent() && passesInUsualCase(body)) {
            throw outcome.fail(
                    "your code did not find content-length, and read on after the body",
                    "the length found, whichever way its name is written",
                    "Header names have no case: Content-Length and content-length are one name,"
                            + " and servers write both. A HashMap takes them for two.",
                    in.lastLine());
        }
        Reply reply = judge(outcome, in, body);
        expectHeader(reply, "X-Word", word, "Reply.header() asks without case.");
    }

    private boolean passesInUsualCase(byte[] body) {
        byte[] all = Bytes.join(head("Content-Length: " + body.length), body);
        PiecewiseInput probe = PiecewiseInput.of(ReplyParser.class, all).thenSilence();
        ATTEMPT.run("a probe", () -> ReplyParser.parse(probe));
        return probe.pastTheEnd().isEmpty();
    }

    @Test
    @DisplayName("a header's value is all that follows the first colon, without the space")
    void aValueIsAllThatFollowsTheFirstColon() {
        byte[] body = rng.letters(20);
        String url = "http://" + rng.word() + ".example:8080/" + rng.word();
        String word = rng.word();
        byte[] head = head("Location: " + url, "X-Tight:" + word, "Content-Length: 20");
        PiecewiseInput in = PiecewiseInput.of(ReplyParser.class, head, body).thenSilence();
        Reply reply = parse("a header whose value has colons", in, body);
        expectHeader(
                reply,
                "Location",
                url,
                "Only the first colon ends the name. A value may have"
                        + " colons of its own, as every URL and every time of day has.");
        expectHeader(reply, "X-Tight", word, "The space after the colon is a habit, not a rule.");
    }

    @Test
    @DisplayName("the body is counted in bytes")
    void theBodyIsCountedInBytes() {
        byte[] body = Bytes.of(rng.wideText(30));
        byte[] all = Bytes.join(head("Content-Length: " + body.length), body);
        parse(
                "a body in many scripts",
                PiecewiseInput.of(ReplyParser.class, all).thenSilence(),
                body);
    }

    @Test
    @DisplayName("without Content-Length the body ends with the stream")
    void withoutContentLengthTheBodyEndsWithTheStream() {
        byte[] body = rng.binary(rng.between(500, 900));
        byte[] all = Bytes.join(head("X-Word: " + rng.word()), body);
        parse(
                "no Content-Length, three pieces, then the end",
                PiecewiseInput.of(ReplyParser.class, rng.pieces(all, 3)),
                body);
    }

    @Test
    @DisplayName("a reply that stops short is an error that says how much is missing")
    void aReplyThatStopsShortIsAnError() {
        int length = rng.between(20, 40);
        int there = rng.between(2, 18);
        byte[] all = Bytes.join(head("Content-Length: " + length), rng.letters(there));
        PiecewiseInput in = PiecewiseInput.of(ReplyParser.class, all);
        Outcome<Reply> outcome = ATTEMPT.run(
                did("a body of " + length + " bytes that ends after " + there),
                () -> ReplyParser.parse(in));
        Optional<IOException> thrown = outcome.thrown(IOException.class);
        if (thrown.isEmpty() && outcome.result() != null) {
            throw outcome.fail(
                    "a Reply with a body of " + Bytes.count(outcome.value().body().length),
                    "an IOException that says \"" + there + " of " + length + " bytes\"",
                    "A body that stops short is a broken reply. Whoever gets it without an"
                            + " exception takes half an answer for a whole one.",
                    in.lastLine());
        }
        String message = thrown.map(Throwable::getMessage).orElse("");
        if (!String.valueOf(message).contains(there + " of " + length + " bytes")) {
            judgeReads(outcome, in);
            outcome.value();
        }
    }

    private byte[] head(String... headers) {
        String lines = String.join("\r\n", headers);
        return Bytes.of("HTTP/1.1 " + status + " Whatever\r\n" + lines + "\r\n\r\n");
    }

    private static String did(String how) {
        return "parse() of a reply: " + how;
    }

    private Reply parse(String how, PiecewiseInput in, byte[] body) {
        return judge(ATTEMPT.run(did(how), () -> ReplyParser.parse(in)), in, body);
    }

    /** Compares, and finds out which of the well-known wrong turns was taken. */
    private Reply judge(Outcome<Reply> outcome, PiecewiseInput in, byte[] body) {
        boolean same = outcome.result() != null
                && outcome.result().status() == status
                && Arrays.equals(outcome.result().body(), body);
        if (in.pastTheEnd().isPresent() || !same) {
            judgeReads(outcome, in);
        }
        Reply reply = outcome.value();
        if (reply.status() != status) {
            throw outcome.fail(
                    "status " + reply.status(),
                    "status " + status,
                    "The second word of the first line is the status.");
        }
        if (!Arrays.equals(reply.body(), body)) {
            throw outcome.fail(
                    Bytes.count(reply.body().length) + "; " + Bytes.difference(body, reply.body()),
                    Bytes.count(body.length),
                    "The body begins after the blank line, and every byte of it counts.");
        }
        return reply;
    }

    /** Looks at how the stream was read, when the result is not as it should be. */
    private void judgeReads(Outcome<Reply> outcome, PiecewiseInput in) {
        judgeReader(outcome, in);
        if (in.pastTheEnd().isPresent()) {
            throw wrong(
                    outcome,
                    in,
                    "The connection may stay open after the body. Content-Length"
                            + " says where the body ends: one read more, and you wait for ever.");
        }
        if (in.reads().size() == 1 && !in.wasExhausted()) {
            throw wrong(
                    outcome,
                    in,
                    "The head and the body may come apart: you read once, and took"
                            + " what had arrived for everything.");
        }
        boolean gaveUp = outcome.thrown(IOException.class).isPresent() && !in.wasExhausted();
        if (gaveUp || endsInZeros(outcome.result())) {
            throw wrong(
                    outcome,
                    in,
                    "One read() need not fill the array: it gives what is there."
                            + " Read on, behind what you have, until it is full.");
        }
    }

    /** Bytes that went through a Reader are lost to the stream, or are bytes no more. */
    private void judgeReader(Outcome<Reply> outcome, PiecewiseInput in) {
        List<Call> reads = in.reads();
        boolean reader = reads.stream().anyMatch(Call::throughReader);
        boolean direct = reads.stream().anyMatch(call -> !call.throughReader());
        if (reader && direct) {
            throw wrong(
                    outcome,
                    in,
                    "A BufferedReader reads ahead: what came in one piece with the head is in its"
                            + " buffer now. The stream itself does not have it any more.");
        }
        if (reader) {
            throw wrong(
                    outcome,
                    in,
                    "Content-Length counts bytes, not characters, and a body need not be text. A"
                            + " Reader gives characters: some of them are four bytes long.");
        }
    }

    private static boolean endsInZeros(Reply reply) {
        return reply != null
                && reply.body().length > 0
                && reply.body()[reply.body().length - 1] == 0;
    }

    private Lesson.Failure wrong(Outcome<Reply> outcome, PiecewiseInput in, String why) {
        int sum = in.reads().stream().mapToInt(call -> Math.max(0, call.gave())).sum();
        String end = in.pastTheEnd().isPresent() ? ", and one more that would wait for ever" : "";
        String result = outcome.thrown() == null
                ? "a body of " + Bytes.count(outcome.value().body().length)
                : String.valueOf(outcome.thrown());
        return outcome.fail(
                in.reads().size() + " reads that gave " + Bytes.count(sum) + end + "; then "
                        + result,
                "status " + status + ", and the whole body",
                why,
                in.lastLine());
    }

    private void expectHeader(Reply reply, String name, String value, String why) {
        if (!value.equals(reply.header(name))) {
            throw ATTEMPT.fail(
                    did("its header " + name),
                    name + ": " + reply.header(name),
                    name + ": " + value,
                    why);
        }
    }
}
