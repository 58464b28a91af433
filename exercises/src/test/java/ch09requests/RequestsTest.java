package ch09requests;

import ch05ffi.Binding;
import ch05ffi.ErrnoException;
import ch08poll.NetLibc;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final Probe probe = Kernel.bind(() -> Binding.load(Probe.class));
    private final KernelTime<NetLibc> time = new KernelTime<>(NetLibc.class, probe, 0, 0);
    private final FarSide server;

    RequestsTest() throws IOException {
        server = new FarSide(time.library(), probe, probe::port);
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
            String path = "/" + i + "/" + rng.word();
            String text = rng.wideText(4);
            paths.add(path);
            texts.add(text);
            int index = i;
            time.at((count - i) * MILLI, () -> {
                String heard = new String(server.heard(index), StandardCharsets.UTF_8);
                lessons.judgeHeard(index, heard, path);
                server.replies(index, text);
            });
        }
        lessons.fetch(paths);
        for (int i = 0; i < count; i++) {
            lessons.judgeReply(i, texts.get(i));
        }
        List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
        Collections.reverse(order);
        lessons.judgeOrder(order);
        lessons.judgeSleep();
        lessons.judgeNothingLeft();
    }

    @Test
    @DisplayName("a reply in many pieces is told once, when it is complete")
    void inManyPieces() {
        RequestsLessons lessons =
                lessons("two requests; the reply to the first comes in 30 pieces, without an end");
        String[] texts = {rng.wideText(9), rng.word()};
        byte[] all = FarSide.reply(texts[0]).getBytes(StandardCharsets.UTF_8);
        byte[][] pieces = rng.pieces(all, 30);
        for (int i = 0; i < pieces.length; i++) {
            byte[] piece = pieces[i];
            time.at((i + 1) * MILLI, () -> server.says(0, piece));
        }
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
        Listener listener = new Listener(time, server, text);
        time.at(MILLI, listener);
        lessons.fetch(List.of(path));
        lessons.judgeReply(0, text);
        lessons.judgeHeard(0, listener.heard(), path);
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
        time.library().fails("getpeername", 1, Errno.ENOTCONN.intValue());
        List<Integer> waits = new ArrayList<>();
        for (int nth = 1; nth <= 2; nth++) {
            time.library()
                    .before("getpeername", nth, () -> waits.add(time.timeouts().size()));
        }
        String text = rng.word();
        time.at(MILLI, () -> server.says(0, Bytes.of(FarSide.reply(text))));
        lessons.fetch(List.of("/later"));
        lessons.judgeReply(0, text);
        lessons.judgeAskedFirst();
        lessons.judgeWaited(waits.get(0), waits.get(1));
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
        lessons.judgeBroken(0);
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
    @DisplayName("a reply without a length is complete when the server ends it")
    void aReplyWithoutALength() {
        RequestsLessons lessons = lessons("a reply without Content-Length, and then the end");
        String text = rng.word();
        time.at(MILLI, () -> server.says(0, Bytes.of("HTTP/1.1 200 OK\r\n\r\n" + text)));
        time.at(2 * MILLI, () -> server.ends(0));
        lessons.fetch(List.of("/to-the-end"));
        lessons.judgeReply(0, text);
        lessons.judgeNothingLeft();
    }

    @Test
    @DisplayName("a server that hangs up without a word has failed")
    void notAWord() {
        RequestsLessons lessons = lessons("two requests; the first gets an end, and nothing else");
        String text = rng.word();
        time.at(MILLI, () -> server.ends(0));
        time.at(2 * MILLI, () -> server.replies(1, text));
        lessons.fetch(List.of("/a", "/b"));
        lessons.judgeFailed(0, EOFException.class);
        lessons.judgeReply(1, text);
        lessons.judgeNothingLeft();
    }

    @Test
    @DisplayName("a complete reply that is none is a failure, and ends no other")
    void aReplyThatIsNone() {
        RequestsLessons lessons =
                lessons("two requests; the first line of the first reply is no such line");
        String text = rng.word();
        time.at(MILLI, () -> {
            server.says(0, Bytes.of("HTTP/1.1 two OK\r\nContent-Length: 2\r\n\r\nhi"));
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
        if (outcome.thrown(ErrnoException.class).isEmpty()) {
            throw outcome.fail(
                    outcome.thrown() == null ? "it returned" : "it threw " + outcome.thrown(),
                    "the ErrnoException of epoll_wait",
                    "Without its queue no request can come to an end. That is nobody's failure in"
                            + " particular: let it pass.");
        }
        lessons.judgeAllClosed();
    }

    @Test
    @DisplayName("if whoever is told throws, nothing is left open")
    void nothingIsLeftOpen() {
        RequestsLessons lessons =
                lessons("three requests; whoever is told of the second one throws");
        Planned planned = new Planned(rng.word());
        AtomicBoolean first = new AtomicBoolean(true);
        lessons.ears().then(() -> {
            if (first.getAndSet(false)) {
                throw planned;
            }
        });
        time.at(MILLI, () -> server.replies(1, "fine"));
        Outcome<Boolean> outcome = lessons.tryFetch(List.of("/a", "/b", "/c"));
        lessons.judgeThrown(outcome, planned);
        lessons.judgeAllClosed();
    }

    private RequestsLessons lessons(String story) {
        return new RequestsLessons(time, server, story);
    }
}
