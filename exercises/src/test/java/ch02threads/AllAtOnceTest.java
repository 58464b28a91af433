package ch02threads;

import ch01blocking.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Attempt;
import support.Attempt.Outcome;
import support.Bytes;
import support.Caller;
import support.Crowd;
import support.Crowd.Reached;
import support.Line;
import support.Peer;
import support.Rng;
import support.Uncaught.Planned;

/** Chapter 2, exercise all-at-once. */
class AllAtOnceTest {

    private static final String ASKED = "what came of each path, in the order of the paths,"
            + " all of them fetched at the same time";
    private static final Attempt ATTEMPT = Attempt.of(ASKED, 2, "One thread each")
            .after("one-after-another", 1, "One after another")
            .after("parse-reply", 1, "Taking a reply apart")
            .after("read-to-end", 1, "Where does a reply end?")
            .after("request", 1, "What a request looks like");

    private final Rng rng = Rng.fresh();
    private final Crowd crowd = Crowd.fromNow();
    private final Gate gate = new Gate(crowd);
    private final List<Caller<?>> calls = new ArrayList<>();
    private final List<String> paths = paths(5);
    private final AllAtOnceLessons lessons = new AllAtOnceLessons(ATTEMPT, gate);
    private final StoppingLessons stopping = new StoppingLessons(gate);

    @AfterEach
    void letEverybodyGo() {
        gate.takeAway();
        // Who still waits, waits for a thread or a sign that does not come.
        calls.forEach(Caller::letGo);
    }

    @Test
    @DisplayName("five requests are on their way at the same time")
    void fiveRequestsAreOnTheirWayAtTheSameTime() {
        Caller<List<Fetched>> call = allOnTheirWay(paths);
        gate.open(paths);
        lessons.judgeReplies(finished(call), paths);
    }

    @Test
    @DisplayName("so are many, on any machine: each has a thread of its own")
    void soAreMany() {
        List<String> many = paths(3 * Runtime.getRuntime().availableProcessors() + 20);
        Caller<List<Fetched>> call = allOnTheirWay(many);
        gate.open(many);
        lessons.judgeReplies(finished(call), many);
    }

    @Test
    @DisplayName("what came of them is in the order of the paths, whoever was first")
    void theResultIsInTheOrderOfThePaths() {
        Caller<List<Fetched>> call = allOnTheirWay(paths);
        List<String> backwards = new ArrayList<>(paths);
        Collections.reverse(backwards);
        for (String path : backwards) {
            gate.release(path);
            crowd.until(gate.visit(path)::over);
        }
        lessons.judgeReplies(finished(call), paths);
    }

    @Test
    @DisplayName("one that fails leaves the others alone")
    void oneThatFailsLeavesTheOthersAlone() {
        lessons.judgeFailure(failing(new IOException(rng.word())), paths, 1);
    }

    @Test
    @DisplayName("so does one that fails with a RuntimeException")
    void soDoesOneThatFailsWithARuntimeException() {
        lessons.judgeFailure(failing(new Planned(rng.word())), paths, 1);
    }

    private Outcome<List<Fetched>> failing(Exception problem) {
        String second = paths.get(1);
        gate.fails(second, problem);
        Caller<List<Fetched>> call = allOnTheirWay(paths);
        gate.release(second);
        crowd.until(gate.visit(second)::over);
        lessons.judgeNotGivenUp(call, problem);
        gate.open(paths);
        return finished(call);
    }

    @Test
    @DisplayName("the caller is parked until the last is done, and then sees what each has left")
    void theCallerIsParkedUntilTheLastIsDone() {
        Caller<List<Fetched>> call = parked();
        for (String path : paths.subList(0, paths.size() - 1)) {
            gate.release(path);
            crowd.until(gate.visit(path)::over);
        }
        Reached reached = call.until(() -> call.parks() || call.sleeps());
        lessons.judgeWaiting(call, reached, "one of five is still on its way");
        gate.open(paths);
        lessons.judgeReplies(finished(call), paths);
    }

