package ch06epoll;

import ch05ffi.EpollEvents.Layout;
import ch05ffi.Fd;
import ch05ffi.SysEpoll;
import java.nio.ByteBuffer;
import java.util.Set;
import support.NativeCall;

/**
 * One order to the kernel's list, as it should be given.
 *
 * @param op add, modify or delete
 * @param fd about whom
 * @param mask what to watch for; of no importance to a delete
 * @param token likewise, what its events carry
 */
record Order(int op, Fd fd, int mask, long token) {

    /** A deletion carries nothing. */
    static Order delete(Fd fd) {
        return new Order(SysEpoll.EPOLL_CTL_DEL, fd, 0, 0);
    }

    /** What is wrong with a call that was made instead; null if it is as it should be. */
    String wrong(NativeCall call, int epoll) {
        int first = call.fd();
        int op = (Integer) call.arguments().get(1);
        int about = (Integer) call.arguments().get(2);
        if (first == epoll && op == this.op && about == fd.number()) {
            return this.op == SysEpoll.EPOLL_CTL_DEL
                    ? null
                    : wrongRow(call.arguments().get(3));
        }
        if (Set.of(first, op, about).equals(Set.of(epoll, this.op, fd.number()))) {
            return "The right numbers, in another order. All three are ints, so no compiler"
                    + " complains: which epoll, what to do, with whom.";
        }
        if (op != this.op) {
            return "The list was given another order than the one the method is named after.";
        }
        return first != epoll
                ? "The first argument says on which list: it is the number of the epoll."
                : "The third argument says about whom: it is the number of the descriptor that"
                        + " was handed in.";
    }

    private String wrongRow(Object struct) {
        Layout layout = Layout.here();
        if (!(struct instanceof ByteBuffer memory) || memory.remaining() < layout.size()) {
            return "To add and to modify, the kernel reads a struct of " + layout.size()
                    + " bytes: mask and token. It was handed less than that.";
        }
        int hisMask = memory.getInt(0);
        long hisToken = memory.getLong(layout.token());
        if (hisMask == mask && hisToken == token) {
            return null;
        }
        return hisToken == token ? wrongMask(hisMask) : wrongToken(hisMask, hisToken);
    }

    private String wrongMask(int hisMask) {
        return (hisMask & mask) == mask
                ? "The mask is the caller's, and there are bits in it that the caller has not asked"
                        + " for. Each of them changes what is told, or when, or how often."
                : "The mask is the caller's. What the kernel reads in the struct is another one.";
    }

    private String wrongToken(int hisMask, long hisToken) {
        if (hisToken == mask && hisMask == (int) token) {
            return "Mask and token have changed places: set(0, mask, token).";
        }
        if (hisMask == 0 && hisToken == 0) {
            return "The struct is empty: nobody has put mask and token into it, or they were put"
                    + " into another one.";
        }
        if (hisToken == fd.number()) {
            return "These are the numbers of the descriptors. The kernel hands back the 64 bits"
                    + " that you gave it, whatever they are: give it the caller's token.";
        }
        if ((int) hisToken == (int) token) {
            return "The token has 64 bits, and on the way to the kernel 32 of them were cut off.";
        }
        return "The token is the caller's. The kernel was given another one.";
    }
}
