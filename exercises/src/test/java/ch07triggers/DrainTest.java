package ch07triggers;

import ch05ffi.SysEpoll;
import ch07triggers.Drain.Ending;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import jnr.constants.platform.Errno;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Attempt.Outcome;
import support.Bytes;
import support.Rng;

/** Chapter 7, exercise until-eagain. */
class DrainTest {

    private static final int LARGE = 100_000;
    private static final int SMALL = 150;

    private final Rng rng = Rng.fresh();
    private final Stage stage = new Stage();
    private final Wire wire;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(SMALL);
    private final ByteArrayOutputStream into = new ByteArrayOutputStream();
    private int drains;
    private final int epoll = stage.probe().epoll_create1(SysEpoll.EPOLL_CLOEXEC);

    DrainTest() throws IOException {
        wire = stage.wire();
        ByteBuffer event = oneEvent();
        event.putInt(0, SysEpoll.EPOLLIN | SysEpoll.EPOLLET);
        stage.probe().epoll_ctl(epoll, SysEpoll.EPOLL_CTL_ADD, wire.number(), event);
    }

    @AfterEach
    void close() throws IOException {
        stage.probe().close(epoll);
        stage.close();
    }

    @Test
    @DisplayName("one edge, many bytes: it reads until nothing is left")
    void readsUntilNothingIsLeft() throws IOException {
        byte[] bytes = rng.binary(rng.between(800, 1_000));
        wire.send(bytes);
        DrainLessons lessons = drain(sends(bytes) + " and is silent");
        lessons.judge(bytes, Ending.WOULD_BLOCK);
        lessons.judgeOpen(stage.wasClosed(wire));
    }

    @Test
    @DisplayName("nothing at the moment is neither the end nor an error")
    void nothingAtTheMomentIsNotTheEnd() {
        drain("a peer that says nothing").judge(new byte[0], Ending.WOULD_BLOCK);
    }

    @Test
    @DisplayName("the end is the end, and not nothing at the moment")
    void theEndIsTheEnd() throws IOException {
        wire.end();
        drain("a peer that ends without a word").judge(new byte[0], Ending.END);
    }

    @Test
    @DisplayName("bytes and the end come in one edge, and one drain sees both")
    void theEndBehindTheBytesIsSeen() throws IOException {
        byte[] bytes = rng.binary(rng.between(310, 440)); // the third read is a short one
        wire.send(bytes);
        wire.end();
        DrainLessons lessons = drain(sends(bytes) + " and ends");
        lessons.judge(bytes, Ending.END);
        lessons.judgeOpen(stage.wasClosed(wire));
    }

    @Test
    @DisplayName("100,000 bytes through a buffer of 150, and a would-block in the middle")
    void aLargeReplyAndASmallBuffer() throws IOException {
        byte[] all = rng.binary(LARGE);
        byte[] first = Arrays.copyOf(all, rng.between(50_000, 70_000));
        wire.send(first);
        drain(sends(first) + " and pauses").judge(first, Ending.WOULD_BLOCK);
        wire.send(Arrays.copyOfRange(all, first.length, LARGE));
        wire.end();
        buffer.position(40).limit(90); // somebody else has used it meanwhile
        String did = "the same, when the peer has sent the rest of 100,000 bytes and ended";
        drain(did).judge(all, Ending.END);
    }

    @Test
    @DisplayName("a signal ends nothing")
    void aSignalEndsNothing() throws IOException {
        byte[] bytes = rng.binary(rng.between(200, 280));
        wire.send(bytes);
        wire.end();
        stage.stumble(Errno.EINTR, null, Errno.EINTR, Errno.EINTR);
        drain(sends(bytes) + " and ends; reads 1, 3 and 4 are interrupted by signals")
                .judgeSignal(bytes, Ending.END);
    }

    @Test
    @DisplayName("a connection that was broken off is the caller's to know")
    void aResetIsTheCallersToKnow() throws IOException {
        byte[] bytes = rng.binary(rng.between(200, 280));
        wire.send(bytes);
        wire.reset();
        drain(sends(bytes) + " and then breaks the connection off").judgeReset(bytes);
    }

    private static String sends(byte[] bytes) {
        return "a peer that sends " + Bytes.count(bytes.length);
    }

    private DrainLessons drain(String whom) {
        isTold(); // the edge
        drains++;
        Outcome<Ending> outcome = DrainLessons.ATTEMPT.run(
                "drain() of " + whom + "; the buffer has room for " + SMALL,
                () -> Drain.drain(stage.libc(), wire.fd(), buffer, into));
        return new DrainLessons(outcome, stage, wire, isTold(), into.toByteArray(), drains);
    }

    private boolean isTold() {
        return stage.probe().epoll_wait(epoll, oneEvent(), 1, 0) == 1;
    }

    /** Room for one struct on any machine: of the learner's earlier classes a test needs none. */
    private static ByteBuffer oneEvent() {
        return ByteBuffer.allocateDirect(16).order(ByteOrder.nativeOrder());
    }
}