    @Test
    @DisplayName("an interrupt ends the wait, and goes on to whoever called")
    void anInterruptEndsTheWait() {
        Caller<List<Fetched>> call = parked();
        call.interrupt();
        stopping.judgeInterrupt(call, call.untilEnded());
    }

    @Test
    @DisplayName("an interrupt is passed on to the threads that still fetch")
    void anInterruptIsPassedOn() {
        Caller<List<Fetched>> call = parked();
        call.interrupt();
        stopping.judgeInterrupted(call, call.untilEnded());
        Reached reached = crowd.until(() -> gate.visits().stream().allMatch(Gate.Visit::stopped));
        stopping.judgeStopped(call, reached);
    }

    @Test
    @DisplayName("no thread is left behind")
    void noThreadIsLeftBehind() {
        gate.fails(paths.get(2), new IOException(rng.word()));
        Caller<List<Fetched>> call = allOnTheirWay(paths);
        gate.open(paths);
        Outcome<List<Fetched>> outcome = finished(call);
        Reached reached = crowd.until(
                () -> gate.visits().stream().noneMatch(visit -> visit.thread().isAlive()));
        stopping.judgeEnded(outcome, reached);
    }

    @Test
    @DisplayName("five sockets wait at the same time, for a server that answers the last one first")
    void fiveSocketsWaitAtTheSameTime() throws Exception {
        try (Peer peer = Peer.playing(this::answerWhenAllAreHere)) {
            Crowd around = Crowd.fromNow();
            Caller<List<Fetched>> call = noted(Caller.start(
                    around,
                    ATTEMPT,
                    "fetchAll(server, " + paths + ")",
                    () -> AllAtOnce.fetchAll(peer.address(), paths)));
            Reached reached = call.untilEnded();
            lessons.judgeSockets(call, reached, peer, paths);
        }
    }

    private void answerWhenAllAreHere(Peer peer) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            lines.add(peer.accept());
        }
        Collections.reverse(lines);
        for (Line line : lines) {
            String head = new String(line.readHead(), java.nio.charset.StandardCharsets.US_ASCII);
            byte[] body = Bytes.of("reply to " + head.split(" ")[1]);
            byte[] start = Bytes.of("HTTP/1.1 200 OK\r\nContent-Length: " + body.length);
            line.send(Bytes.join(start, Bytes.of("\r\n\r\n"), body)).halfClose();
        }
    }

    private Caller<List<Fetched>> noted(Caller<List<Fetched>> call) {
        calls.add(call);
        return call;
    }

    private Caller<List<Fetched>> call(List<String> wanted) {
        String did = "fetchAll(fetch, " + wanted.size() + " paths)";
        return noted(Caller.start(crowd, ATTEMPT, did, () -> AllAtOnce.fetchAll(gate, wanted)));
    }

    /** Begins a call, and waits until each path is on its way; none of them comes back. */
    private Caller<List<Fetched>> allOnTheirWay(List<String> wanted) {
        Caller<List<Fetched>> call = call(wanted);
        Reached reached = call.until(() -> gate.count() == wanted.size());
        if (gate.count() < wanted.size() || call.ended()) {
            throw lessons.notAtOnce(call, reached, wanted.size());
        }
        return call;
    }

    /** Likewise, and until the caller is parked. */
    private Caller<List<Fetched>> parked() {
        Caller<List<Fetched>> call = allOnTheirWay(paths);
        Reached reached = call.until(() -> call.parks() || call.sleeps());
        lessons.judgeWaiting(call, reached, "five are on their way");
        return call;
    }

    private Outcome<List<Fetched>> finished(Caller<List<Fetched>> call) {
        lessons.judgeEnd(call, call.untilEnded());
        return call.outcome();
    }

    private List<String> paths(int count) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add("/10/" + rng.word() + i);
        }
        return all;
    }

    /** What a reply says, as far as there is one. */
    static String textOf(Reply reply) {
        return reply == null ? "null" : reply.text();
    }
}
