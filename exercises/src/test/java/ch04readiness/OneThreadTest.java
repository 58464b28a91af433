package ch04readiness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Attempt;
import support.Attempt.Outcome;
import support.Bytes;
import support.Descriptors;
import support.Line;
import support.Peer;
import support.Rng;
import support.Sleeper;
import support.Sleeper.Rest;

/** Chapter 4, exercise one-thread. */
class OneThreadTest {

    static final String ASKED = "all requests sent at once, each reply told as soon as it is"
            + " complete, and a thread that sleeps in between";
    private static final Attempt ATTEMPT = Attempt.of(ASKED, 4, "Java's selector")
            .after("request", 1, "What a request looks like")
            .after("parse-reply", 1, "Taking a reply apart")
            .after("read-to-end", 1, "Where does a reply end?")
            .after("write-it-all", 3, "Write takes a part");
    private static final int FIVE = 5;
    private static final long MUCH_WORK = 500; // milliseconds of CPU time, of which 20 are needed
    private static final long WORK_OF_A_LONG_PATH = 1_500; // more, of which 200 are needed
    private static final long LONG = 500; // milliseconds of sleep

    private final Rng rng = Rng.fresh();
    private final List<String> words = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();
    private final Told told = new Told();
    private final CountDownLatch returned = new CountDownLatch(1);
    private final Selector selector = Selector.open();
    private volatile Sleeper learner; // the thread that calls fetchAll()
    private volatile Sight sight; // at the moment that a test is about
    private volatile boolean hungUp; // the peer has played its script, or gave it up
    private volatile Sight ended; // when nothing could go on, or something went on and on
    private long muchWork = MUCH_WORK;

    OneThreadTest() throws IOException {
        for (int i = 0; i < FIVE; i++) {
            words.add(rng.wideText(rng.between(1, 9)));
            paths.add("/10/" + rng.word() + i);
        }
    }

    @AfterEach
    void closeTheSelector() throws IOException {
        selector.close();
    }

    /** What a script does when all five requests are there: lines by the index of their path. */
    private interface Then {
        void play(List<Line> lines) throws Exception;
    }

