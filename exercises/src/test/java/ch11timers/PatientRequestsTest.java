package ch11timers;

import ch05ffi.Binding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import jnr.constants.platform.Errno;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Bytes;
import support.FarSide;
import support.Kernel;
import support.KernelTime;
import support.Rng;

/** Chapter 11, exercise too-late. */
class PatientRequestsTest {

    private static final long MILLI = 1_000_000;

    private final Rng rng = Rng.fresh();
    private final TimerProbe probe = Kernel.bind(TimerProbe.class, Binding::load);
    /** A clock's zero is anywhere; the kernel is late by a little. */
    private final KernelTime<TimerLibc> time = new KernelTime<>(
            TimerLibc.class,
            probe,
            rng.between(-1_000_000, 1_000_000) * MILLI,
            rng.between(1, 90_000));

    private final FarSide server;

    PatientRequestsTest() throws IOException {
        server = new FarSide(time.library(), probe, probe::port);
    }

    @AfterEach
    void close() throws Exception {
        server.close();
        time.close();
    }

    @Test
    @DisplayName("replies that come in time are told as they come")
    void repliesInTime() throws Exception {
        String[] texts = {rng.word(), rng.word(), rng.word()};
        try (var lessons = lessons("three requests, 50 ms each; replies after 30, 20 and 10 ms")) {
            lessons.begin(50).begin(50).begin(50);
            lessons.replies(30, 0, texts[0]).replies(20, 1, texts[1]).replies(10, 2, texts[2]);
            lessons.run();
            for (int i = 0; i < texts.length; i++) {
                lessons.judgeReply(i, texts[i]);
            }
            lessons.judgeOrder(List.of(2, 1, 0));
            lessons.judgeNothingLeft("A reply");
        }
    }

    @Test
    @DisplayName("who comes too late is told so, and hears no more; the others go on")
    void tooLate() throws Exception {
        String[] texts = {rng.word(), rng.word(), rng.word()};
        try (var lessons =
                lessons("three requests, 100, 20 and 100 ms; replies after 10, 30 and 40 ms")) {
            lessons.begin(100).begin(20).begin(100);
            lessons.replies(10, 0, texts[0]).replies(30, 1, texts[1]).replies(40, 2, texts[2]);
            lessons.run();
            lessons.judgeTooLate(1, 20);
            lessons.judgeReply(0, texts[0]);
            lessons.judgeReply(2, texts[2]);
            lessons.judgeNothingLeft("A reply");
        }
    }

    @Test
    @DisplayName("the reply cancels the deadline")
    void theReplyCancelsTheDeadline() throws Exception {
        String text = rng.word();
        try (var lessons = lessons("one request, an hour; a reply after 10 ms")) {
            lessons.begin(3_600_000);
            lessons.replies(10, 0, text);
            lessons.run();
            lessons.judgeReply(0, text);
            lessons.judgeNothingLeft("The reply");
        }
    }

    @Test
    @DisplayName("a failure cancels the deadline too")
    void aFailureCancelsTheDeadline() throws Exception {
        String text = rng.word();
        try (var lessons =
                lessons("three requests, an hour each: one is reset, one refused, one has a reply"
                        + " after 10 ms")) {
            lessons.begin(3_600_000).begin(nobody(), 3_600_000).begin(3_600_000);
            time.at(5 * MILLI, () -> server.resets(0));
            lessons.replies(10, 2, text);
            lessons.run();
            lessons.judgeFailed(0);
            lessons.judgeFailed(1);
            lessons.judgeReply(2, text);
            lessons.judgeNothingLeft("A failure");
        }
    }

