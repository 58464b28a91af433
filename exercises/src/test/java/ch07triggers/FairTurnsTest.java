package ch07triggers;

import ch07triggers.Talker.Floor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Rng;

/** Chapter 7, exercise fair-turns. */
class FairTurnsTest {

    private static final int CAP = 4;
    private static final int SOME = 30; // milliseconds: as long as a wrong answer sleeps here

    private final Rng rng = Rng.fresh();
    private final Pipes pipes = new Pipes();
    private final Floor floor = new Floor();
    private final FairTurnsLessons lessons = new FairTurnsLessons(pipes, floor, CAP);

    @AfterEach
    void close() throws Exception {
        pipes.close();
    }

    @Test
    @DisplayName("everyone who is ready has a turn, and who is not has none")
    void everyoneWhoIsReadyHasATurn() {
        FairTurns turns = lessons.turns(8);
        List<Talker> all = added(turns, 3);
        all.get(0).says(1);
        all.get(2).says(3);
        List<String> first = lessons.round(turns, SOME, "A says 1 piece, B none, C 3");
        lessons.judge(first, List.of("A", "C", "C", "C"), lessons.wrongOnes());
        all.get(1).says(2);
        List<String> second = lessons.round(turns, SOME, "after that, B says 2 pieces");
        lessons.judge(second, List.of("B", "B"), lessons.wrongOnes());
    }

    @Test
    @DisplayName("one that never stops talking lets the others in")
    void aBusyOneLetsTheOthersIn() {
        FairTurns turns = lessons.turns(8);
        List<Talker> all = added(turns, 3);
        all.get(0).neverStops();
        all.get(1).says(3);
        all.get(2).says(2);
        String what = "A never stops, B says 3 pieces, C 2";
        List<String> taken = lessons.round(turns, SOME, what);
        lessons.judgeCap(taken);
        List<String> fair = List.of("A", "A", "A", "A", "B", "B", "B", "C", "C");
        lessons.judge(taken, fair, "One turn for each, in the order in which they were told.");
    }

    @Test
    @DisplayName("what the cap has left is not lost")
    void whatTheCapLeftIsNotLost() {
        FairTurns turns = lessons.turns(8);
        added(turns, 1).get(0).says(10);
        List<Integer> rounds = new ArrayList<>();
        for (int round = 1; round <= 3; round++) {
            String what = "A says 10 pieces at once; round " + round;
            rounds.add(lessons.round(turns, SOME, what).size());
        }
        lessons.judgeRounds("A says 10 pieces at once; three rounds", rounds, List.of(4, 4, 2));
    }

    @Test
    @DisplayName("with work on its list it does not sleep")
    void itDoesNotSleepOnWork() {
        FairTurns turns = lessons.turns(8);
        added(turns, 1).get(0).says(6);
        lessons.round(turns, SOME, "A says 6 pieces at once");
        lessons.round(turns, SOME, "A has 2 pieces left");
        lessons.judgeNoSleep("A says 6 pieces at once; round(" + SOME + "), twice");
    }

    @Test
    @DisplayName("without work it sleeps as long as it may")
    void itSleepsWhenThereIsNone() {
        FairTurns turns = lessons.turns(8);
        added(turns, 1).get(0).says(2);
        int patience = rng.between(20, 40);
        lessons.round(turns, patience, "A says 2 pieces");
        lessons.round(turns, 1, "A is silent");
        String did = "A says 2 pieces; round(" + patience + "), and then round(1)";
        lessons.judgeTimeouts(did, List.of(patience, 1));
    }

    @Test
    @DisplayName("a newcomer is heard of in the next round, however busy the others are")
    void aNewcomerIsHeardOfInTheNextRound() {
        FairTurns turns = lessons.turns(8);
        List<Talker> all = added(turns, 2);
        all.get(0).neverStops();
        lessons.judgeCap(lessons.round(turns, SOME, "A never stops, B is silent"));
        all.get(1).says(1);
        List<String> taken =
                lessons.round(turns, SOME, "A never stops, and now B says 1 piece; round 2");
        lessons.judge(
                taken,
                List.of("A", "A", "A", "A", "B"),
                "B was told to the kernel, but nobody has asked it: your list was not empty. Those on"
                        + " it are fair to each other then, and deaf to all others. Ask in every"
                        + " round; with a timeout of 0 that costs next to nothing.");
    }

    @Test
    @DisplayName("with fewer slots than ready ones, nobody is forgotten")
    void fewerSlotsForgetNobody() {
        FairTurns turns = lessons.turns(2);
        added(turns, 5).forEach(talker -> talker.says(6));
        List<String> all = new ArrayList<>();
        for (int round = 1; round <= 6; round++) {
            List<String> taken = lessons.round(turns, 0, "A to E say 6 pieces each; 2 slots");
            lessons.judgeCap(taken);
            all.addAll(taken);
        }
        Collections.sort(all);
        List<String> expected = new ArrayList<>();
        for (String name : List.of("A", "B", "C", "D", "E")) {
            expected.addAll(Collections.nCopies(6, name));
        }
        lessons.judge(all, expected, FairTurnsLessons.LOST);
    }

    @Test
    @DisplayName("a second edge is no second turn")
    void aSecondEdgeIsNoSecondTurn() {
        FairTurns turns = lessons.turns(8);
        Talker talker = added(turns, 1).get(0).says(12);
        lessons.round(turns, SOME, "A says 12 pieces");
        talker.says(1);
        List<String> taken = lessons.round(turns, SOME, "A says 1 more; round 2");
        lessons.judge(
                taken,
                List.of("A", "A", "A", "A"),
                "A was on the list, and then the kernel told of it once more. One is on the list or"
                        + " is not: whoever is noted twice has two turns in each round, and the"
                        + " busiest is noted most often.");
    }

    @Test
    @DisplayName("who is removed has no more turns, not even in this round")
    void whoIsRemovedHasNoMoreTurns() {
        FairTurns turns = lessons.turns(8);
        List<Talker> all = added(turns, 3);
        Talker a = all.get(0).says(3);
        Talker b = all.get(1).says(3);
        Talker c = all.get(2).says(10);
        a.during(() -> {
            a.during(() -> {});
            remove(turns, b);
        });
        String what = "A, B and C are ready; A, in its turn, removes B";
        List<String> taken = lessons.round(turns, SOME, what);
        lessons.judgeTurnsLeftOver(taken);
        List<String> fair = List.of("A", "A", "A", "C", "C", "C", "C");
        lessons.judge(taken, fair, FairTurnsLessons.REMOVED);
        c.during(() -> {
            c.stop();
            remove(turns, c);
        });
        taken = lessons.round(turns, 1, "C, in its second turn, removes itself; round 2");
        lessons.judge(taken, List.of("C"), FairTurnsLessons.REMOVED);
        lessons.judgeDeleted(b);
        lessons.judgeDeleted(c);
    }

    private static void remove(FairTurns turns, Talker talker) {
        try {
            turns.remove(talker.fd(), talker.token());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So many, named A, B and so on, with tokens of any size; nobody has anything to say yet. */
    private List<Talker> added(FairTurns turns, int count) {
        List<Talker> talkers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long token = ((long) rng.between(1, 1_000_000) << 33) + i;
            talkers.add(new Talker("" + (char) ('A' + i), token, pipes, floor));
        }
        talkers.forEach(talker -> lessons.add(turns, talker));
        return talkers;
    }
}
