package ch03nonblocking;

import static support.Overheard.MANY;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Arrivals;
import support.Attempt.Outcome;
import support.Bytes;
import support.Line;
import support.OnCue;
import support.Overheard;
import support.Peer;
import support.Rng;

/** Chapter 3, exercise three-answers. */
class AskingTest {

    private final Rng rng = Rng.fresh();
    private final ByteBuffer buffer = ByteBuffer.allocate(16);
    private final ByteArrayOutputStream into = new ByteArrayOutputStream();

    @Test
    @DisplayName("a peer that says nothing is no reason to wait")
    void aSilentPeerIsAnsweredAtOnce() throws Exception {
        AtomicBoolean waits = new AtomicBoolean();
        try (Peer peer = Peer.playing(script -> script.accept().untilClosed())) {
            Outcome<Answer> outcome = AskingLessons.ATTEMPT.run(
                    "connect() to a peer that says nothing, then ask()", () -> {
                        try (SocketChannel channel = Asking.connect(peer.address())) {
                            waits.set(channel.isBlocking());
                            return Asking.ask(channel, buffer);
                        }
                    });
            peer.finish();
            AskingLessons lessons = new AskingLessons(outcome);
            if (peer.stuck().isPresent()) {
                throw lessons.stuck(peer.stuck().get(), waits.get());
            }
            lessons.judge(Answer.wouldBlock());
        }
    }

    @Test
    @DisplayName("nothing at the moment is not the end")
    void nothingAtTheMomentIsNotTheEnd() {
        byte[] piece = rng.letters(rng.between(3, 9));
        OnCue channel = new OnCue().silent(1).brings(piece).silent(1);
        String did = "ask() a channel that brings nothing, then " + Bytes.count(piece.length)
                + ", then nothing: question ";
        List<Answer> expected =
                List.of(Answer.wouldBlock(), Answer.data(piece.length), Answer.wouldBlock());
        for (int i = 0; i < expected.size(); i++) {
            ask(did + (i + 1), channel).judge(expected.get(i));
        }
    }

    @Test
    @DisplayName("the end is not nothing at the moment")
    void theEndIsNotNothingAtTheMoment() {
        byte[] piece = rng.letters(rng.between(3, 9));
        Overheard channel = Overheard.around(new OnCue().brings(piece).ends());
        String did = "ask() again and again, until it answers END, a channel that brings "
                + Bytes.count(piece.length) + " and then ends";
        ask(did, channel).judge(Answer.data(piece.length));
        AskingLessons last = null;
        for (int asked = 0; asked < MANY && (last == null || !last.isEnd()); asked++) {
            last = ask(did, channel);
        }
        last.judgeCaller(channel.reads());
        ask(did + ", and then once more", channel).judge(Answer.end());
    }

    @Test
    @DisplayName("what comes is counted, and put behind what was there")
    void whatComesIsPutBehindWhatWasThere() {
        byte[] before = rng.letters(5);
        byte[] piece = rng.binary(rng.between(12, 20));
        OnCue channel = new OnCue().brings(piece);
        buffer.put(before);
        String did = "ask() with a buffer of 16 bytes, 5 of them in use, a channel that has "
                + Bytes.count(piece.length);
        AskingLessons lessons = ask(did, channel);
        lessons.judge(Answer.data(11));
        lessons.judgeBuffer(buffer, Bytes.join(before, Arrays.copyOf(piece, 11)));
    }

    @Test
    @DisplayName("one question is one read, whatever the answer is")
    void oneQuestionIsOneRead() {
        Overheard silent = Overheard.around(new OnCue());
        AskingLessons lessons = ask("ask() a channel that has nothing for now", silent);
        lessons.judgeSpin(silent);
        lessons.judge(Answer.wouldBlock());
        Overheard taken = Overheard.around(new OnCue().brings(rng.letters(4)));
        lessons = take("take() from a channel that brings 4 bytes, and then nothing", taken);
        lessons.judgeSpin(taken);
        lessons.judge(Answer.data(4));
        buffer.clear();
        AskingLessons again = take("take() once more: it has nothing for now", taken);
        again.judgeSpin(taken);
        again.judge(Answer.wouldBlock());
        Overheard talks =
                Overheard.around(new OnCue().brings(rng.letters(4)).brings(rng.letters(5)));
        buffer.clear();
        again = take("take() from a channel that brings 4 bytes, and 5 more behind them", talks);
        again.judgeOneRead(talks.reads());
        again.judge(Answer.data(4));
    }

