package ch07triggers;

import ch05ffi.Fd;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Attempt.Outcome;
import support.Rng;

/** Chapter 7, exercise the-second-end. */
class OnceEachTest {

    private static final int FIVE = 5;

    private final Rng rng = Rng.fresh();
    private final Stage stage = new Stage();
    private final List<Wire> wires = new ArrayList<>();
    private final List<byte[]> replies = new ArrayList<>();
    private final Map<Integer, List<byte[]>> told = new TreeMap<>();

    OnceEachTest() throws IOException {
        for (int i = 0; i < FIVE; i++) {
            wires.add(stage.wire());
            replies.add(rng.letters(rng.between(30, 60)));
        }
    }

    @AfterEach
    void close() throws IOException {
        stage.close();
    }

    @Test
    @DisplayName("an end that is told twice counts once, and no reply is lost")
    void anEndToldTwiceCountsOnce() {
        for (int index : anyOrder()) {
            Wire wire = wires.get(index);
            stage.then(() -> wire.send(replies.get(index)));
            stage.beforeFirstRead(wire, wire::end);
        }
        readAll("each sends its reply; you are told; it ends; and now you read").judge();
    }

    @Test
    @DisplayName("an event is not a reply: it may come in many pieces")
    void anEventIsNotAReply() {
        for (int piece = 0; piece < 3; piece++) {
            for (int index : anyOrder()) {
                byte[] part = part(replies.get(index), piece);
                stage.then(() -> wires.get(index).send(part));
            }
        }
        anyOrder().forEach(index -> stage.then(wires.get(index)::end));
        readAll("each sends its reply in three pieces, in turns, and ends later")
                .judge();
    }

    @Test
    @DisplayName("bytes and end in one edge are a whole reply")
    void bytesAndEndInOneEdge() {
        for (int index : anyOrder()) {
            stage.then(() -> sendAll(index));
        }
        readAll("one after the other sends its reply and ends, before you are told")
                .judge();
    }

    @Test
    @DisplayName("who ends without a word has told that too")
    void anEmptyReplyIsAReply() {
        replies.set(rng.between(0, FIVE - 1), new byte[0]);
        for (int index : anyOrder()) {
            stage.then(() -> sendAll(index));
        }
        readAll("one after the other sends its reply and ends; one of the replies is empty")
                .judge();
    }

    @Test
    @DisplayName("each reply is told as soon as its end has come")
    void toldAsTheyCome() {
        List<Integer> order = anyOrder();
        List<Integer> late = new ArrayList<>();
        for (int i = 0; i < FIVE; i++) {
            List<Integer> before = order.subList(0, i);
            int index = order.get(i);
            stage.then(() -> {
                before.stream().filter(one -> !told.containsKey(one)).forEach(late::add);
                sendAll(index);
            });
        }
        OnceEachLessons lessons =
                readAll("each sends its reply and ends when you wait for the next");
        lessons.judge();
        lessons.judgeNotLate(late);
    }

    @Test
    @DisplayName("a connection that breaks is the caller's to know, and the epoll does not stay")
    void aBrokenOneIsTheCallersToKnow() throws IOException {
        List<Integer> order = anyOrder();
        int broken = order.get(2);
        for (int index : order.subList(0, 2)) {
            stage.then(() -> sendAll(index));
        }
        stage.then(() -> wires.get(broken).send(replies.get(broken)));
        stage.then(wires.get(broken)::reset);
        readAll("the third of them sends its reply, and then breaks the connection off")
                .judgeBroken(broken);
    }

    @Test
    @DisplayName("none at all is done at once")
    void noneAtAllIsDoneAtOnce() {
        wires.clear();
        readAll("nobody is there to wait for").judgeNobody();
    }

    @Test
    @DisplayName("all that one wait tells are served, and what came before it too")
    void allOfOneWaitAreServed() throws IOException {
        for (int index : anyOrder()) {
            sendAll(index);
        }
        readAll("all of them have sent their replies and ended before you look").judge();
    }

    @Test
    @DisplayName("the connections stay the caller's, and the epoll does not stay")
    void theConnectionsStayTheCallers() throws IOException {
        for (int index : anyOrder()) {
            stage.then(() -> wires.get(index).send(replies.get(index)));
            stage.then(wires.get(index)::end);
        }
        OnceEachLessons lessons = readAll("each sends its reply, ends, and goes on listening");
        lessons.judge();
        lessons.judgeOpen();
    }

    private OnceEachLessons readAll(String peers) {
        List<Fd> connections = wires.stream().map(Wire::fd).toList();
        Outcome<Boolean> outcome = OnceEachLessons.ATTEMPT.run(
                "readAll() of " + connections.size() + " connections; " + peers, () -> {
                    OnceEach.readAll(stage.libc(), connections, this::note);
                    return true;
                });
        return new OnceEachLessons(outcome, stage, wires, told, replies);
    }

    private void note(int index, byte[] bytes) {
        told.computeIfAbsent(index, any -> new ArrayList<>()).add(bytes);
    }

    private void sendAll(int index) throws IOException {
        wires.get(index).send(replies.get(index));
        wires.get(index).end();
    }

    private static byte[] part(byte[] whole, int which) {
        int third = whole.length / 3;
        return Arrays.copyOfRange(
                whole, which * third, which == 2 ? whole.length : (which + 1) * third);
    }

    private static List<Integer> anyOrder() {
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4));
        Collections.shuffle(order);
        return order;
    }
}
