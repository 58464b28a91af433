package ch07triggers;

import ch05ffi.SysEpoll;
import ch07triggers.Talker.Floor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Set;
import support.Attempt;
import support.Attempt.Outcome;
import support.Lesson;

/** Gives a learner's {@code FairTurns} its rounds, and says what is unfair about them. */
final class FairTurnsLessons {

    private static final String ONE_QUESTION =
            "Each round asks the kernel once, whatever is on the list, and however many were told: who"
                    + " had no slot is told first the next time.";

    private static final String NEVER_SLEEPS = "A timeout of 0 comes back at once. While nobody has"
            + " anything to say your loop goes round and round, and burns a processor. With an empty"
            + " list, sleep as long as the caller says.";

    static final Attempt ATTEMPT = Earlier.attempt(
            "one turn for each that is ready, of no more pieces than the cap",
            "One that never stops talking");

    private final Pipes pipes;
    private final Floor floor;
    private final int cap;
    private final List<Talker> talkers = new ArrayList<>();
    private boolean removed; // whether somebody was

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

    /** Removes it; this may be in a round, and then what it throws goes through that. */
    void remove(FairTurns turns, Talker talker) throws IOException {
        removed = true;
        turns.remove(talker.fd(), talker.token());
    }

    /** Likewise, between two rounds. */
    void removeBetween(FairTurns turns, Talker talker) {
        ATTEMPT.get("remove() of " + talker + ", between two rounds", () -> {
            remove(turns, talker);
            return true;
        });
    }

    private Outcome<Boolean> run(FairTurns turns, int timeoutMillis, String what) {
        String did = "round(" + timeoutMillis + ") with a cap of " + cap + " pieces: " + what;
        return ATTEMPT.run(did, () -> {
            turns.round(timeoutMillis);
            return true;
        });
    }

    /** One round: whose pieces it had, in order. */
    RoundLessons round(FairTurns turns, int timeoutMillis, String what) {
        Outcome<Boolean> outcome = run(turns, timeoutMillis, what);
        Set<String> asked = floor.asked();
        List<String> taken = floor.taken();
        judgeEnd(outcome, taken);
        if (removed && outcome.thrown() instanceof NullPointerException) {
            throw outcome.fail(
                    "it threw " + outcome.thrown() + ", after " + RoundLessons.shown(taken),
                    "a turn that ends where somebody is removed",
                    "Whoever was removed has no work in your map any more, and may be the one whose"
                            + " turn it is. Look it up before each piece, and look whether it is"
                            + " there.");
        }
        outcome.value();
        return new RoundLessons(outcome.did(), taken, asked, cap);
    }

    /** A round in which a piece throws this; fails if the caller does not hear of it. */
    RoundLessons roundThatThrows(FairTurns turns, IOException expected, String what) {
        Outcome<Boolean> outcome = run(turns, 0, what);
        Set<String> asked = floor.asked();
        List<String> taken = floor.taken();
        judgeEnd(outcome, taken);
        if (outcome.thrown() == null) {
            throw outcome.fail(
                    "it returned, after " + RoundLessons.shown(taken),
                    "the " + expected + " that the piece has thrown",
                    "A turn has failed, and nobody has heard of it. Whoever calls round() knows what"
                            + " to do about it: let it pass.");
        }
        if (outcome.thrown() != expected && outcome.thrown().getCause() != expected) {
            outcome.value();
        }
        return new RoundLessons(outcome.did(), taken, asked, cap);
    }

    private void judgeEnd(Outcome<Boolean> outcome, List<String> taken) {
        if (outcome.thrown() instanceof Stopped stopped) {
            throw outcome.fail(
                    stopped + ": " + RoundLessons.shown(taken),
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

    /** Fails if a second round, with nobody on the list but who was removed, did not sleep. */
    void judgeLeft(String story, String why) {
        List<Integer> timeouts = pipes.timeouts();
        if (timeouts.size() != 2) {
            throw wrongTimeouts(story, "one in each round", ONE_QUESTION);
        }
        if (timeouts.get(1) == 0) {
            throw wrongTimeouts(
                    story,
                    "no 0 in the second round: nobody is on the list",
                    timeouts.get(0) == 0 ? NEVER_SLEEPS : why);
        }
    }

    /** Fails if so many rounds have asked the kernel more often, or less. */
    void judgeAskedOnce(String story, int rounds) {
        if (pipes.timeouts().size() != rounds) {
            throw wrongTimeouts(story, rounds + " calls, one in each round", ONE_QUESTION);
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
                            ? NEVER_SLEEPS
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
}
