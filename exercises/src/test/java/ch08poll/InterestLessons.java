package ch08poll;

import static ch05ffi.SysEpoll.EPOLLET;
import static ch05ffi.SysEpoll.EPOLLIN;
import static ch05ffi.SysEpoll.EPOLLRDHUP;

import java.util.Map;
import java.util.Optional;
import support.Attempt;
import support.Attempt.Outcome;

/** What can be wrong with an interest, a sentence for each. */
final class InterestLessons {

    private static final Attempt ATTEMPT = Attempt.of(
            "add, remove and mask of an Interest, which is never empty", 8, "What you can ask for");

    private static final Map<Integer, Interest> SINGLE =
            Map.of(1, Interest.READABLE, 2, Interest.WRITABLE, 4, Interest.PRIORITY);

    private InterestLessons() {}

    /** Both, for a test that needs them. */
    static Interest add(Interest one, Interest other) {
        return ATTEMPT.get(one + ", and add " + other, () -> one.add(other));
    }

    static void judgeAdd(Interest one, Interest other) {
        String did = one + ", and add " + other;
        Outcome<Interest> outcome = ATTEMPT.run(did, () -> one.add(other));
        String expected = names(bits(one) | bits(other));
        if (outcome.result() == null && outcome.thrown() == null) {
            throw outcome.fail(
                    "null",
                    expected,
                    "What is there already stays there when it is added once more. One operator"
                            + " puts bits together; another one takes away what both have.");
        }
        Interest sum = outcome.value();
        if (bits(sum) != (bits(one) | bits(other))) {
            throw outcome.fail(
                    "" + sum, expected, "Whoever adds wants to hear of both, and of nothing else.");
        }
    }

    static void judgeSame(Interest one, Interest same) {
        if (one != same) {
            throw ATTEMPT.fail(
                    "two ways to the interest " + one,
                    "two objects",
                    "one and the same",
                    "There is one object for each value, so that == compares them: take it from"
                            + " VALUES, and make no other.");
        }
    }

    static void judgeRemove(Interest from, Interest what) {
        Outcome<Optional<Interest>> outcome =
                ATTEMPT.run(from + ", and remove " + what, () -> from.remove(what));
        int left = bits(from) & ~bits(what);
        if (left == 0 && outcome.thrown(NullPointerException.class).isPresent()) {
            throw outcome.fail(
                    "a NullPointerException",
                    "an empty Optional",
                    "Nothing is left, and for nothing there is no Interest: VALUES holds null"
                            + " there. Optional.of does not take it.");
        }
        if (outcome.thrown(ArrayIndexOutOfBoundsException.class).isPresent()) {
            throw outcome.fail(
                    "" + outcome.thrown(),
                    describe(left),
                    "What is not there cannot be taken away: a difference of numbers borrows, and"
                            + " bits know nothing of borrowing.");
        }
        judgeLeft(outcome, left, what);
    }

    private static void judgeLeft(Outcome<Optional<Interest>> outcome, int left, Interest what) {
        Optional<Interest> answer = outcome.value();
        int bits = answer.map(InterestLessons::bits).orElse(0);
        if (bits != left) {
            throw outcome.fail(describe(bits), describe(left), whyLeft(bits, left, what));
        }
        if (left == 0 && answer.isPresent()) {
            throw outcome.fail(
                    "an Optional with an Interest in nothing",
                    describe(left),
                    "An Interest in nothing is what must not exist: whoever registers it hears of"
                            + " errors only. Nothing is left, so the Optional is empty.");
        }
        Interest only = SINGLE.getOrDefault(left, answer.orElse(null));
        if (answer.isPresent() && answer.get() != only) {
            judgeSame(answer.get(), only);
        }
    }

    private static String whyLeft(int bits, int left, Interest what) {
        if (bits != 0 && (bits & ~bits(what)) == 0 && (bits & left) == 0) {
            return "What was to go has stayed, and what was to stay has gone. To remove is to keep"
                    + " the bits that the other does not have: mind the ~.";
        }
        return (bits & bits(what) & ~left) != 0
                ? "What was to be removed is in it now. To switch a bit over is to remove it only"
                        + " if it was there."
                : "What is not removed is left as it was, and what is not there is no loss.";
    }

    static void judgeMask(Interest interest, int flags) {
        Outcome<Integer> outcome = ATTEMPT.run("mask() of " + interest, interest::mask);
        int mask = outcome.value() & ~EPOLLET; // that one has a test of its own
        if (mask == flags) {
            return;
        }
        boolean endUnasked =
                (flags & EPOLLRDHUP) != 0 && (mask & EPOLLIN) != 0 && (mask & EPOLLRDHUP) == 0;
        String why = endUnasked
                ? "EPOLLIN alone also tells of bytes. That the peer sends no more has a flag of"
                        + " its own, and it is told only to those who ask for it. (EPOLLHUP is another"
                        + " one, and told to everybody.)"
                : (mask & ~flags) == 0
                        ? "Something that was asked for is not in the mask. Each of the three is"
                                + " asked about, whatever the answer to the others was."
                        : "The kernel would tell of what nobody has asked for.";
        throw outcome.fail(hex(mask), hex(flags), why);
    }

    static void judgeEdge(Interest interest, int edge) {
        Outcome<Integer> outcome = ATTEMPT.run("mask() of " + interest, interest::mask);
        if ((outcome.value() & edge) == 0) {
            throw outcome.fail(
                    hex(outcome.value()) + ", without EPOLLET",
                    "EPOLLET in it",
                    "This queue tells each thing once. Level-triggered, it would tell of what is"
                            + " unread again with every wait.");
        }
    }

    private static int bits(Interest interest) {
        return (interest.isReadable() ? 1 : 0)
                | (interest.isWritable() ? 2 : 0)
                | (interest.isPriority() ? 4 : 0);
    }

    private static String describe(int bits) {
        return bits == 0 ? "nothing: an empty Optional" : names(bits);
    }

    private static String names(int bits) {
        String names = ((bits & 1) == 0 ? "" : " | READABLE")
                + ((bits & 2) == 0 ? "" : " | WRITABLE")
                + ((bits & 4) == 0 ? "" : " | PRIORITY");
        return names.substring(3);
    }

    private static String hex(int mask) {
        return "0x" + Integer.toHexString(mask);
    }
}
