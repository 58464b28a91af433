package ch05ffi;

import java.util.Map;
import java.util.StringJoiner;

/** A set of flags in the bits of one int. */
public final class Flags {

    private Flags() {}

    /** Whether all bits of {@code flag} are set in {@code mask}. */
    public static boolean has(int mask, int flag) {
        // TODO bit-masks: One operator, and one comparison. Mind the sign.
        throw new UnsupportedOperationException("ch05 / bit-masks: not written yet");
    }

    /** The mask with these bits set as well. */
    public static int with(int mask, int flag) {
        // TODO bit-masks: One operator.
        throw new UnsupportedOperationException("ch05 / bit-masks: not written yet");
    }

    /** The mask without these bits. */
    public static int without(int mask, int flag) {
        // TODO bit-masks: Two operators.
        throw new UnsupportedOperationException("ch05 / bit-masks: not written yet");
    }

    /** The same 32 bits, read as a number that is never negative: C's {@code uint32_t}. */
    public static long unsigned(int mask) {
        // TODO bit-masks: The upper half of a long stays empty, whatever the sign of the int is.
        throw new UnsupportedOperationException("ch05 / bit-masks: not written yet");
    }

    /**
     * The names of the flags that are set, in the order of the map and joined by |; the bits that
     * have no name come last, in hexadecimal; 0 is "0".
     */
    public static String names(int mask, Map<String, Integer> known) {
        // TODO bit-masks: A loop over the map. What is left over at its end has no name.
        throw new UnsupportedOperationException("ch05 / bit-masks: not written yet");
    }
}