    @Test
    @DisplayName("five requests are on their way at once, and replies are told as they come")
    void repliesAreToldAsTheyCome() throws Exception {
        words.set(2, new String(rng.letters(100_000), StandardCharsets.US_ASCII));
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3));
        Collections.shuffle(order);
        order.add(0, 4);
        fetch(lines -> {
                    for (int index : order) {
                        answer(lines, index);
                    }
                })
                .judgeOrder(order, words);
    }

    @Test
    @DisplayName("the replies may come in pieces, all of them at the same time")
    void repliesMayComeInPieces() throws Exception {
        List<Integer> order = List.of(0, 1, 2, 3, 4);
        fetch(lines -> {
                    byte[][][] pieces = new byte[FIVE][][];
                    for (int index : order) {
                        pieces[index] = rng.pieces(reply(index), 4);
                    }
                    for (int i = 0; i < 4; i++) {
                        for (int index : order) {
                            lines.get(index).send(pieces[index][i]).untilRead();
                        }
                    }
                    for (int index : order) {
                        lines.get(index).halfClose().await(told.about(index));
                    }
                })
                .judgeOrder(order, words);
    }

    @Test
    @DisplayName("the thread sleeps until the first reply comes")
    void itSleepsUntilTheFirstReply() throws Exception {
        fetch(lines -> {
                    look();
                    answerAll(lines);
                })
                .judgeSleep(sight, FIVE, "all five requests are sent, and no reply has come");
    }

    @Test
    @DisplayName("the thread sleeps again when a reply is complete")
    void itSleepsAfterAReply() throws Exception {
        int first = rng.between(0, FIVE);
        fetch(lines -> {
                    answer(lines, first);
                    look();
                    answerAll(lines);
                })
                .judgeSleep(sight, FIVE - 1, "one reply is complete, and four are still to come");
    }

    @Test
    @DisplayName("a broken reply is told as a failure, and ends no other request")
    void aBrokenReplyEndsNoOther() throws Exception {
        int cut = rng.between(0, 2);
        int reset = rng.between(2, 4);
        fetch(lines -> {
                    byte[] reply = reply(cut);
                    lines.get(cut).send(java.util.Arrays.copyOf(reply, reply.length - 2));
                    lines.get(cut).halfClose().await(told.about(cut));
                    lines.get(reset).reset();
                    lines.get(4).await(told.about(reset));
                    answerAll(lines);
                })
                .judgeFailures(List.of(cut, reset), words);
    }

    @Test
    @DisplayName("a request that is refused is told as a failure")
    void whoIsRefusedIsToldSo() throws Exception {
        try (Socket nobody = new Socket()) {
            // Bound, so that the port is ours; but nobody listens there.
            nobody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Descriptors before = Descriptors.now();
            Outcome<Boolean> outcome = call((InetSocketAddress) nobody.getLocalSocketAddress());
            OneThreadLessons lessons = new OneThreadLessons(outcome, null, told);
            lessons.judgeRefused(paths.size(), Descriptors.now().openedSince(before));
        }
    }

    @Test
    @DisplayName("a peer that is slow to read holds up nobody else")
    void aSlowReaderHoldsUpNobody() throws Exception {
        String longPath = "/10/" + new String(rng.letters(8_000_000), StandardCharsets.US_ASCII);
        paths.set(0, longPath.replace(' ', '-'));
        muchWork += WORK_OF_A_LONG_PATH;
        OneThreadLessons lessons = play(peer -> {
            List<Line> lines = new ArrayList<>();
            for (int i = 0; i < FIVE; i++) {
                lines.add(peer.accept());
            }
            for (Line line : lines.subList(1, FIVE)) {
                answer(line, indexOf(line));
            }
            answer(lines.get(0), indexOf(lines.get(0)));
        });
        lessons.judgeAll(words);
    }

    /** Plays a peer that answers nobody until all five requests are there. */
    private OneThreadLessons fetch(Then then) throws Exception {
        return play(peer -> {
            List<Line> accepted = new ArrayList<>();
            for (int i = 0; i < FIVE; i++) {
                accepted.add(peer.accept());
            }
            TreeMap<Integer, Line> lines = new TreeMap<>();
            for (Line line : accepted) {
                lines.put(indexOf(line), line);
            }
            then.play(List.copyOf(lines.values()));
        });
    }

    private OneThreadLessons play(Peer.Script script) throws Exception {
        learner = Sleeper.thisThread();
        Thread watch = new Thread(this::watch, "watch");
        watch.start();
        try (Peer peer = Peer.playing(one -> untilReturned(one, script))) {
            Outcome<Boolean> outcome = call(peer.address());
            peer.finish();
            watch.join();
            OneThreadLessons lessons = new OneThreadLessons(outcome, peer, told);
            lessons.judge(ended);
            return lessons;
        }
    }

    private Outcome<Boolean> call(InetSocketAddress server) {
        try {
            return ATTEMPT.run("fetchAll(selector, server, 5 paths, replies)", () -> {
                OneThread.fetchAll(selector, server, paths, told);
                return true;
            });
        } finally {
            returned.countDown();
        }
    }

    /** If both wait, the selector is closed: whoever sleeps in it would never wake. */
    private void untilReturned(Peer peer, Peer.Script script) throws Exception {
        try {
            script.play(peer);
            peer.lines().get(0).await(returned);
        } finally {
            if (peer.stuck().isPresent()) {
                end(Rest.ASLEEP);
            }
            hungUp = true;
        }
    }

    /** Five requests are little work. A thread that works much more goes round in vain. */
    private void watch() {
        long begin = learner.cpuMillis();
        try {
            while (!returned.await(20, TimeUnit.MILLISECONDS)) {
                if (learner.cpuMillis() - begin > muchWork) {
                    end(Rest.BURNS);
                    return;
                }
                if (hungUp && learner.sleptMillis() > LONG) {
                    selector.close(); // nobody is left who could wake it
                    return;
                }
            }
        } catch (InterruptedException | IOException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(Rest rest) throws IOException {
        Sight now = Sight.of(selector, learner, rest);
        Sight known = sight;
        if (returned.getCount() == 0) {
            return; // it came to its end meanwhile, and what we saw may be from after it
        }
        // The script has gone on since it looked, so what it saw then says more.
        ended = known != null && known.rest() == Rest.BURNS ? known : now;
        selector.close();
    }

    private void look() {
        Rest rest = learner.awaitRest(() -> returned.getCount() == 0);
        sight = Sight.of(selector, learner, rest);
    }

    private void answer(List<Line> lines, int index) throws Exception {
        answer(lines.get(index), index);
    }

    private void answer(Line line, int index) throws IOException, InterruptedException {
        line.send(reply(index)).halfClose().await(told.about(index));
    }

    /** Answers those that have no answer yet. */
    private void answerAll(List<Line> lines) throws Exception {
        for (int index = 0; index < FIVE; index++) {
            if (told.events(index).isEmpty()) {
                answer(lines, index);
            }
        }
    }

    /** Reads the request, and finds its place in the list. */
    private int indexOf(Line line) throws IOException {
        String head = new String(line.readHead(), StandardCharsets.ISO_8859_1);
        String[] parts = head.split(" ", 3);
        int index = parts.length < 2 ? -1 : paths.indexOf(parts[1]);
        if (index == -1) {
            throw new IOException("#" + line.number() + " asked for what is not among the paths");
        }
        return index;
    }

    private byte[] reply(int index) {
        byte[] body = Bytes.of(words.get(index));
        String head = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n";
        return Bytes.join(Bytes.of(head), body);
    }
}
