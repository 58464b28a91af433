package ch01blocking;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Attempt;
import support.Attempt.Outcome;
import support.Bytes;
import support.Descriptors;
import support.Line;
import support.Line.Ending;
import support.Peer;
import support.Rng;
import support.Thrown;

/** Chapter 1, exercise one-after-another. */
class FiveRequestsTest {

    static final String ASKED = "the replies, in the order of the paths, each fetched over"
            + " a connection of its own that is closed before the next is opened";
    private static final Attempt ATTEMPT = Attempt.of(ASKED, 1, "One after another")
            .after("request", 1, "What a request looks like")
            .after("parse-reply", 1, "Taking a reply apart")
            .after("read-to-end", 1, "Where does a reply end?");

    private final Rng rng = Rng.fresh();
    private final List<String> words = words();

    /** What the peer noticed. */
    private final List<Ending> endings = new CopyOnWriteArrayList<>();

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile boolean tooEarly;

    @Test
    @DisplayName("five requests bring five replies, in the order of the paths")
    void fiveRequestsBringFiveRepliesInOrder() throws Exception {
        Outcome<List<Reply>> outcome = fetchAll(this::serveAll);
        List<String> got =
                outcome.value().stream().map(FiveRequestsTest::textOf).toList();
        if (!asked.equals(paths())) {
            throw outcome.fail("asked for " + asked, "asked for " + paths(), "Ask in their order.");
        }
        if (!got.equals(words)) {
            throw outcome.fail(
                    "replies " + got,
                    "replies " + words,
                    "The first reply belongs to the first path. Whoever reads your list has"
                            + " nothing else to tell them apart by.");
        }
    }

    @Test
    @DisplayName("each connection is closed before the next one is opened")
    void eachConnectionIsClosedBeforeTheNextIsOpened() throws Exception {
        Outcome<List<Reply>> outcome = fetchAll(this::serveAll);
        outcome.value();
        if (endings.size() != words.size()) {
            throw outcome.fail(
                    endings.size() + " connections",
                    words.size() + " connections",
                    "One for each path.");
        }
    }

    @Test
    @DisplayName("a broken reply is an exception, and its socket is closed too")
    void aBrokenReplyIsReportedAndItsSocketClosed() throws Exception {
        Outcome<List<Reply>> outcome = fetchAll(this::breakTheSecond);
        String asked = "an IOException, because the second of five replies stopped short";
        if (outcome.thrown() == null) {
            List<Reply> list = outcome.value();
            throw outcome.fail(
                    "no exception, and a list of " + list.size() + ": " + textsOf(list),
                    asked,
                    "An exception that you catch and drop is an answer that nobody gets: whoever"
                            + " called you takes what is there for all that there was.");
        }
        if (outcome.thrown(IOException.class).isEmpty()) {
            throw outcome.fail(
                    "it threw " + outcome.thrown(),
                    asked,
                    Thrown.insteadOfIOException(outcome.thrown()));
        }
        if (endings.indexOf(Ending.LEFT_OPEN) == 1) {
            throw outcome.fail(
                    "the exception came out, and socket 2 stayed open",
                    "the exception, and the socket closed",
                    "An exception jumps over the close() that stands below it. try with a"
                            + " resource closes on every way out.");
        }
    }

    @Test
    @DisplayName("no descriptor is left behind")
    void noDescriptorIsLeftBehind() throws Exception {
        Descriptors before = Descriptors.now();
        try (Peer peer = Peer.playing(this::breakTheSecond)) {
            call(peer.address(), paths());
        }
        List<String> left = Descriptors.now().openedSince(before);
        if (!left.isEmpty()) {
            throw ATTEMPT.fail(
                    "fetchAll() of five paths; the second reply stops short",
                    left.size() + " open afterwards:\n " + String.join("\n ", left),
                    "as many open descriptors after the call as before it",
                    "Each is a place in a table of the kernel's, and a process has only so many"
                            + limit() + ". Who leaves some behind runs out of them one day.");
        }
    }

    private static String limit() {
        OptionalLong limit = Descriptors.limit();
        return limit.isEmpty()
                ? ""
                : String.format(Locale.ROOT, ": this one %,d", limit.getAsLong());
    }

    @Test
    @DisplayName("one request alone brings its reply")
    void oneRequestAloneBringsItsReply() throws Exception {
        fetchOne();
    }