    @Test
    @DisplayName("a buffer without room is refused before anything is asked")
    void aFullBufferIsRefusedBeforeAsking() {
        Overheard channel = Overheard.around(new OnCue().brings(rng.letters(8)).ends());
        buffer.position(buffer.limit());
        String did = "ask() with a full buffer, while 8 bytes are there";
        ask(did, channel).judgeRefusal(channel.reads());
    }

    @Test
    @DisplayName("a reset is none of the three answers: its IOException goes on")
    void aResetIsNoneOfTheThree() throws Exception {
        CountDownLatch connected = new CountDownLatch(1);
        try (Peer peer = Peer.playing(script -> script.accept().await(connected).reset());
                SocketChannel channel = connect(peer);
                Arrivals arrivals = Arrivals.open().watch(channel)) {
            connected.countDown();
            arrivals.await();
            ask("ask() a real channel whose peer has reset the connection", channel)
                    .judgeFailure();
        }
        OnCue broken = new OnCue().breaks(new SocketException("Connection reset"));
        take("take() from a channel whose peer has reset the connection", broken)
                .judgeFailure();
    }

    @Test
    @DisplayName("take() takes out all that came, in order, and leaves the buffer empty")
    void whatCameIsTakenOutInOrder() {
        // Less than half of the buffer: so what comes and the room behind it differ in size.
        byte[] first = rng.binary(rng.between(3, 8));
        byte[] rest = rng.binary(rng.between(60, 90));
        byte[] all = Bytes.join(first, rest);
        OnCue channel =
                new OnCue().brings(first).silent(1).brings(rng.pieces(rest, 4)).ends();
        String did = "take() with a buffer of 16 bytes, until the end of " + all.length;
        AskingLessons lessons;
        int asked = 0;
        do {
            int before = into.size();
            lessons = take(did + ": question " + ++asked, channel);
            lessons.judgeTaken(into, before, all, buffer);
        } while (!lessons.isEnd() && asked < MANY);
        lessons.judge(Answer.end());
        lessons.judgeAll(into, all);
    }

    @Test
    @DisplayName("a real reply is taken as it comes")
    void aRealReplyIsTakenAsItComes() throws Exception {
        byte[] all = rng.letters(rng.between(40, 60));
        byte[][] pieces = rng.pieces(all, 3);
        try (Peer peer = Peer.playing(script -> {
                    Line line = script.accept();
                    for (byte[] piece : pieces) {
                        line.send(piece).untilRead();
                    }
                    line.halfClose();
                    line.untilClosed();
                });
                SocketChannel channel = connect(peer);
                Arrivals arrivals = Arrivals.open().watch(channel)) {
            String did = "take() whenever something has come, from a peer that sends " + all.length
                    + " bytes in 3 pieces and closes";
            AskingLessons lessons;
            int asked = 0;
            do {
                arrivals.await();
                int before = into.size();
                lessons = take(did, channel);
                lessons.judgeTaken(into, before, all, buffer);
            } while (!lessons.isEnd() && ++asked < MANY);
            lessons.judge(Answer.end());
            lessons.judgeAll(into, all);
        }
    }

    /** A connection of the learner's making, which must not wait: no test may hang on it. */
    private static SocketChannel connect(Peer peer) throws IOException {
        String did = "connect() to a peer on loopback";
        SocketChannel channel =
                AskingLessons.ATTEMPT.get(did, () -> Asking.connect(peer.address()));
        if (channel.isBlocking()) {
            channel.close();
            throw AskingLessons.blocking(did);
        }
        return channel;
    }

    private AskingLessons ask(String did, ReadableByteChannel channel) {
        return new AskingLessons(AskingLessons.ATTEMPT.run(did, () -> Asking.ask(channel, buffer)));
    }

    private AskingLessons take(String did, ReadableByteChannel channel) {
        return new AskingLessons(
                AskingLessons.ATTEMPT.run(did, () -> Asking.take(channel, buffer, into)));
    }
}
