package ch07triggers;

import static ch05ffi.SysEpoll.EPOLLIN;
import static ch05ffi.SysEpoll.EPOLLOUT;
import static ch05ffi.SysEpoll.EPOLLRDHUP;

import ch05ffi.Binding;
import java.io.IOException;
import jnr.constants.platform.Errno;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Kernel;
import support.Rng;

/** Chapter 7, exercise what-happened. Every mask in here is one that the kernel gave a moment ago. */
class HappenedTest {

    private static final int ASKED = EPOLLIN | EPOLLRDHUP;
    private static final boolean YES = true;
    private static final boolean NO = false;

    private final Rng rng = Rng.fresh();
    private final Moments moments = new Moments(Kernel.bind(Probe.class, Binding::load));

    @AfterEach
    void close() throws Exception {
        moments.close();
    }

    @Test
    @DisplayName("bytes and room are what the kernel says, one by one and together")
    void bytesAndRoomAreWhatTheKernelSays() throws IOException {
        Wire wire = moments.wire();
        sees("a connection with room to write", wire.number(), ASKED | EPOLLOUT)
                .of(NO, YES, NO, NO, NO)
                .may(NO, YES);
        wire.send(rng.binary(rng.between(10, 100)));
        sees("a connection over which bytes have come", wire.number(), ASKED)
                .of(YES, NO, NO, NO, NO)
                .may(YES, NO);
        sees("a connection with bytes, and room to write", wire.number(), ASKED | EPOLLOUT)
                .of(YES, YES, NO, NO, NO)
                .may(YES, YES);
    }

    @Test
    @DisplayName("a connection that is half closed can still be written to")
    void aHalfClosedOneCanStillWrite() throws IOException {
        Wire wire = moments.wire();
        wire.end();
        String what = "a connection whose other side sends no more, and still listens";
        sees(what, wire.number(), ASKED).of(YES, NO, YES, NO, NO).may(YES, NO);
        sees(what, wire.number(), ASKED | EPOLLOUT).of(YES, YES, YES, NO, NO).may(YES, YES);
        sees(what + "; asked for EPOLLRDHUP only", wire.number(), EPOLLRDHUP)
                .of(NO, NO, YES, NO, NO)
                .may(YES, NO);
    }

    @Test
    @DisplayName("the last bytes come with the end, and are there to be read")
    void theLastBytesComeWithTheEnd() throws IOException {
        Wire wire = moments.wire();
        int count = rng.between(10, 100);
        wire.send(rng.binary(count));
        wire.end();
        sees("a connection with " + count + " bytes and then the end", wire.number(), ASKED)
                .of(YES, NO, YES, NO, NO)
                .may(YES, NO);
    }

    @Test
    @DisplayName("ended from both sides is closed in both directions")
    void bothEndsGoneIsBothClosed() throws IOException {
        Wire wire = moments.wire();
        wire.end();
        moments.endOurs(wire);
        sees("a connection that both sides have ended", wire.number(), ASKED)
                .of(YES, NO, YES, YES, NO)
                .may(YES, YES);
    }

    @Test
    @DisplayName("a reset says all of it, and has a reason")
    void aResetSaysAllOfIt() throws IOException {
        Wire wire = moments.wire();
        wire.reset();
        String what = "a connection that the other side has broken off";
        sees(what, wire.number(), ASKED).of(YES, NO, YES, YES, YES).may(YES, YES);
        ReasonLessons.reason(moments, what, wire.fd(), Errno.ECONNRESET);
        ReasonLessons.noReason(moments, what + ", asked once more", wire.fd());
    }

    @Test
    @DisplayName("a refused connection is writable, and only because of its error")
    void aRefusedOneSaysWhy() throws IOException {
        int socket = moments.refused();
        String what = "a socket whose connection was refused";
        sees(what, socket, EPOLLOUT).of(NO, YES, YES, YES, YES).may(YES, YES);
        ReasonLessons.reason(moments, what, moments.fd(socket), Errno.ECONNREFUSED);
    }

    @Test
    @DisplayName("a socket that never connected is closed, and that is no error")
    void neverConnectedIsNoError() throws IOException {
        int socket = moments.socket();
        String what = "a socket that nobody has connected yet";
        sees(what, socket, ASKED | EPOLLOUT).of(NO, YES, YES, YES, NO).may(YES, YES);
        ReasonLessons.noReason(moments, what, moments.fd(socket));
    }

    @Test
    @DisplayName("a pipe without a writer is worth a read, though the kernel does not say readable")
    void aPipeWithoutAWriter() {
        int[] pipe = moments.pipe();
        moments.close(pipe[1]);
        sees("a pipe to read, whose writer has gone", pipe[0], ASKED)
                .of(NO, NO, YES, YES, NO)
                .may(YES, YES);
    }

    @Test
    @DisplayName("a pipe without a reader has an error beside its room")
    void aPipeWithoutAReader() {
        int[] pipe = moments.pipe();
        moments.close(pipe[0]);
        sees("a pipe to write, whose reader has gone", pipe[1], EPOLLOUT)
                .of(NO, YES, NO, YES, YES)
                .may(YES, YES);
    }

    @Test
    @DisplayName("a full pipe without a reader has an error, and nothing else")
    void aFullPipeWithoutAReader() {
        int[] pipe = moments.pipe();
        moments.fill(pipe[1]);
        moments.close(pipe[0]);
        sees("a pipe to write, full, whose reader has gone", pipe[1], EPOLLOUT)
                .of(NO, NO, NO, YES, YES)
                .may(YES, YES);
    }

    @Test
    @DisplayName("a pipe cannot be asked, and says so")
    void aPipeCannotBeAsked() {
        int[] pipe = moments.pipe();
        ReasonLessons.cannotBeAsked(moments, moments.fd(pipe[0]));
    }

    @Test
    @DisplayName("error and hangup come unasked, and are worth a read")
    void nobodyAskedButItIsTold() throws IOException {
        Wire wire = moments.wire();
        wire.reset();
        sees("a connection that was broken off; asked for nothing at all", wire.number(), 0)
                .of(NO, NO, YES, YES, YES)
                .may(YES, YES);
    }

    /** What the event says of a descriptor, for one who has asked for these. */
    private HappenedLessons sees(String what, int number, int asked) {
        return new HappenedLessons(what, moments.mask(number, asked));
    }
}
