package ch05ffi;

import java.util.Map;
import java.util.StringJoiner;

/** A set of flags in the bits of one int. */
public final class Flags {

    private Flags() {}

    /** Whether all bits of {@code flag} are set in {@code mask}. */
    public static boolean has(int mask, int flag) {
        //? One operator, and one comparison. Mind the sign.
        // tag::solution-bit-masks-has[]
        return (mask & flag) == flag;
        // end::solution-bit-masks-has[]
    }

    /** The mask with these bits set as well. */
    public static int with(int mask, int flag) {
        //? One operator.
        // tag::solution-bit-masks-with[]
        return mask | flag;
        // end::solution-bit-masks-with[]
    }

    /** The mask without these bits. */
    public static int without(int mask, int flag) {
        //? Two operators.
        // tag::solution-bit-masks-without[]
        return mask & ~flag;
        // end::solution-bit-masks-without[]
    }

    /** The same 32 bits, read as a number that is never negative: C's {@code uint32_t}. */
    public static long unsigned(int mask) {
        //? The upper half of a long stays empty, whatever the sign of the int is.
        // tag::solution-bit-masks-unsigned[]
        return mask & 0xFFFF_FFFFL;
        // end::solution-bit-masks-unsigned[]
    }

    /**
     * The names of the flags that are set, in the order of the map and joined by |; the bits that
     * have no name come last, in hexadecimal; 0 is "0".
     */
    public static String names(int mask, Map<String, Integer> known) {
        //? A loop over the map. What is left over at its end has no name.
        // tag::solution-bit-masks-names[]
        StringJoiner names = new StringJoiner("|").setEmptyValue("0");
        int rest = mask;
        for (Map.Entry<String, Integer> flag : known.entrySet()) {
            if (has(mask, flag.getValue())) {
                names.add(flag.getKey());
                rest = without(rest, flag.getValue());
            }
        }
        if (rest != 0) {
            names.add("0x" + Integer.toHexString(rest));
        }
        return names.toString();
        // end::solution-bit-masks-names[]
    }
}
