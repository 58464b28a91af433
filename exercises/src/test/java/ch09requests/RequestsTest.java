package ch09requests;

import ch05ffi.Binding;
import ch05ffi.ErrnoException;
import ch08poll.NetLibc;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import jnr.constants.platform.Errno;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Attempt.Outcome;
import support.Bytes;
import support.FarSide;
import support.Kernel;
import support.KernelTime;
import support.Rng;
import support.Uncaught.Planned;

/** Chapter 9, exercise five-at-last. */
class RequestsTest {

    private static final long MILLI = 1_000_000;

    private final Rng rng = Rng.fresh();
    private final Probe probe = Kernel.bind(Probe.class, Binding::load);
    private final Asked asked = new Asked(probe);
    private final KernelTime<NetLibc> time = new KernelTime<>(NetLibc.class, asked.libc(), 0, 0);
    private final FarSide server;
    private final Scripts scripts;

    RequestsTest() throws IOException {
        server = new FarSide(time.library(), probe, probe::port);
        scripts = new Scripts(time, server);
    }

    @AfterEach
    void close() throws Exception {
        server.close();
        time.close();
    }

    @Test
    @DisplayName("five requests, and the replies come in reverse order")
    void fiveInReverse() {
        inReverse(5);
    }

    @Test
    @DisplayName("two hundred at once are no more than five")
    void twoHundredAtOnce() {
        inReverse(200);
    }

