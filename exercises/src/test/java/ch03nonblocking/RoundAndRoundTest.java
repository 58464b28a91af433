package ch03nonblocking;

import ch01blocking.DelayServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Bytes;
import support.Descriptors;
import support.Line;
import support.Peer;
import support.Rng;

/** Chapter 3, exercise round-and-round. */
class RoundAndRoundTest {

    private static final int FIVE = 5;
    private static final InetSocketAddress NOWHERE =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);

    private final Rng rng = Rng.fresh();
    private final List<String> words = new ArrayList<>();
    private final Stage stage = new Stage(FIVE);
    private final RoundLessons lessons = new RoundLessons(FIVE, stage);

    RoundAndRoundTest() {
        for (int i = 0; i < FIVE; i++) {
            words.add(rng.word() + i);
        }
    }

    @Test
    @DisplayName("replies are handed over as they come, whatever the order of the paths")
    void repliesAreHandedOverAsTheyCome() throws Exception {
        List<CountDownLatch> told = new ArrayList<>();
        words.forEach(word -> told.add(new CountDownLatch(1)));
        try (Peer peer = Peer.playing(script -> answerBackwards(script, told));
                RealWorld world = new RealWorld(index -> told.get(index).countDown())) {
            RoundLessons real = new RoundLessons(FIVE, world);
            RoundResults results = real.run(
                    "fetchAll() of 5 paths; the peer answers the last one first, and each other"
                            + " one when the reply before was handed over",
                    peer.address(),
                    paths());
            results.judgeReplies(expected(0, 1, 2, 3, 4), Set.of());
            results.judgeOrder(List.of(4, 3, 2, 1, 0));
            results.judgeClosed();
        }
    }

    private void answerBackwards(Peer peer, List<CountDownLatch> told) throws Exception {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < FIVE; i++) {
            lines.add(peer.accept());
        }
        for (Line line : lines) {
            line.readHead();
        }
        for (int i = FIVE - 1; i >= 0; i--) {
            lines.get(i).send(rng.pieces(Stage.reply(words.get(i)), 2)).halfClose();
            lines.get(i).await(told.get(i));
        }
    }

    @Test
    @DisplayName("a first one that is silent does not keep the others from their replies")
    void aSilentFirstOneKeepsNobodyWaiting() {
        for (int i = FIVE - 1; i >= 0; i--) {
            stage.thenAnswer(i, reply(i));
        }
        play("fetchAll() of 5 paths; the first answers when all the others have");
    }

    @Test
    @DisplayName("a first one that talks on and on does not keep the others from their turns")
    void aTalkativeFirstOneKeepsNobodyWaiting() {
        byte[] head = Bytes.of("HTTP/1.1 200 OK\r\n\r\n");
        stage.channel(0).brings(head).bringsOnAndOn(rng.letters(100));
        for (int i = 1; i < FIVE; i++) {
            stage.channel(i).silent(i).brings(reply(i)).ends();
        }
        stage.onTold(told -> {
            if (told == FIVE - 1) {
                stage.channel(0).ends();
            }
        });
        String did = "fetchAll() of 5 paths; the first sends as fast as it is read, until the"
                + " others have their replies";
        RoundResults results = lessons.run(did, NOWHERE, paths());
        Map<Integer, String> expected = expected(0, 1, 2, 3, 4);
        // How much it has said is up to the learner: it was cut off when the last reply was told.
        expected.put(0, String.valueOf(lessons.replies().get(0)));
        results.judgeReplies(expected, Set.of());
    }

    @Test
    @DisplayName("idle is called after each round that brought nothing, and after no other")
    void idleComesAfterARoundThatBroughtNothing() {
        for (int i = 0; i < FIVE; i++) {
            byte[][] pieces = rng.pieces(reply(i), 6);
            int number = i;
            stage.then(() -> stage.channel(number).brings(pieces[0], pieces[1]));
            stage.then(() -> stage.channel(number).brings(pieces[2]));
            stage.then(() -> {});
            stage.then(() -> stage.channel(number).brings(pieces[3], pieces[4], pieces[5]));
            stage.then(() -> stage.channel(number).ends());
        }
        play("fetchAll() of 5 paths; their replies come in pieces, with nothing in between");
    }

    @Test
    @DisplayName("one that is at its end is asked no more")
    void aFinishedOneIsAskedNoMore() {
        stage.thenAnswer(2, reply(2)).then(() -> {}).then(() -> {});
        for (int i : new int[] {0, 1, 3, 4}) {
            stage.thenAnswer(i, reply(i));
        }
        play("fetchAll() of 5 paths; the third answers at once, the others much later");
    }

    @Test
    @DisplayName("a failure keeps nobody else from their reply")
    void aFailureKeepsNobodyFromTheirReply() {
        byte[] whole = reply(2);
        stage.refuses(1, new ConnectException("Connection refused"));
        stage.thenAnswer(3, Arrays.copyOf(reply(3), reply(3).length - 2));
        stage.then(() -> stage.channel(2)
                .brings(Arrays.copyOf(whole, whole.length / 2))
                .breaks(new SocketException("Connection reset")));
        stage.thenAnswer(4, reply(4)).thenAnswer(0, reply(0));
        String did = "fetchAll() of 5 paths: #1 is refused, #3 stops short, #2 is reset in its"
                + " middle; #4 and #0 are well";
        RoundResults results = lessons.run(did, NOWHERE, paths());
        results.judgeSurvival();
        results.judgeReplies(expected(0, 4), Set.of(1, 2, 3));
        results.judgeClosed();
    }

    @Test
    @DisplayName("an interrupt in idle ends it, and closes every connection")
    void anInterruptClosesEveryConnection() {
        InterruptedException stop = new InterruptedException("somebody wants this to stop");
        stage.thenAnswer(3, reply(3)).thenTry(() -> {
            throw stop;
        });
        String did = "fetchAll() of 5 paths; after the first reply idle is interrupted";
        lessons.run(did, NOWHERE, paths()).judgeInterrupt();
    }

    @Test
    @DisplayName("a request that is taken in parts is sent to its end")
    void aRequestTakenInPartsIsSentToItsEnd() {
        for (int i = 0; i < FIVE; i++) {
            stage.channel(i).takes(rng.between(5, 15), 0, rng.between(5, 15), 0);
        }
        stage.channel(1).full(true);
        stage.then(() -> {}).then(() -> stage.channel(1).full(false)).then(() -> {});
        for (int i : new int[] {3, 0, 4, 1, 2}) {
            stage.thenAnswer(i, reply(i));
        }
        play("fetchAll() of 5 paths; each channel takes a few bytes of its request, then none")
                .judgeRequests(stage, NOWHERE, paths());
    }

    @Test
    @DisplayName("the delay server waits for all of them at once: the total is the longest")
    void theTotalIsTheLongest() throws Exception {
        Set<Long> delays = new TreeSet<>();
        while (delays.size() < FIVE) {
            delays.add((long) rng.between(100, 60_000));
        }
        List<Long> backwards = new ArrayList<>(delays);
        Collections.reverse(backwards);
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < FIVE; i++) {
            paths.add("/" + backwards.get(i) + "/" + words.get(i));
        }
        Together clock = new Together(delays);
        try (DelayServer server = DelayServer.start(0, line -> {}, clock, Duration.ofSeconds(20));
                RealWorld world = new RealWorld(index -> clock.move())) {
            RoundLessons real = new RoundLessons(FIVE, world);
            String did = "fetchAll() of " + paths + ", whose delays pass when all five wait";
            RoundResults results = real.run(did, server.address(), paths);
            results.judgeReplies(expected(0, 1, 2, 3, 4), Set.of());
            results.judgeOrder(List.of(4, 3, 2, 1, 0));
        }
    }

    @Test
    @DisplayName("no descriptor is left behind, after failures either")
    void noDescriptorIsLeftBehind() throws Exception {
        Descriptors before = Descriptors.now();
        RoundResults results;
        try (RealWorld world = new RealWorld(index -> {})) {
            try (Peer peer = Peer.playing(this::answerResetAndStopShort)) {
                results = new RoundLessons(3, world)
                        .run(
                                "fetchAll() of 3 paths: a reply, a reset, half a reply",
                                peer.address(),
                                paths().subList(0, 3));
            }
            world.stopWatching();
            List<String> left = Descriptors.now().openedSince(before);
            if (!left.isEmpty()) {
                throw results.outcome()
                        .fail(
                                left.size() + " open afterwards:\n " + String.join("\n ", left),
                                "as many open descriptors after the call as before it",
                                RoundWrong.LEFT_OPEN);
            }
        }
    }

    private void answerResetAndStopShort(Peer peer) throws IOException {
        List<Line> lines = List.of(peer.accept(), peer.accept(), peer.accept());
        for (Line line : lines) {
            line.readHead();
        }
        lines.get(0).send(reply(0)).halfClose();
        lines.get(1).reset();
        lines.get(2).send(Arrays.copyOf(reply(2), reply(2).length - 3)).halfClose();
        for (Line line : List.of(lines.get(0), lines.get(2))) {
            line.untilClosed();
        }
    }

    /** Plays what was put on the stage, to five good replies. */
    private RoundResults play(String did) {
        RoundResults results = lessons.run(did, NOWHERE, paths());
        results.judgeReplies(expected(0, 1, 2, 3, 4), Set.of());
        results.judgeClosed();
        return results;
    }

    private byte[] reply(int number) {
        return Stage.reply(words.get(number));
    }

    private Map<Integer, String> expected(int... numbers) {
        Map<Integer, String> texts = new TreeMap<>();
        for (int number : numbers) {
            texts.put(number, words.get(number));
        }
        return texts;
    }

    private List<String> paths() {
        return words.stream().map(word -> "/10/" + word).toList();
    }
}
