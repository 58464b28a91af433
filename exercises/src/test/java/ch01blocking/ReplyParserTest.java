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
import support.PiecewiseInput;
import support.Rng;

/** Chapter 1, exercise parse-reply. */
class ReplyParserTest {

    private static final Attempt ATTEMPT = Attempt.of(
                    "a Reply with its status, headers and body", 1, "Taking a reply apart")
            .after("read-to-end", 1, "Where does a reply end?");

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
    @DisplayName("not a byte is read that belongs to the next reply")
    void theNextReplyIsLeftAlone() {
        byte[] body = rng.letters(rng.between(12, 30));
        byte[] next = Bytes.of("HTTP/1.1 200 OK\r\n");
        byte[] all = Bytes.join(head("Content-Length: " + body.length), body, next);
        PiecewiseInput in = PiecewiseInput.of(ReplyParser.class, all).thenSilence();
        Outcome<Reply> outcome = run(did("in one piece with the beginning of the next one"), in);
        judge(outcome, in, body);
        if (in.left() != next.length) {
            throw outcome.fail(
                    "a right reply; of the " + Bytes.count(next.length) + " behind it, "
                            + Bytes.count(in.left()) + " left in the stream",
                    "all " + Bytes.count(next.length) + " still there to read",
                    "You read ahead: bytes behind the body belong to the next reply, and now it"
                            + " begins without them. A buffer made inside of parse(), such as a"
                            + " BufferedInputStream, takes all that has arrived.",
                    in.lastLine());
        }
    }

    @Test
    @DisplayName("header names have no case")
    void headerNamesHaveNoCase() {
        byte[] body = rng.letters(20);
        String word = rng.word();
        byte[] all = Bytes.join(head("content-length: 20", "x-WORD: " + word), body);
        PiecewiseInput in = PiecewiseInput.of(ReplyParser.class, all).thenSilence();
        Outcome<Reply> outcome = run(did("content-length in lower case"), in);
        byte[] usual = Bytes.join(head("Content-Length: 20"), body);
        if (!brings(outcome, body)
                && passes(PiecewiseInput.of(ReplyParser.class, usual).thenSilence(), body)) {
            throw outcome.fail(
                    "your code did not find content-length: " + whatThen(outcome, in),
                    "the length found, whichever way its name is written",
                    "Header names have no case: Content-Length and content-length are one name,"
                            + " and servers write both. A HashMap takes them for two.",
                    yours(outcome, in));
        }
        Reply reply = judge(outcome, in, body);
        expectHeader(reply, "X-Word", word, "Reply.header() asks without case.");
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
        byte[] usual = Bytes.join(head("Content-Length: " + body.length), body);
        PiecewiseInput in = PiecewiseInput.of(ReplyParser.class, rng.pieces(all, 3));
        Outcome<Reply> outcome = run(did("no Content-Length, three pieces, then the end"), in);
        if (!brings(outcome, body)
                && passes(PiecewiseInput.of(ReplyParser.class, rng.pieces(usual, 3)), body)) {
            throw outcome.fail(
                    whatThen(outcome, in),
                    "a body of " + Bytes.count(body.length) + ": all that came before the end",
                    new ParsingLessons(outcome, in, "").whyWithoutLength(),
                    yours(outcome, in));
        }
        judge(outcome, in, body);
    }

    @Test
    @DisplayName("a reply that stops short is an error that says how much is missing")
    void aReplyThatStopsShortIsAnError() {
        int length = rng.between(20, 40);
        int there = rng.between(2, 18);
        String numbers = there + " of " + length + " bytes";
        byte[] all = Bytes.join(head("Content-Length: " + length), rng.letters(there));
        PiecewiseInput in = PiecewiseInput.of(ReplyParser.class, all);
        Outcome<Reply> outcome =
                run(did("a body of " + length + " bytes that ends after " + there), in);
        ParsingLessons lessons =
                new ParsingLessons(outcome, in, "an IOException that says \"" + numbers + "\"");
        IOException thrown = lessons.ioException(
                "A body that stops short is a broken reply. Whoever gets it without an exception"
                        + " takes half an answer for a whole one.",
                "");
        if (!String.valueOf(thrown.getMessage()).contains(numbers)) {
            lessons.judgeReadAhead();
            if (lessons.gaveUpEarly()) {
                throw lessons.threw("The head of this reply is whole, and nothing is wrong with it."
                        + " The error comes later, when the body ends too soon.");
            }
            throw lessons.threw("An IOException is right here. Whoever gets it wants to know how"
                    + " much is missing: put both numbers into its message.");
        }
    }

