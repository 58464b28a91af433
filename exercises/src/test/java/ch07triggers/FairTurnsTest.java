package ch07triggers;

import ch07triggers.Talker.Floor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
        lessons.round(turns, SOME, "A says 1 piece, B none, C 3")
                .judge(List.of("A", "C", "C", "C"));
        all.get(1).says(2);
        RoundLessons second = lessons.round(turns, SOME - 1, "after that, B says 2 pieces");
        second.judge(List.of("B", "B"));
        second.judgeUntold("C", pipes.timeouts().contains(SOME - 1));
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
        RoundLessons round = lessons.round(turns, SOME, what);
        round.judgeCap();
        round.judge(pieces("AAAABBBCC"));
    }

    @Test
    @DisplayName("what the cap has left is not lost")
    void whatTheCapLeftIsNotLost() {
        FairTurns turns = lessons.turns(8);
        added(turns, 1).get(0).says(10);
        List<Integer> rounds = new ArrayList<>();
        for (int round = 1; round <= 3; round++) {
            String what = "A says 10 pieces at once; round " + round;
            rounds.add(lessons.round(turns, SOME, what).pieces().size());
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
        lessons.round(turns, SOME, "A never stops, B is silent").judgeCap();
        all.get(1).says(1);
        lessons.round(turns, SOME, "A never stops, and now B says 1 piece; round 2")
                .judgeOnce()
                .judgeBoth(pieces("AAAAB"));
    }

    @Test
    @DisplayName("who is on the list has turns, however often others are told")
    void whoIsOnTheListHasTurns() {
        FairTurns turns = lessons.turns(8);
        List<Talker> all = added(turns, 2);
        all.get(0).says(10);
        int number = 0;
        for (String expected : List.of("AAAAB", "AAAAB", "AAB")) {
            all.get(1).says(1);
            number++;
            String what = "A says 10 pieces at once, and B 1 before each round; round " + number;
            lessons.round(turns, SOME, what).judgeBoth(pieces(expected));
        }
    }

    @Test
    @DisplayName("who has waited longest is first")
    void whoHasWaitedLongestIsFirst() {
        FairTurns turns = lessons.turns(8);
        List<Talker> all = added(turns, List.of(3L, 2L, 1L));
        all.forEach(talker -> talker.says(10));
        String story = "A, B and C say 10 pieces each, in this order";
        lessons.round(turns, SOME, story).judge(pieces("AAAABBBBCCCC"));
        all.get(0).says(1);
        lessons.round(turns, SOME, story + "; then A says 1 more; round 2")
                .judgeOnce()
                .judge(pieces("AAAABBBBCCCC"));
    }

    @Test
    @DisplayName("with fewer slots than ready ones, nobody is forgotten")
    void fewerSlotsForgetNobody() {
        FairTurns turns = lessons.turns(2);
        added(turns, 5).forEach(talker -> talker.says(6));
        String story = "A to E say 6 pieces each; 2 slots";
        List<String> all = new ArrayList<>();
        for (int round = 1; round <= 6; round++) {
            RoundLessons taken = lessons.round(turns, 0, story);
            taken.judgeCap();
            all.addAll(taken.pieces());
        }
        List<String> expected = pieces("AAAAAABBBBBBCCCCCCDDDDDDEEEEEE");
        new RoundLessons(story + "; 6 rounds", RoundLessons.sorted(all), Set.of(), CAP)
                .judge(expected, RoundLessons.LOST);
        lessons.judgeAskedOnce(story + "; 6 rounds", 6);
    }

    @Test
    @DisplayName("a second edge is no second turn")
    void aSecondEdgeIsNoSecondTurn() {
        FairTurns turns = lessons.turns(8);
        Talker talker = added(turns, 1).get(0).says(12);
        lessons.round(turns, SOME, "A says 12 pieces");
        talker.says(1);
        lessons.round(turns, SOME, "A says 1 more; round 2").judgeOnce().judge(pieces("AAAA"));
    }

    @Test
    @DisplayName("who is removed has no more turns, not even in this round")
    void whoIsRemovedHasNoMoreTurns() {
        FairTurns turns = lessons.turns(8);
        List<Talker> all = added(turns, 3);
        Talker b = all.get(1);
        all.get(0).says(3).inPiece(1, () -> lessons.remove(turns, b));
        b.says(3);
        all.get(2).says(10);
        RoundLessons round =
                lessons.round(turns, SOME, "A, B and C are ready; A, in its turn, removes B");
        round.judgeTurnsLeftOver();
        round.judgeRemoved(pieces("AAACCCC"));
        lessons.judgeDeleted(b);
    }

    @Test
    @DisplayName("who removes itself has no more pieces, not even in this turn")
    void whoRemovesItselfHasNoMorePieces() {
        FairTurns turns = lessons.turns(8);
        List<Talker> all = added(turns, 3);
        Talker a = all.get(0).says(10);
        Talker b = all.get(1).says(10);
        all.get(2).says(3);
        a.inPiece(2, () -> lessons.remove(turns, a));
        b.inPiece(CAP, () -> lessons.remove(turns, b));
        String story = "A has 10 pieces and removes itself in the second; B has 10 and removes"
                + " itself in the last one of its turn; C has 3";
        lessons.round(turns, SOME, story).judgeSelfRemoved(pieces("AABBBBCCC"));
        lessons.round(turns, 1, story + "; round 2").judgeNobody();
        lessons.judgeLeft(
                story + "; two rounds",
                "Somebody removed itself in its own turn, and you have put it back on your list when"
                        + " the turn was over. Look whether it is still there before you do.");
        lessons.judgeDeleted(a);
    }

    @Test
    @DisplayName("who was removed keeps nobody awake")
    void whoWasRemovedKeepsNobodyAwake() {
        FairTurns turns = lessons.turns(8);
        Talker talker = added(turns, 1).get(0).says(10);
        lessons.round(turns, SOME, "A says 10 pieces at once");
        lessons.removeBetween(turns, talker);
        lessons.round(turns, 1, "A was removed with 6 pieces left; round 2").judgeNobody();
        lessons.judgeLeft(
                "A has 10 pieces, and is removed after a round; round(1)",
                "A was removed, and is on your list still: so you believe that there is work, and do"
                        + " not sleep. remove() takes it off the list, too.");
    }

    @Test
    @DisplayName("a piece that throws costs nobody else a turn")
    void aPieceThatThrowsCostsNobodyATurn() {
        FairTurns turns = lessons.turns(8);
        List<Talker> all = added(turns, 3);
        IOException broken = new IOException("broken off");
        all.get(0).says(1).inPiece(1, () -> {
            throw broken;
        });
        all.get(1).says(2);
        all.get(2).says(10);
        String story = "A has 1 piece, which throws; B has 2, C 10";
        List<String> taken =
                new ArrayList<>(lessons.roundThatThrows(turns, broken, story).pieces());
        for (int round = 2; round <= 4; round++) {
            taken.addAll(lessons.round(turns, 0, story + "; round " + round).pieces());
        }
        new RoundLessons(story + "; four rounds", RoundLessons.sorted(taken), Set.of(), CAP)
                .judge(
                        pieces("ABBCCCCCCCCCC"),
                        "B and C were told with A, and that is told once. What A throws ends a round,"
                                + " and takes nobody else's place: take each off your list when its"
                                + " own turn begins, and not all at once.");
    }

    /** Such as A, A, B. */
    private static List<String> pieces(String names) {
        return List.of(names.split(""));
    }

    /** So many, named A, B and so on, with tokens of any size; nobody has anything to say yet. */
    private List<Talker> added(FairTurns turns, int count) {
        List<Long> tokens = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tokens.add(((long) rng.between(1, 1_000_000) << 33) + i);
        }
        return added(turns, tokens);
    }

    private List<Talker> added(FairTurns turns, List<Long> tokens) {
        List<Talker> talkers = new ArrayList<>();
        for (long token : tokens) {
            String name = "" + (char) ('A' + talkers.size());
            talkers.add(new Talker(name, token, pipes, floor));
        }
        talkers.forEach(talker -> lessons.add(turns, talker));
        return talkers;
    }
}