    @Test
    @DisplayName("Host is the server's name and its port")
    void hostIsTheServersNameAndPort() throws Exception {
        try (Peer peer = Peer.playing(this::serveAll)) {
            Outcome<List<Reply>> outcome = call(peer.address(), paths());
            peer.finish();
            FetchLessons lessons = new FetchLessons(outcome, peer);
            lessons.judge(endings, tooEarly);
            outcome.value();
            lessons.judgeHost();
        }
    }

    @Test
    @DisplayName("the delay server waits for the sum of all delays")
    void theDelayServerWaitsForTheSum() throws Exception {
        // Whatever makes both sides wait is found sooner here than by the server's patience.
        fetchOne();
        AtomicLong waited = new AtomicLong();
        List<String> log = new CopyOnWriteArrayList<>();
        List<String> expected = new ArrayList<>();
        List<String> delayed = new ArrayList<>();
        long sum = 0;
        for (int i = 0; i < words.size(); i++) {
            int delay = rng.between(100, 60_000);
            sum += delay;
            delayed.add("/" + delay + "/" + words.get(i));
            expected.add("#" + (i + 1) + " - " + delay + "ms: " + words.get(i));
        }
        try (DelayServer server =
                DelayServer.start(0, log::add, waited::addAndGet, Duration.ofSeconds(5))) {
            Outcome<List<Reply>> outcome = call(server.address(), delayed);
            outcome.value();
            if (!log.equals(expected) || waited.get() != sum) {
                throw outcome.fail(
                        "the server's log:\n " + String.join("\n ", log),
                        "this log:\n " + String.join("\n ", expected),
                        "One after another, the waits add up: " + sum
                                + " ms by the server's clock.");
            }
        }
    }

    private void fetchOne() throws Exception {
        String path = paths().get(0);
        try (Peer peer = Peer.playing(this::serveAll)) {
            Outcome<Reply> outcome = ATTEMPT.run(
                    "fetch(server, \"" + path + "\")",
                    () -> FiveRequests.fetch(peer.address(), path));
            peer.finish();
            new FetchLessons(outcome, peer).judge(endings, tooEarly);
            if (!textOf(outcome.value()).equals(words.get(0))) {
                throw outcome.fail(textOf(outcome.value()), words.get(0), "The reply's body.");
            }
        }
    }

    private Outcome<List<Reply>> fetchAll(Peer.Script script) throws Exception {
        try (Peer peer = Peer.playing(script)) {
            Outcome<List<Reply>> outcome = call(peer.address(), paths());
            peer.finish();
            new FetchLessons(outcome, peer).judge(endings, tooEarly);
            return outcome;
        }
    }

    private static Outcome<List<Reply>> call(InetSocketAddress server, List<String> paths) {
        String did = "fetchAll(server, " + paths + ")";
        return ATTEMPT.run(did, () -> FiveRequests.fetchAll(server, paths));
    }

    /** The peer: answers each request, keeps its end open, and waits for the other to close. */
    private void serveAll(Peer peer) throws IOException {
        for (String word : words) {
            Line line = peer.accept();
            if (!answer(peer, line, reply(word))) {
                return;
            }
        }
    }

    private void breakTheSecond(Peer peer) throws IOException {
        for (String word : words) {
            byte[] reply = reply(word);
            Line line = peer.accept();
            if (line.number() == 2) {
                line.readHead();
                line.send(Arrays.copyOf(reply, reply.length - 2)).halfClose();
                endings.add(line.untilClosed());
            } else if (!answer(peer, line, reply)) {
                return;
            }
        }
    }

    /** Answers one request; false if something is wrong already, and going on has no use. */
    private boolean answer(Peer peer, Line line, byte[] reply) throws IOException {
        String head = new String(line.readHead(), StandardCharsets.ISO_8859_1);
        asked.add(head.replaceFirst("(?s)^GET (\\S+).*", "$1"));
        tooEarly |= peer.hasAnother();
        if (tooEarly) {
            return false;
        }
        line.send(reply);
        Ending ending = line.untilClosed();
        endings.add(ending);
        return ending == Ending.CLOSED || ending == Ending.RESET;
    }

    private static byte[] reply(String word) {
        byte[] body = Bytes.of(word);
        String head = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n";
        return Bytes.join(Bytes.of(head), body);
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            words.add(rng.word() + i);
        }
        Collections.reverse(words);
        return words;
    }

    private List<String> paths() {
        return words.stream().map(word -> "/10/" + word).toList();
    }

    private static List<String> textsOf(List<Reply> replies) {
        return replies.stream().map(FiveRequestsTest::textOf).toList();
    }

    private static String textOf(Reply reply) {
        return reply == null ? "null" : reply.text();
    }
}
