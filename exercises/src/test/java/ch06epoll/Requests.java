package ch06epoll;

import ch03nonblocking.Replies;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jnr.constants.platform.Errno;
import support.Attempt;
import support.Bytes;
import support.Rng;

/** Some requests by a learner's code to a server that is played, and what came of them. */
final class Requests implements AutoCloseable {

    /** How they are fetched. */
    interface Way {
        void fetchAll(PollLibc libc, int port, List<String> paths, Replies replies)
                throws IOException;
    }

    private final Rng rng = Rng.fresh();
    private final Way way;
    private final Attempt attempt;
    private final Server server = new Server();
    private final Play play = new Play();
    private final Gate gate = new Gate(play, play);
    private final Told told = new Told(this::mayBeOver);
    private final Set<Integer> over = new HashSet<>();
    private boolean accepted;
    private final List<String> words = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();
    private long sent;

    Requests(Attempt attempt, Way way, int requests) throws IOException {
        this.attempt = attempt;
        this.way = way;
        for (int i = 0; i < requests; i++) {
            words.add(rng.wideText(rng.between(1, 9)));
            paths.add("/10/" + rng.word() + i);
        }
        // More than one read brings.
        words.set(2, new String(rng.letters(20_000), StandardCharsets.US_ASCII));
    }

    List<String> words() {
        return words;
    }

    Told told() {
        return told;
    }

    /** Lets the nth call of a function fail, once. */
    Requests fails(String call, int nth, Errno reason) {
        gate.cues().fails(call, nth, reason.intValue());
        return this;
    }

    /** Fetches all; the server accepts them, and then plays the steps. */
    FiveLessons fetch(Play.Step... steps) {
        List<Play.Step> all = new ArrayList<>();
        all.add(new Play.Step(this::acceptAll, () -> true));
        all.addAll(List.of(steps));
        return fetch(server.port(), all);
    }

    private FiveLessons fetch(int port, List<Play.Step> steps) {
        play.play(steps, gate.reported());
        String did = "fetchAll(libc, port, " + paths.size() + " paths, replies)";
        return new FiveLessons(
                attempt.run(did, () -> {
                    way.fetchAll(gate.libc(), port, paths, told);
                    return true;
                }),
                gate,
                play,
                told,
                paths.size());
    }

    /** Fetches all from a port where nobody listens. */
    FiveLessons fetchFromNobody() throws IOException {
        try (Socket nobody = new Socket()) {
            nobody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return fetch(nobody.getLocalPort(), List.of());
        }
    }

    private void acceptAll() throws IOException {
        long connected = gate.cues().calls("connect").stream()
                .filter(call -> !call.failed())
                .count();
        if (connected < paths.size()) {
            throw new Stop(Stop.Why.NOT_ALL);
        }
        server.acceptAll(paths.size(), paths);
        accepted = true;
    }

    /** Before it was accepted, anything may have gone wrong; afterwards the server says when. */
    private boolean mayBeOver(int index) {
        return !accepted || over.contains(index);
    }

    private void end(int index, Play.Action how) throws IOException {
        over.add(index);
        how.play();
    }

    /** The whole reply, and its end. */
    Play.Step answer(int index) {
        return new Play.Step(
                () -> {
                    sent += reply(index).length;
                    server.send(index, reply(index));
                    end(index, () -> server.end(index));
                },
                () -> !told.events(index).isEmpty());
    }

    /** All replies at once. */
    Play.Step answerAll() {
        return answerAllBut();
    }

    /** Likewise, except those that have theirs. */
    Play.Step answerAllBut(Integer... indices) {
        return new Play.Step(
                () -> {
                    for (int index = 0; index < paths.size(); index++) {
                        if (!List.of(indices).contains(index)) {
                            answer(index).action().play();
                        }
                    }
                },
                () -> told.events().size() >= paths.size());
    }

    /** A part of a reply: so many bytes from there on. */
    Play.Step piece(int index, int from, int to) {
        return new Play.Step(
                () -> {
                    sent += to - from;
                    server.send(index, Arrays.copyOfRange(reply(index), from, to));
                },
                () -> play.bytes() >= sent);
    }

    /** The end, whatever was sent before. */
    Play.Step end(int index) {
        return new Play.Step(
                () -> end(index, () -> server.end(index)),
                () -> !told.events(index).isEmpty());
    }

    /** The connection is broken off. */
    Play.Step reset(int index) {
        return new Play.Step(
                () -> end(index, () -> server.reset(index)),
                () -> !told.events(index).isEmpty());
    }

    /** The end of one and, in the same moment, a part of another: both are reported at once. */
    Play.Step endAndPiece(int ending, int index, int from, int to) {
        Play.Step piece = piece(index, from, to);
        return new Play.Step(
                () -> {
                    end(ending, () -> server.end(ending));
                    piece.action().play();
                },
                () -> piece.done().getAsBoolean() && !told.events(ending).isEmpty());
    }

    byte[] reply(int index) {
        byte[] body = Bytes.of(words.get(index));
        String head = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n";
        return Bytes.join(Bytes.of(head), body);
    }

    @Override
    public void close() throws IOException, ReflectiveOperationException {
        gate.close();
        server.close();
    }
}