    @Test
    @DisplayName("a head that stops short is an error too")
    void aHeadThatStopsShortIsAnErrorToo() {
        String head = "HTTP/1.1 " + status + " Whatever\r\nX-Word: " + rng.word() + "\r\n";
        for (int length : new int[] {head.length() - 4, head.length(), 10, 0}) {
            byte[] part = Bytes.of(head.substring(0, length));
            wantsIOException(
                    "parse() of a head, and then the end of the stream: " + Bytes.quoted(part),
                    part,
                    "A head ends with a blank line, not with the stream. Without that line nobody"
                            + " knows what is missing: the length of the body, for one.");
        }
    }

    @Test
    @DisplayName("what is no reply is an IOException")
    void whatIsNoReplyIsAnIOException() {
        for (String first : List.of("ICY 200 OK", "HTTP/1.1 Fine")) {
            wantsIOException(
                    "parse() of something that begins with \"" + first + "\"",
                    Bytes.of(first + "\r\nContent-Length: 5\r\n\r\nhello"),
                    "Not everything that answers speaks HTTP. The first line tells: HTTP/1.1 or"
                            + " HTTP/1.0, and a status of three digits.");
        }
        for (String length : List.of("-5", "five")) {
            wantsIOException(
                    did("\"Content-Length: " + length + "\""),
                    Bytes.join(head("Content-Length: " + length), Bytes.of("hello")),
                    "A length has digits and nothing else. With this one nobody knows where the"
                            + " body ends, and a guess may be wrong.");
        }
    }

    private static void wantsIOException(String did, byte[] all, String whyNoReply) {
        PiecewiseInput in = PiecewiseInput.of(ReplyParser.class, all);
        new ParsingLessons(run(did, in), in, "an IOException")
                .ioException(
                        whyNoReply,
                        "What comes over a network may be anything, so look before you use it. This"
                                + " exception says that your code has slipped; here the other"
                                + " side has, and an IOException says so.");
    }

    private byte[] head(String... headers) {
        String lines = String.join("\r\n", headers);
        return Bytes.of("HTTP/1.1 " + status + " Whatever\r\n" + lines + "\r\n\r\n");
    }

    private static String did(String how) {
        return "parse() of a reply: " + how;
    }

    private static Outcome<Reply> run(String did, PiecewiseInput in) {
        return ATTEMPT.run(did, () -> ReplyParser.parse(in));
    }

    private Reply parse(String how, PiecewiseInput in, byte[] body) {
        return judge(run(did(how), in), in, body);
    }

    /** Whether another reply, with the same body, is taken apart as it should be. */
    private boolean passes(PiecewiseInput probe, byte[] body) {
        return brings(run("a probe", probe), body);
    }

    private boolean brings(Outcome<Reply> outcome, byte[] body) {
        return outcome.result() != null
                && outcome.result().status() == status
                && Arrays.equals(outcome.result().body(), body);
    }

    private static String whatThen(Outcome<Reply> outcome, PiecewiseInput in) {
        if (in.pastTheEnd().isPresent()) {
            return "it read on after the body";
        }
        String what = new ParsingLessons(outcome, in, "").result();
        return outcome.thrown() == null ? "it returned " + what : "it threw " + what;
    }

    /** An exception has a line of its own. */
    private static Optional<StackTraceElement> yours(Outcome<?> outcome, PiecewiseInput in) {
        return outcome.thrown() == null ? in.lastLine() : Optional.empty();
    }

    /** Compares, and finds out which of the well-known wrong turns was taken. */
    private Reply judge(Outcome<Reply> outcome, PiecewiseInput in, byte[] body) {
        Reply reply = outcome.result();
        if (reply != null && reply.status() != status) {
            throw outcome.fail(
                    "status " + reply.status(),
                    "status " + status,
                    "The second word of the first line is the status.");
        }
        if (in.pastTheEnd().isPresent() || !brings(outcome, body)) {
            new ParsingLessons(outcome, in, "the whole body: " + Bytes.count(body.length)).judge();
        }
        byte[] got = outcome.value().body();
        if (got == null || !Arrays.equals(got, body)) {
            throw outcome.fail(
                    got == null
                            ? "null as body"
                            : Bytes.count(got.length) + "; " + Bytes.difference(body, got),
                    Bytes.count(body.length),
                    "The body begins after the blank line, and every byte of it counts.");
        }
        return reply;
    }

    private void expectHeader(Reply reply, String name, String value, String why) {
        String got = reply.header(name);
        if (!value.equals(got)) {
            boolean space = got != null && value.equals(got.strip());
            throw ATTEMPT.fail(
                    did("its header " + name),
                    got == null ? "no value: null" : "the value \"" + got + "\"",
                    "the value \"" + value + "\"",
                    space
                            ? "The space after the colon is no part of the value: strip() takes"
                                    + " it off."
                            : why);
        }
    }
}
