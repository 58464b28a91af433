package ch05ffi;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.IntBinaryOperator;
import support.Attempt;

/** What the tests of exercise bit-masks say about an answer that is wrong. */
final class FlagsLessons {

    static final Attempt ATTEMPT = Attempt.of(
            "each of the 32 bits by itself, the highest one like all others",
            5,
            "Thirty-two switches in one int");

    static final String AMONG_OTHERS =
            "Other bits are set as well, so the mask is not equal to the flag. First mask & flag:"
                    + " that leaves the bits of the flag and nothing else.";
    static final String NOT_THERE = "This bit is 0. What the other bits are is not asked here.";
    static final String SIGN =
            "The highest bit of an int is its sign, so EPOLLET, 1 << 31, is negative: what is left"
                    + " of the mask is below zero, and set nevertheless. Compare with the flag, by"
                    + " ==, never by > or <.";
    static final String ALL_BITS =
            "One of the flag's two bits is set, the other is not. Not 0 only means: some of it."
                    + " What is left by mask & flag has to be the whole flag.";

    private FlagsLessons() {}

    static void judgeHas(int mask, int flag, boolean expected, String why) {
        judge(
                "has(" + bits(mask) + ", " + bits(flag) + ")",
                () -> Flags.has(mask, flag),
                expected,
                why);
    }

    static void judge(String name, IntBinaryOperator method, int mask, int flag, int expected) {
        String did = name + "(" + bits(mask) + ", " + bits(flag) + ")";
        int got = ATTEMPT.get(did, () -> method.applyAsInt(mask, flag));
        if (got != expected) {
            throw ATTEMPT.fail(did, bits(got), bits(expected), why(mask, flag, got));
        }
    }

    private static String why(int mask, int flag, int got) {
        if (got == (mask ^ flag)) {
            return "^ turns each of these bits around: what was set is not, what was not is now."
                    + " The result is not to depend on what was there.";
        }
        if (got == mask + flag) {
            return "A sum is right only while none of these bits is set: 1 + 1 carries into the"
                    + " next bit, and that is another flag. | sets what is not set, and leaves"
                    + " alone what is.";
        }
        if (got == mask - flag) {
            return "A difference is right only while all of these bits are set: otherwise it"
                    + " borrows from the next ones, and those are other flags. & keeps the bits"
                    + " that you say, and ~flag says: all but these.";
        }
        if (got == flag || got == 0) {
            return "The other bits of the mask got lost. They are somebody's flags too.";
        }
        return "The bits of the flag change, and all the others stay as they are.";
    }

    static void judgeUnsigned(int mask, long expected) {
        String did = "unsigned(" + bits(mask) + "), as an int " + mask;
        long got = ATTEMPT.get(did, () -> Flags.unsigned(mask));
        if (got != expected) {
            throw ATTEMPT.fail(did, "" + got, "" + expected, whySigned(mask, got));
        }
    }

    private static String whySigned(int mask, long got) {
        if (got == mask) {
            return "When an int becomes a long, its sign goes along: 32 more ones are put in"
                    + " front. C has 32 bits here and no sign. & 0xFFFFFFFFL takes the ones away;"
                    + " mind the L, without it that number is -1 and takes nothing away.";
        }
        if (got == Math.abs((long) mask)) {
            return "Without its minus sign it is another number, with other bits set. The bits are"
                    + " to stay, and only their meaning changes.";
        }
        return "The lower 32 bits are those of the mask, and the upper 32 are 0.";
    }

    static void judgeNames(int mask, Map<String, Integer> known, String expected) {
        String did = "names(" + bits(mask) + ", " + known.keySet() + ")";
        String got = ATTEMPT.get(did, () -> Flags.names(mask, known));
        if (!got.equals(expected)) {
            throw ATTEMPT.fail(did, quoted(got), quoted(expected), whyNames(mask, got, expected));
        }
    }

    private static String whyNames(int mask, String got, String expected) {
        if (mask == 0) {
            return "No flag is set. Say so: an empty place in a message looks like a mistake.";
        }
        if (got.contains("-")) {
            return "A mask has no sign. Integer.toHexString() shows its 32 bits.";
        }
        if (expected.contains("0x") && !got.contains("0x")) {
            return "There is a bit that nobody has told you of, and your text keeps it quiet. The"
                    + " kernel learns new flags with the years; whoever reads the message should"
                    + " see that there was something.";
        }
        List<String> names = List.of(got.split("\\|"));
        return names.containsAll(List.of(expected.split("\\|")))
                        && names.size() > expected.split("\\|").length
                ? "There is more in the text than in the mask. What has a name is not in the rest."
                : "The names of the flags that are set, in the order of the map.";
    }

    private static <T> void judge(String did, Callable<T> call, T expected, String why) {
        T got = ATTEMPT.get(did, call);
        if (!Objects.equals(got, expected)) {
            throw ATTEMPT.fail(did, "" + got, "" + expected, why);
        }
    }

    private static String bits(int mask) {
        return "0x" + Integer.toHexString(mask);
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
