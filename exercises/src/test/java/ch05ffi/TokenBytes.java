package ch05ffi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Finds out from where in an array of structs a wrong token was read, and why. */
final class TokenBytes {

    private TokenBytes() {}

    /** The first byte of a token in the order of this machine; -1 if it is nowhere. */
    static int find(ByteBuffer memory, long token) {
        ByteBuffer bytes = memory.duplicate().order(ByteOrder.nativeOrder());
        for (int at = 0; at + Long.BYTES <= bytes.capacity(); at++) {
            if (bytes.getLong(at) == token) {
                return at;
            }
        }
        return -1;
    }

    /** What may have become of a token that is nowhere. */
    static String half(ByteBuffer memory, long token) {
        return find(memory, Long.reverseBytes(token)) >= 0 ? REVERSED : HALF;
    }

    /** Why this number was read in place of the token. */
    static String why(ByteBuffer memory, int index, long got, long token) {
        if (got == (int) token || got == (token & 0xffff_ffffL)) {
            return find(memory, token) < 0 ? HALF : EXTENDED;
        }
        if (got == Long.reverseBytes(token)) {
            return REVERSED;
        }
        int begin = index * RawEvents.SIZE;
        int at = find(memory, got);
        return at < 0 || at == begin + RawEvents.TOKEN
                ? "On this machine event " + index + " begins at byte " + begin
                        + " of the array, and its token at byte " + (begin + RawEvents.TOKEN) + "."
                : "These are eight bytes of the array, from byte " + at + " on: half of one thing"
                        + " and half of another. The token begins at byte "
                        + (begin + RawEvents.TOKEN) + ".";
    }

    private static final String EXTENDED =
            "Four of its eight bytes were read, as an int. Where that is negative, it becomes a"
                    + " long with 32 more ones in front: another token. getLong() reads all eight.";
    private static final String HALF =
            "Only four of its eight bytes went through, as an int does. A token has 64 bits: some"
                    + " programs put the address of an object there.";
    private static final String REVERSED =
            "The eight bytes are there, the other way round. A new ByteBuffer has the big end of a"
                    + " number first; the kernel has the order of the machine.";
}