    private void inReverse(int count) {
        RequestsLessons lessons =
                lessons(count + " requests; the replies come, the last one first");
        List<String> paths = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            paths.add("/" + i + "/" + rng.word());
            texts.add(rng.wideText(4));
        }
        scripts.inReverse(lessons, paths, texts);
        lessons.fetch(paths);
        for (int i = 0; i < count; i++) {
            lessons.judgeReply(i, texts.get(i));
        }
        lessons.judgeOrder(
                IntStream.range(0, count).mapToObj(i -> count - 1 - i).toList());
        lessons.judgeSleep();
        lessons.judgeNothingLeft();
    }

    @Test
    @DisplayName("a reply in many pieces is told once, when it is complete")
    void inManyPieces() {
        RequestsLessons lessons =
                lessons("two requests; the reply to the first comes in 30 pieces, without an end");
        String[] texts = {rng.wideText(9), rng.word()};
        scripts.inPieces(rng.pieces(Bytes.of(FarSide.reply(texts[0])), 30));
        time.at(10 * MILLI, () -> server.replies(1, texts[1]));
        lessons.fetch(List.of("/a", "/b"));
        lessons.judgeReply(0, texts[0]);
        lessons.judgeReply(1, texts[1]);
        lessons.judgeOrder(List.of(1, 0));
        lessons.judgeNothingLeft();
    }

    @Test
    @DisplayName("a reply that does not fit into one read is read to its end")
    void aReplyThatDoesNotFit() {
        RequestsLessons lessons = lessons("a reply of 40,000 bytes comes at once, without an end");
        String text = new String(rng.letters(40_000), StandardCharsets.US_ASCII);
        time.at(MILLI, () -> server.says(0, Bytes.of(FarSide.reply(text))));
        lessons.fetch(List.of("/large"));
        lessons.judgeReply(0, text);
    }

    @Test
    @DisplayName("a request that does not fit is sent bit by bit")
    void aRequestThatDoesNotFit() {
        RequestsLessons lessons =
                lessons("a path of 8,000,000 characters; the server takes its time");
        String path = "/" + "x".repeat(8_000_000);
        String text = rng.word();
        time.at(MILLI, () -> scripts.listen(text));
        lessons.fetch(List.of(path));
        lessons.judgeReply(0, text);
        lessons.judgeHeard(0, scripts.heard(), path);
    }

    @Test
    @DisplayName("a reply that is there before the request is no other than one that comes later")
    void aReplyThatIsThereBeforeTheRequest() {
        RequestsLessons lessons = lessons("the server replies as soon as somebody connects");
        String text = rng.word();
        time.at(0, () -> server.says(0, Bytes.of(FarSide.reply(text))));
        lessons.fetch(List.of("/early"));
        lessons.judgeReply(0, text);
    }

    @Test
    @DisplayName("an event before there is a connection is no failure")
    void anEventTooMany() {
        RequestsLessons lessons = lessons("an event has come, and it is not connected yet");
        asked.early();
        String text = rng.word();
        time.at(MILLI, () -> server.says(0, Bytes.of(FarSide.reply(text))));
        lessons.fetch(List.of("/later"));
        lessons.judgeReply(0, text);
    }

    @Test
    @DisplayName("one that fails ends no other")
    void aFailureEndsNoOther() {
        RequestsLessons lessons = lessons("three requests; the first connection is reset");
        String[] texts = {rng.word(), rng.word()};
        time.at(1 * MILLI, () -> server.resets(0));
        time.at(2 * MILLI, () -> server.replies(2, texts[1]));
        time.at(3 * MILLI, () -> server.replies(1, texts[0]));
        lessons.fetch(List.of("/a", "/b", "/c"));
        lessons.judgeFailed(0, ErrnoException.class);
        lessons.judgeReply(1, texts[0]);
        lessons.judgeReply(2, texts[1]);
        lessons.judgeOrder(List.of(0, 2, 1));
        lessons.judgeNothingLeft();
    }

    @Test
    @DisplayName("a reply that stops short is a failure")
    void aReplyThatStopsShort() {
        RequestsLessons lessons = lessons("a reply stops three bytes before its end");
        byte[] all = FarSide.reply(rng.word()).getBytes(StandardCharsets.UTF_8);
        time.at(MILLI, () -> {
            server.says(0, Arrays.copyOf(all, all.length - 3));
            server.ends(0);
        });
        lessons.fetch(List.of("/short"));
        lessons.judgeFailed(0, EOFException.class);
        lessons.judgeNothingLeft();
    }

    @Test
    @DisplayName("a reply without a length is complete with the end of the stream")
    void completedByTheEnd() {
        RequestsLessons lessons =
                lessons("two requests; a reply without Content-Length, and a millisecond later"
                        + " its end");
        String[] texts = {rng.wideText(5), rng.word()};
        time.at(MILLI, () -> server.says(0, Bytes.of("HTTP/1.1 200 OK\r\n\r\n" + texts[0])));
        time.at(2 * MILLI, () -> server.ends(0));
        time.at(3 * MILLI, () -> server.replies(1, texts[1]));
        lessons.fetch(List.of("/open", "/b"));
        lessons.judgeReplyByEnd(0, texts[0]);
        lessons.judgeReply(1, texts[1]);
        lessons.judgeNothingLeft();
    }

    @Test
    @DisplayName("a server that hangs up without a word is a failure")
    void hangsUpWithoutAWord() {
        RequestsLessons lessons = lessons("two requests; for the first comes the end alone");
        String text = rng.word();
        time.at(MILLI, () -> server.ends(0));
        time.at(2 * MILLI, () -> server.replies(1, text));
        lessons.fetch(List.of("/a", "/b"));
        lessons.judgeFailed(0, EOFException.class);
        lessons.judgeReply(1, text);
        lessons.judgeNothingLeft();
    }

    @Test
    @DisplayName("a whole reply is one, even if a reset came behind it")
    void aResetBehindTheReply() {
        RequestsLessons lessons = lessons("a whole reply comes, and at once a reset behind it");
        String text = rng.wideText(5);
        time.at(MILLI, () -> {
            server.says(0, Bytes.of(FarSide.reply(text)));
            server.resets(0);
        });
        lessons.fetch(List.of("/in-a-hurry"));
        lessons.judgeReply(0, text);
        lessons.judgeNothingLeft();
    }

    @Test
    @DisplayName("what is complete and no reply is a failure, and ends no other")
    void completeAndNoReply() {
        RequestsLessons lessons =
                lessons("two requests; to the first comes, with a right length: HTTP/1.1 two OK");
        String text = rng.word();
        time.at(MILLI, () -> {
            server.says(0, Bytes.of(FarSide.reply(rng.word()).replace("200", "two")));
            server.ends(0);
        });
        time.at(2 * MILLI, () -> server.replies(1, text));
        lessons.fetch(List.of("/a", "/b"));
        lessons.judgeFailed(0, IOException.class);
        lessons.judgeReply(1, text);
        lessons.judgeNothingLeft();
    }

    @Test
    @DisplayName("where nobody listens, the connect has failed, and nothing else")
    void nobodyListens() throws Exception {
        RequestsLessons lessons = lessons("three requests, and nobody listens");
        server.leaves();
        lessons.fetch(List.of("/a", "/b", "/c"));
        for (int i = 0; i < 3; i++) {
            lessons.judgeRefused(i);
        }
        lessons.judgeNothingLeft();
    }

    @Test
    @DisplayName("an event too early, and then a refusal: it is the connect that has failed")
    void anEventTooManyAndARefusal() throws Exception {
        RequestsLessons lessons = lessons("an event comes too early; then nobody listens");
        server.leaves();
        asked.early();
        lessons.fetch(List.of("/nowhere"));
        lessons.judgeRefused(0);
        lessons.judgeNothingLeft();
    }

    @Test
    @DisplayName("one that cannot begin is told, and the others go on")
    void oneThatCannotBegin() {
        RequestsLessons lessons =
                lessons("three requests; there is no descriptor for the second, and"
                        + " the queue does not take the third");
        time.library().fails("socket", 2, Errno.EMFILE.intValue());
        time.library().fails("epoll_ctl", 2, Errno.ENOSPC.intValue());
        String text = rng.word();
        time.at(MILLI, () -> server.replies(0, text));
        lessons.fetch(List.of("/a", "/b", "/c"));
        lessons.judgeReply(0, text);
        lessons.judgeFailed(1, ErrnoException.class);
        lessons.judgeFailed(2, ErrnoException.class);
        lessons.judgeOrder(List.of(1, 2, 0));
        lessons.judgeAllClosed();
    }

    @Test
    @DisplayName(
            "if the queue itself fails, whoever has called hears of it, and nothing is left open")
    void theQueueItselfFails() {
        RequestsLessons lessons = lessons("two requests; the first epoll_wait fails with EBADF");
        time.library().fails("epoll_wait", 1, Errno.EBADF.intValue());
        Outcome<Boolean> outcome = lessons.tryFetch(List.of("/a", "/b"));
        lessons.judgeQueueFailed(outcome);
        lessons.judgeAllClosed();
    }

    @Test
    @DisplayName("if whoever is told throws, nothing is left open")
    void nothingIsLeftOpen() {
        RequestsLessons lessons =
                lessons("three requests; whoever is told of the second one throws");
        Planned planned = new Planned(rng.word());
        lessons.ears().then(() -> {
            lessons.ears().then(() -> {});
            throw planned;
        });
        time.at(MILLI, () -> server.replies(1, "fine"));
        Outcome<Boolean> outcome = lessons.tryFetch(List.of("/a", "/b", "/c"));
        lessons.judgeThrown(outcome, planned);
        lessons.judgeAllClosed();
    }

    private RequestsLessons lessons(String story) {
        return new RequestsLessons(time, asked, server, story);
    }
}