    private static InetSocketAddress nobody() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return new InetSocketAddress(closed.getInetAddress(), closed.getLocalPort());
        }
    }

    @Test
    @DisplayName("the deadline is for the whole reply: a piece of it gives no new time")
    void aPieceIsNoReply() throws Exception {
        try (var lessons = lessons("one request, 22 ms; every 5 ms another piece, up to 60 ms")) {
            lessons.begin(22);
            time.at(
                    5 * MILLI,
                    () -> server.says(
                            0, Bytes.of("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n")));
            for (int millis = 10; millis < 60; millis += 5) {
                time.at(millis * MILLI, () -> server.says(0, Bytes.of("a")));
            }
            lessons.replies(60, 0, "");
            lessons.run();
            lessons.judgeNotRenewed(0, 22);
            lessons.judgeTooLate(0, 22);
            lessons.judgeNothingLeft("A deadline");
        }
    }

    @Test
    @DisplayName("each has a deadline of its own")
    void eachHasItsOwn() throws Exception {
        try (var lessons = lessons("three requests, 100, 300 and 200 ms; no reply")) {
            lessons.begin(100).begin(300).begin(200);
            lessons.run();
            lessons.judgeTooLate(0, 100);
            lessons.judgeTooLate(1, 300);
            lessons.judgeTooLate(2, 200);
            lessons.judgeOrder(List.of(0, 2, 1));
            lessons.judgeWaits();
            lessons.judgeNothingLeft("A deadline");
        }
    }

    @Test
    @DisplayName(
            "a reply that comes in the moment of the deadline is told once, one way or the other")
    void inTheSameMoment() throws Exception {
        try (var lessons = lessons("one request, 10 ms; a reply after 10 ms")) {
            lessons.begin(10);
            lessons.replies(10, 0, rng.word());
            lessons.run();
            lessons.judgeOnce();
            lessons.judgeNothingLeft("It");
        }
    }

    @Test
    @DisplayName("one that cannot begin is told, and leaves nothing behind")
    void cannotBegin() throws Exception {
        String text = rng.word();
        try (var lessons = lessons("two requests; there is no descriptor for the first")) {
            time.library().fails("socket", 1, Errno.EMFILE.intValue());
            lessons.begin(50).begin(50);
            lessons.replies(10, 0, text); // the second one has the first descriptor
            lessons.run();
            lessons.judgeFailed(0);
            lessons.judgeReply(1, text);
            lessons.judgeNothingLeft("A failure");
        }
    }

    @Test
    @DisplayName("the number of a request is its caller's")
    void theNumberIsTheCallers() throws Exception {
        int one = rng.between(20, 40);
        int other = rng.between(3, 19);
        String text = rng.word();
        try (var lessons = lessons("two requests, #" + one + " and #" + other + ", 20 and 100 ms;"
                + " a reply to the second one after 30 ms")) {
            lessons.beginAs(one, 20).beginAs(other, 100);
            lessons.replies(30, 1, text);
            lessons.run();
            lessons.judgeTooLate(one, 20);
            lessons.judgeReply(other, text);
            lessons.judgeNothingLeft("It");
        }
    }

    @Test
    @DisplayName("whoever is told may ask again at once, under the same number")
    void whoIsToldMayAskAgain() throws Exception {
        String[] texts = {rng.word(), rng.word(), rng.word()};
        try (var lessons = lessons("three requests: one is reset, one has a reply, one is too late"
                + " after 20 ms; whoever is told begins it again, and has a reply")) {
            lessons.begin(100).begin(100).begin(20);
            for (int i = 0; i < texts.length; i++) {
                int index = i;
                lessons.again(i, 100);
                time.at((40 + i) * MILLI, () -> server.replies(3 + index, texts[index]));
            }
            time.at(5 * MILLI, () -> server.resets(0));
            lessons.replies(10, 1, rng.word());
            time.at(30 * MILLI, server::settles);
            lessons.run();
            for (int i = 0; i < texts.length; i++) {
                lessons.judgeReply(i, texts[i]);
            }
            lessons.judgeNothingLeft("It");
        }
    }

    @Test
    @DisplayName("what is the caller's is passed over: its own timer, and its own source")
    void whatIsTheCallers() throws Exception {
        String text = rng.word();
        try (var lessons =
                lessons("the caller has a timer of its own, in an hour, and a pipe on the"
                        + " poll, with bytes in it; one request, 50 ms; a reply after 10 ms")) {
            lessons.begin(50);
            lessons.callers().hasTimer(3_600_000);
            lessons.callers().hasPipe(time.libc());
            lessons.replies(10, 0, text);
            lessons.run();
            lessons.judgeReply(0, text);
            lessons.callers().judgeNotWaitedFor(lessons);
            lessons.judgeNothingLeft("The reply");
        }
    }

    @Test
    @DisplayName("if the queue itself fails, run says so")
    void theQueueFails() throws Exception {
        try (var lessons = lessons("one request, 50 ms; epoll_wait fails with EBADF")) {
            lessons.begin(50);
            time.library().fails("epoll_wait", 1, Errno.EBADF.intValue());
            lessons.runWithoutQueue();
        }
    }

    @Test
    @DisplayName("a close that fails ends nothing else")
    void aCloseThatFails() throws Exception {
        String[] texts = {rng.word(), rng.word()};
        try (var lessons =
                lessons("two requests, replies after 10 and 20 ms; the close of the first"
                        + " one fails with EIO")) {
            lessons.begin(50).begin(50);
            lessons.replies(10, 0, texts[0]).replies(20, 1, texts[1]);
            time.library().failsAfterwards("close", 1, Errno.EIO.intValue());
            lessons.run();
            lessons.judgeReply(0, texts[0]);
            lessons.judgeReply(1, texts[1]);
            lessons.judgeNothingLeft("A reply");
        }
    }

    private PatientRequestsLessons lessons(String story) {
        return new PatientRequestsLessons(time, server, story);
    }
}
