package ch07triggers;

import ch05ffi.SysEpoll;
import ch07triggers.Talker.Floor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Set;
import support.Attempt;
import support.Attempt.Outcome;
import support.Lesson;

/** Gives a learner's {@code FairTurns} its rounds, and says what is unfair about them. */
final class FairTurnsLessons {

    static final String LOST = "Somebody was told once and has more to say, or was told and had no"
            + " slot in your array. The kernel keeps those who had no slot; those whom it has told"
            + " of are yours to keep, until a piece says that nothing is left.";

    static final String REMOVED = "It was removed, and had a turn after that: it was on your list"
            + " still. Its descriptor may be closed by now, or belong to somebody else. The kernel"
            + " has to forget it, and so have you.";

    private static final String ONE_QUESTION =
            "Each round asks the kernel once, whatever is on the list.";

    private static final Attempt ATTEMPT = Earlier.attempt(
            "one turn for each that is ready, of no more pieces than the cap",
            "One that never stops talking");

    private final Pipes pipes;
    private final Floor floor;
    private final int cap;
    private final List<Talker> talkers = new ArrayList<>();
    private String did = "";

    FairTurnsLessons(Pipes pipes, Floor floor, int cap) {
        this.pipes = pipes;
        this.floor = floor;
        this.cap = cap;
    }

    /** A new one, with a new epoll. */
    FairTurns turns(int slots) {
        return ATTEMPT.get(
                "new FairTurns(epoll, " + slots + " slots, cap " + cap + ")",
                () -> new FairTurns(pipes.epoll(), slots, cap));
    }

    void add(FairTurns turns, Talker talker) {
        talkers.add(talker);
        ATTEMPT.get("add() of " + talker, () -> {
            turns.add(talker.fd(), SysEpoll.EPOLLIN, talker.token(), talker);
            return true;
        });
    }

    /** One round: whose pieces it had, in order. */
    List<String> round(FairTurns turns, int timeoutMillis, String what) {
        did = "round(" + timeoutMillis + ") with a cap of " + cap + " pieces: " + what;
        Outcome<Boolean> outcome = ATTEMPT.run(did, () -> {
            turns.round(timeoutMillis);
            return true;
        });
        List<String> taken = floor.taken();
        if (outcome.thrown() instanceof Stopped stopped) {
            throw outcome.fail(
                    stopped + ": " + shown(taken),
                    "a round that ends: one turn for each",
                    whyEndless(taken),
                    stopped.yours());
        }
        if (outcome.thrown() instanceof ConcurrentModificationException) {
            throw outcome.fail(
                    "it threw " + outcome.thrown(),
                    "a round that ends: one turn for each",
                    "You walk through the list with for while it changes: somebody goes back to its"
                            + " end, or is removed in a turn. Walk through a copy of it.");
        }
        outcome.value();
        return taken;
    }

    private String whyEndless(List<String> taken) {
        if (Set.copyOf(taken).size() > 1) {
            return "You go round until nobody is left on your list, and one who never stops talking"
                    + " is always on it. One turn for each that is on it when the round begins;"
                    + " then return, so that the kernel is asked for others.";
        }
        return talkers.stream().filter(Talker::isWaiting).count() > 1
                ? "To read until EAGAIN is right as long as EAGAIN comes. Here one sends as fast as"
                        + " you read, and all others starve. A turn needs a cap, also for those who"
                        + " have more to say."
                : "One sends as fast as you read. Its turn ends with the cap, and the round ends with"
                        + " its turn: return, so that the kernel is asked for others.";
    }

    /** Fails if somebody had more than one turn may have. */
    void judgeCap(List<String> taken) {
        for (String name : List.copyOf(taken)) {
            int pieces = Collections.frequency(taken, name);
            if (pieces > cap) {
                throw ATTEMPT.fail(
                        did,
                        shown(taken),
                        "at most " + cap + " pieces of " + name + " in one round",
                        pieces % cap == 0
                                ? name + " had " + pieces / cap
                                        + " turns in one round. One for each"
                                        + " that is on the list; who is not done goes to the end,"
                                        + " behind all who are waiting, and has its next turn in"
                                        + " the next round."
                                : "A turn is over after " + cap + " pieces, whoever has it.");
            }
        }
    }

