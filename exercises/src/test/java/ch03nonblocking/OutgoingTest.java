package ch03nonblocking;

import java.io.IOException;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Arrivals;
import support.Line;
import support.OnCue;
import support.Overheard;
import support.Peer;
import support.Rng;

/** Chapter 3, exercise write-it-all. */
class OutgoingTest {

    private static final int MEGABYTES = 2 << 20;

    private final Rng rng = Rng.fresh();
    private final OnCue channel = new OnCue();
    private final Overheard overheard = Overheard.around(channel);
    private final OutgoingLessons lessons = new OutgoingLessons(overheard);

    @Test
    @DisplayName("what the channel takes as a whole is gone")
    void whatIsTakenWholeIsGone() {
        byte[] bytes = rng.letters(rng.between(20, 30));
        lessons.add("add(" + bytes.length + " bytes)", bytes);
        lessons.flush("flush() to a channel that takes everything", channel);
        lessons.judgeGone();
        byte[] more = rng.letters(rng.between(20, 30));
        lessons.add("add(" + more.length + " more)", more);
        lessons.flush("flush() again", channel);
        lessons.judgeGone();
    }

    @Test
    @DisplayName("a part is not the whole: the rest is kept for later")
    void theRestIsKeptForLater() {
        byte[] bytes = rng.letters(rng.between(20, 30));
        channel.takes(7, 0, 5, 0);
        lessons.add("add(" + bytes.length + " bytes)", bytes);
        lessons.flush("flush() to a channel that takes 7 bytes, then none", channel);
        lessons.flushUntilGone(channel);
        lessons.judgeGone();
    }

    @Test
    @DisplayName("a channel that takes nothing is left alone until the next flush()")
    void aFullChannelIsLeftAlone() {
        byte[] bytes = rng.letters(rng.between(20, 30));
        channel.takes(new int[2 * Overheard.MANY]);
        lessons.add("add(" + bytes.length + " bytes)", bytes);
        lessons.flush("flush() to a channel whose buffer is full", channel);
        lessons.judgeFull();
    }

    @Test
    @DisplayName("more is added behind the rest, not in its place")
    void moreIsAddedBehindTheRest() {
        byte[] first = rng.letters(rng.between(20, 30));
        byte[] second = rng.letters(rng.between(20, 30));
        channel.takes(9, 0);
        lessons.add("add(" + first.length + " bytes)", first);
        lessons.flush("flush() to a channel that takes 9 bytes, then none", channel);
        lessons.add("add(" + second.length + " more)", second);
        lessons.flushUntilGone(channel);
        lessons.judgeGone();
    }

    @Test
    @DisplayName("an array that was added remains the caller's")
    void anArrayRemainsTheCallers() {
        byte[] bytes = rng.letters(rng.between(20, 30));
        channel.takes(4, 0);
        lessons.add("add(" + bytes.length + " bytes)", bytes);
        lessons.flush("flush() to a channel that takes 4 bytes, then none", channel);
        lessons.overwrite(bytes);
        lessons.flushUntilGone(channel);
        lessons.judgeGone();
    }

    @Test
    @DisplayName("with nothing to send, all is gone")
    void withNothingToSendAllIsGone() {
        channel.takes(0);
        lessons.flush("flush() without any add()", channel);
        lessons.judgeGone();
    }

    @Test
    @DisplayName("parts of all sizes, and adds in between, arrive in order")
    void partsOfAllSizesArriveInOrder() {
        for (int i = 0; i < 40; i++) {
            byte[] bytes = rng.binary(rng.between(3, 4000));
            channel.takes(rng.between(0, 3000), 0);
            lessons.add("add(" + bytes.length + " bytes)", bytes);
            lessons.flush("flush() to a channel that takes a part", channel);
        }
        lessons.flushUntilGone(channel);
        lessons.judgeGone();
    }

    @Test
    @DisplayName("a broken connection is an IOException, not a full buffer")
    void aBrokenConnectionIsAnIOException() {
        channel.takes(5).refuses(new SocketException("Broken pipe"));
        lessons.add("add(20 bytes)", rng.letters(20));
        lessons.judgeFailure("flush() to a channel that takes 5 bytes, then breaks");
    }

    @Test
    @DisplayName("a peer that does not read loses nothing, and keeps nobody waiting")
    void aPeerThatDoesNotReadLosesNothing() throws Exception {
        byte[] all = rng.binary(MEGABYTES);
        CountDownLatch mayRead = new CountDownLatch(1);
        CompletableFuture<byte[]> received = new CompletableFuture<>();
        try (Peer peer = Peer.playing(script -> readLater(script, mayRead, received));
                SocketChannel socket = connect(peer);
                Arrivals room = Arrivals.open().watchForRoom(socket)) {
            OutgoingLessons real = new OutgoingLessons(Overheard.around(socket));
            real.add("add(" + MEGABYTES + " bytes)", all);
            real.flush("flush() to a socket whose peer does not read", null);
            real.judgeLeft();
            mayRead.countDown();
            while (!real.isGone()) {
                room.await();
                real.flush("flush() whenever the socket has room", null);
            }
            socket.shutdownOutput();
            real.judgeReceived(received.get(20, TimeUnit.SECONDS));
        }
    }

    private static void readLater(
            Peer script, CountDownLatch mayRead, CompletableFuture<byte[]> received)
            throws Exception {
        try {
            Line line = script.accept().await(mayRead);
            received.complete(line.readToEnd());
        } catch (Exception early) {
            received.completeExceptionally(early);
        }
    }

    /** A connection with little room on its way, so that a megabyte does not fit. */
    private static SocketChannel connect(Peer peer) throws IOException {
        SocketChannel socket = SocketChannel.open();
        socket.setOption(StandardSocketOptions.SO_SNDBUF, 32 << 10);
        socket.connect(peer.address());
        socket.configureBlocking(false);
        return socket;
    }
}
