package ch09requests;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Bytes;
import support.Rng;

/** Chapter 9, exercise in-any-pieces. */
class ReplyFeedTest {

    private final Rng rng = Rng.fresh();
    private final byte[] body = rng.binary(rng.between(20, 40));

    @Test
    @DisplayName("byte by byte it is complete with the last one, and not before")
    void byteByByte() {
        byte[] all = Bytes.join(head("Content-Length: " + body.length), body);
        ReplyFeedLessons feed = new ReplyFeedLessons("brought byte by byte");
        for (int i = 0; i < all.length; i++) {
            feed.bring(new byte[] {all[i]}, i == all.length - 1, all.length - 1 - i);
        }
        feed.judge(200, body);
    }

    @Test
    @DisplayName("it may be cut anywhere, in the blank line too")
    void cutAnywhere() {
        byte[] all = Bytes.join(head("X: y", "content-length:" + body.length), body);
        for (int cut = 1; cut < all.length; cut++) {
            ReplyFeedLessons feed = new ReplyFeedLessons("cut after " + Bytes.count(cut));
            feed.bring(Arrays.copyOf(all, cut), false, all.length - cut);
            feed.bring(Arrays.copyOfRange(all, cut, all.length), true, 0);
            feed.judge(200, body);
        }
    }

    @Test
    @DisplayName("what comes behind the reply is left in the buffer")
    void whatComesBehindIsLeft() {
        byte[] next = Bytes.of("HTTP/1.1 404 Not Found\r\n");
        byte[] all = Bytes.join(head("Content-Length: " + body.length), body, next);
        ReplyFeedLessons feed = new ReplyFeedLessons("brought with the beginning of the next one");
        feed.bringAll(all, next.length);
        feed.judge(200, body);
    }

    @Test
    @DisplayName("a body may hold what looks like a blank line")
    void aBodyMayHoldABlankLine() {
        byte[] tricky = Bytes.of("one\r\n\r\ntwo\n\nthree");
        byte[] head = head("Content-Length: " + tricky.length);
        ReplyFeedLessons feed = new ReplyFeedLessons("whose body holds blank lines");
        feed.bring(Bytes.join(head, Bytes.of("one\r\n")), false, tricky.length - 5);
        feed.bring(Bytes.of("\r\ntwo\n\nthree"), true, 0);
        feed.judge(200, tricky);
    }

    @Test
    @DisplayName("a body of no bytes is complete with the blank line")
    void aBodyOfNoBytes() {
        ReplyFeedLessons feed = new ReplyFeedLessons("with Content-Length: 0");
        feed.bring(head("Content-Length: 0"), true, 0);
        feed.judge(200, new byte[0]);
    }

    @Test
    @DisplayName("lines may end with a line feed alone")
    void bareLineFeeds() {
        String head = "HTTP/1.1 201 Created\nContent-Length: " + body.length + "\n\n";
        ReplyFeedLessons feed = new ReplyFeedLessons("whose lines end with \\n alone");
        feed.bring(Bytes.join(head.getBytes(StandardCharsets.US_ASCII), body), true, 0);
        feed.judge(201, body);
    }

    @Test
    @DisplayName("without a length it is the end that completes it")
    void withoutALengthTheEndCompletesIt() {
        ReplyFeedLessons feed = new ReplyFeedLessons("without Content-Length");
        feed.bring(head("X-Word: " + rng.word()), false, ReplyFeedLessons.UNKNOWN);
        feed.bring(body, false, ReplyFeedLessons.UNKNOWN);
        feed.judgeEnd(true);
        feed.judge(200, body);
    }

    @Test
    @DisplayName("the end may be told twice, and after the last byte")
    void theEndMayBeToldTwice() {
        ReplyFeedLessons feed = new ReplyFeedLessons("complete, and then the end");
        feed.bring(Bytes.join(head("Content-Length: " + body.length), body), true, 0);
        feed.judgeEnd(true);
        feed.judgeEnd(true);
        feed.judge(200, body);
    }

    @Test
    @DisplayName("a reply that stops in its body is none, and says how much is missing")
    void stoppedInTheBody() {
        int missing = rng.between(2, 9);
        byte[] head = head("Content-Length: " + (body.length + missing));
        ReplyFeedLessons feed = new ReplyFeedLessons("whose body stops short");
        feed.bring(Bytes.join(head, body), false, missing);
        feed.judgeStopped(EOFException.class, "" + missing);
    }

    @Test
    @DisplayName("a reply that stops in its head is none")
    void stoppedInTheHead() {
        ReplyFeedLessons feed = new ReplyFeedLessons("that stops in its head");
        feed.bring(Bytes.of("HTTP/1.1 200 OK\r\nContent-"), false, ReplyFeedLessons.UNKNOWN);
        feed.judgeStopped(EOFException.class, "");
    }

    @Test
    @DisplayName("an end before the first byte is no reply")
    void nothingAtAll() {
        ReplyFeedLessons feed = new ReplyFeedLessons("of no bytes");
        feed.judgeStopped(EOFException.class, "");
    }

    @Test
    @DisplayName("a body may be longer than any head")
    void aLongBody() {
        byte[] large = rng.binary(3 * ReplyFeed.LONGEST_HEAD);
        byte[] all = Bytes.join(head("Content-Length: " + large.length), large);
        ReplyFeedLessons feed = new ReplyFeedLessons("of " + Bytes.count(large.length));
        int half = all.length / 2;
        feed.bring(Arrays.copyOf(all, half), false, all.length - half);
        feed.bring(Arrays.copyOfRange(all, half, all.length), true, 0);
        feed.judge(200, large);
    }

    @Test
    @DisplayName("a head without end is refused in whatever pieces it comes")
    void aHeadInManyLines() {
        ReplyFeedLessons feed = new ReplyFeedLessons("whose head has line after line");
        feed.bring(Bytes.of("HTTP/1.1 200 OK\r\n"), false, ReplyFeedLessons.UNKNOWN);
        feed.judgeRefusedInTheEnd(Bytes.of("X-Word: " + rng.word() + "\r\n"), 5_000);
    }

    @Test
    @DisplayName("a length that is no number is an error, and so is a head without end")
    void whatIsNoReply() {
        for (String length : List.of("many", "-1", "999999999999")) {
            ReplyFeedLessons feed = new ReplyFeedLessons("with Content-Length: " + length);
            feed.judgeRefused(head("Content-Length: " + length), IOException.class);
        }
        byte[] endless = Bytes.of("HTTP/1.1 200 OK\r\n" + "X-Long: " + "x".repeat(200_000));
        ReplyFeedLessons feed = new ReplyFeedLessons("whose head has no end");
        feed.judgeRefused(endless, IOException.class);
    }

    private static byte[] head(String... headers) {
        String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return Bytes.of("HTTP/1.1 200 OK\r\n" + lines + "\r\n");
    }
}