    /** Fails if these were not the pieces of this round. */
    void judge(List<String> taken, List<String> expected, String why) {
        if (!taken.equals(expected)) {
            throw ATTEMPT.fail(did, shown(taken), shown(expected), why);
        }
    }

    String wrongOnes() {
        return "Each event carries the token that add() gave to the kernel. Who is told has a turn,"
                + " until there is nothing left or the cap is reached; nobody else has one.";
    }

    /** Fails if one had the turn of another that was removed. */
    void judgeTurnsLeftOver(List<String> taken) {
        if (Collections.frequency(taken, "C") > cap) {
            throw ATTEMPT.fail(
                    did,
                    shown(taken),
                    "one turn for C",
                    "Three were on the list when you counted, then one was removed; and the turn"
                            + " that was left over went to C, as its second. Go through those who"
                            + " were on the list, not through a number of turns.");
        }
    }

    /** Fails if the rounds had other numbers of pieces. */
    void judgeRounds(String story, List<Integer> rounds, List<Integer> expected) {
        if (!rounds.equals(expected)) {
            throw ATTEMPT.fail(
                    story,
                    "pieces in each round: " + rounds,
                    "" + expected,
                    "An edge tells once. The cap has ended the turn before the pipe was empty, and"
                            + " nothing new comes, so the kernel will never tell of the rest. A cap"
                            + " needs a memory: whoever has not said that nothing is left stays on"
                            + " your list.");
        }
    }

    /** Fails if the second round, with work on the list, did anything but look. */
    void judgeNoSleep(String story) {
        List<Integer> timeouts = pipes.timeouts();
        if (timeouts.size() != 2) {
            throw wrongTimeouts(story, "one in each round", ONE_QUESTION);
        }
        if (timeouts.get(1) != 0) {
            throw wrongTimeouts(
                    story,
                    "0 ms in the second round",
                    "There was work on your list, and you slept: the kernel has told of it already,"
                            + " and knows no reason to wake you. With somebody on the list, look with"
                            + " a timeout of 0, and come back.");
        }
    }

    /** Fails if epoll_wait was not asked to wait for these times. */
    void judgeTimeouts(String story, List<Integer> expected) {
        List<Integer> timeouts = pipes.timeouts();
        if (timeouts.size() != expected.size()) {
            throw wrongTimeouts(story, "one in each round", ONE_QUESTION);
        }
        if (!timeouts.equals(expected)) {
            throw wrongTimeouts(
                    story,
                    expected + " ms",
                    timeouts.contains(0)
                            ? "A timeout of 0 comes back at once. While nobody has anything to say"
                                    + " your loop goes round and round, and burns a processor. With"
                                    + " an empty list, sleep as long as the caller says."
                            : "The caller knows how long it may take: hand the timeout on.");
        }
    }

    private Lesson.Failure wrongTimeouts(String story, String expected, String why) {
        String saw = "epoll_wait was called with timeouts of " + pipes.timeouts() + " ms";
        return ATTEMPT.fail(story, saw, expected, why);
    }

    /** Fails if the kernel still watches one that was removed. */
    void judgeDeleted(Talker talker) {
        boolean deleted = pipes.library().calls("epoll_ctl").stream()
                .anyMatch(call -> call.arguments().get(1).equals(SysEpoll.EPOLL_CTL_DEL)
                        && call.arguments().get(2).equals(talker.number()));
        if (!deleted) {
            throw ATTEMPT.fail(
                    "remove() of " + talker,
                    "no epoll_ctl(..., EPOLL_CTL_DEL, " + talker.number() + ", ...)",
                    "the registration deleted",
                    "You have forgotten it, and the kernel has not: it will be told, with a token"
                            + " that nobody knows.");
        }
    }

    private static String shown(List<String> taken) {
        if (taken.isEmpty()) {
            return "no pieces";
        }
        List<String> first = taken.subList(0, Math.min(taken.size(), 24));
        return "pieces of " + String.join(" ", first) + (first.size() < taken.size() ? " ..." : "");
    }
}
