package ch06epoll;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jnr.constants.platform.Errno;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Attempt;
import support.Uncaught.Planned;

/** Chapter 6, exercise ask-all-again. */
class FiveOnPollTest {

    private static final Attempt ATTEMPT = Earlier.attempt(
                    "all requests with poll, each reply told as soon as it is complete",
                    "Ask them all again")
            .after("five-on-epoll", 6, "Five requests, one queue");

    private final Requests five = new Requests(ATTEMPT, FiveOnPoll::fetchAll, 5);

    FiveOnPollTest() throws IOException {}

    @AfterEach
    void closeAll() throws Exception {
        five.close();
    }

    @Test
    @DisplayName("five requests are on their way at once, and replies are told as they come")
    void repliesAreToldAsTheyCome() {
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3));
        Collections.shuffle(order);
        order.add(0, 4);
        five.fetch(order.stream().map(five::answer).toArray(Play.Step[]::new))
                .judgeOrder(order, five.words())
                .judgeNothingLeft();
    }

    @Test
    @DisplayName("it sleeps in between, for as long as it takes")
    void itSleepsInBetween() {
        five.fetch(
                        five.answer(3),
                        five.piece(1, 0, 10),
                        five.answer(0),
                        five.answer(4),
                        five.answer(2),
                        rest(1, 10),
                        five.end(1))
                .manners()
                .judgeSleep();
    }

    @Test
    @DisplayName("only those are read that were reported")
    void onlyWhatWasReportedIsRead() {
        five.fetch(
                        five.piece(1, 0, 5),
                        five.answer(4),
                        five.answer(3),
                        five.answer(2),
                        rest(1, 5),
                        five.endAndPiece(1, 0, 0, 20),
                        rest(0, 20),
                        five.end(0))
                .judgeAll(five.words())
                .manners()
                .judgeOnce();
    }

    @Test
    @DisplayName("the replies may come in pieces, all of them at the same time")
    void repliesMayComeInPieces() {
        List<Play.Step> steps = new ArrayList<>();
        for (int piece = 0; piece < 4; piece++) {
            for (int index = 0; index < 5; index++) {
                int length = five.reply(index).length;
                steps.add(five.piece(index, length * piece / 4, length * (piece + 1) / 4));
            }
        }
        List<Integer> order = List.of(2, 0, 4, 1, 3);
        order.forEach(index -> steps.add(five.end(index)));
        five.fetch(steps.toArray(Play.Step[]::new)).judgeOrder(order, five.words());
    }

    @Test
    @DisplayName("a broken reply is told as a failure, and ends no other request")
    void aBrokenReplyEndsNoOther() {
        five.fetch(
                        five.piece(1, 0, 30),
                        five.end(1),
                        rest(3, 0), // a whole reply, and its end never comes
                        five.reset(3),
                        five.answer(0),
                        five.answer(4),
                        five.answer(2))
                .judgeFailures(List.of(1, 3), five.words())
                .judgeReset(3)
                .judgeNothingLeft();
    }

    @Test
    @DisplayName("a request that is refused is told as a failure")
    void whoIsRefusedIsToldSo() throws IOException {
        five.fetchFromNobody()
                .judgeFailures(List.of(0, 1, 2, 3, 4), five.words())
                .judgeNothingLeft();
    }

    @Test
    @DisplayName("a signal ends nothing")
    void aSignalEndsNothing() {
        for (int nth : new int[] {1, 3, 4, 6, 8}) { // in between, somebody is reported
            five.fails("poll", nth, Errno.EINTR);
        }
        five.fetch(five.answer(1), five.answer(0), five.answer(4), five.answer(2), five.answer(3))
                .judgeAll(five.words());
    }

    @Test
    @DisplayName("a false alarm is no failure")
    void aFalseAlarmIsNoFailure() {
        five.fails("read", 1, Errno.EAGAIN).fails("read", 4, Errno.EAGAIN);
        five.fetch(five.answer(1), five.answer(0), five.answerAllBut(0, 1)).judgeAll(five.words());
    }

    @Test
    @DisplayName("nothing is left open, even if the one who is told throws")
    void nothingIsLeftOpen() {
        Planned planned = new Planned("no more, please");
        five.told().throwing(planned);
        five.fetch(five.answer(2)).judgeThrown(planned).judgeNothingLeft();
    }

    @Test
    @DisplayName("if poll itself fails, that is thrown, and nothing is left open")
    void aPollThatFailsEndsAll() {
        five.fails("poll", 2, Errno.ENOMEM);
        five.fetch(five.answer(2)).judgeThrew(Errno.ENOMEM).judgeNothingLeft();
    }

    @Test
    @DisplayName("who ends leaves the list, and moves nobody else in it")
    void whoEndsMovesNobody() {
        five.fetch(
                        rest(0, 0),
                        five.endAndPiece(0, 1, 0, 20),
                        rest(1, 20),
                        five.end(1),
                        five.answerAllBut(0, 1))
                .judgeAll(five.words());
    }

    @Test
    @DisplayName("the kernel is told of those that are open, and of no others")
    void theKernelIsToldTheTruth() {
        five.fetch(five.answer(4), five.answer(1), five.answer(3), five.answer(0), five.answer(2))
                .manners()
                .judgeCounts();
    }

    /** What is left of a reply. */
    private Play.Step rest(int index, int from) {
        return five.piece(index, from, five.reply(index).length);
    }
}
