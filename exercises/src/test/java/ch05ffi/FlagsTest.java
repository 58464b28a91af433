package ch05ffi;

import static ch05ffi.SysEpoll.EPOLLERR;
import static ch05ffi.SysEpoll.EPOLLET;
import static ch05ffi.SysEpoll.EPOLLHUP;
import static ch05ffi.SysEpoll.EPOLLIN;
import static ch05ffi.SysEpoll.EPOLLONESHOT;
import static ch05ffi.SysEpoll.EPOLLOUT;
import static ch05ffi.SysEpoll.EPOLLRDHUP;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Rng;

/** Chapter 5, exercise bit-masks. */
class FlagsTest {

    private static final List<Integer> SINGLE =
            List.of(EPOLLIN, EPOLLOUT, EPOLLERR, EPOLLHUP, EPOLLRDHUP, EPOLLONESHOT, EPOLLET);

    /** From fcntl.h: two bits, and one of them is a flag by itself, O_DSYNC. */
    private static final int O_SYNC = 04010000;

    private static final int O_DSYNC = 010000;

    private final Rng rng = Rng.fresh();

    @Test
    @DisplayName("a flag is seen among others")
    void aFlagIsSeenAmongOthers() {
        int flag = SINGLE.get(rng.between(0, 6));
        int mask = others(flag) | flag;
        FlagsLessons.judgeHas(mask, flag, true, FlagsLessons.AMONG_OTHERS);
        FlagsLessons.judgeHas(flag, flag, true, "It is there, alone.");
        FlagsLessons.judgeHas(mask & ~flag, flag, false, FlagsLessons.NOT_THERE);
        FlagsLessons.judgeHas(0, flag, false, FlagsLessons.NOT_THERE);
    }

    @Test
    @DisplayName("the highest bit is a flag like any other")
    void theHighestBitIsAFlagToo() {
        FlagsLessons.judgeHas(EPOLLIN | EPOLLET, EPOLLET, true, FlagsLessons.SIGN);
        FlagsLessons.judgeHas(EPOLLIN | EPOLLET, EPOLLIN, true, FlagsLessons.SIGN);
        FlagsLessons.judgeHas(EPOLLIN, EPOLLET, false, FlagsLessons.NOT_THERE);
    }

    @Test
    @DisplayName("of a flag with two bits, both count")
    void allBitsOfAFlagCount() {
        FlagsLessons.judgeHas(O_SYNC | 1, O_SYNC, true, FlagsLessons.AMONG_OTHERS);
        FlagsLessons.judgeHas(O_DSYNC | 1, O_SYNC, false, FlagsLessons.ALL_BITS);
        FlagsLessons.judgeHas(O_SYNC, O_DSYNC, true, FlagsLessons.AMONG_OTHERS);
    }

    @Test
    @DisplayName("what is set stays set, and the others stay as they are")
    void settingLeavesTheOthersAlone() {
        for (int flag : SINGLE) {
            int mask = others(flag);
            judge("with", Flags::with, mask, flag, mask | flag);
            judge("with", Flags::with, mask | flag, flag, mask | flag);
        }
        judge("with", Flags::with, O_DSYNC | 1, O_SYNC, O_SYNC | 1);
    }

    @Test
    @DisplayName("what is not set stays unset, and the others stay as they are")
    void takingAwayLeavesTheOthersAlone() {
        for (int flag : SINGLE) {
            int mask = others(flag);
            judge("without", Flags::without, mask | flag, flag, mask);
            judge("without", Flags::without, mask, flag, mask);
        }
        judge("without", Flags::without, O_DSYNC | 1, O_SYNC, 1);
    }

    @Test
    @DisplayName("as C sees it, a mask is never negative")
    void unsignedIsNeverNegative() {
        int small = others(EPOLLET) | EPOLLIN;
        FlagsLessons.judgeUnsigned(small, small);
        FlagsLessons.judgeUnsigned(EPOLLET, 2_147_483_648L);
        FlagsLessons.judgeUnsigned(small | EPOLLET, small + 2_147_483_648L);
    }

    @Test
    @DisplayName("a mask is read by its names, in the order of the map")
    void namesAreListedInOrder() {
        Map<String, Integer> known = new LinkedHashMap<>();
        known.put("EPOLLET", EPOLLET);
        known.put("EPOLLOUT", EPOLLOUT);
        known.put("EPOLLIN", EPOLLIN);
        FlagsLessons.judgeNames(EPOLLIN | EPOLLET, known, "EPOLLET|EPOLLIN");
        FlagsLessons.judgeNames(EPOLLOUT, known, "EPOLLOUT");
        FlagsLessons.judgeNames(0, known, "0");
    }

    @Test
    @DisplayName("a bit without a name is not kept quiet")
    void bitsWithoutANameAreShown() {
        int unknown = 1 << rng.between(16, 28) | EPOLLHUP;
        Map<String, Integer> known = Map.of("EPOLLIN", EPOLLIN);
        String hex = "0x" + Integer.toHexString(unknown);
        FlagsLessons.judgeNames(EPOLLIN | unknown, known, "EPOLLIN|" + hex);
        FlagsLessons.judgeNames(unknown, known, hex);
        FlagsLessons.judgeNames(EPOLLET, known, "0x80000000");
    }

    private static void judge(
            String name, IntBinaryOperator method, int mask, int flag, int expected) {
        FlagsLessons.judge(name, method, mask, flag, expected);
    }

    /** Some flags, at least one and never this one. */
    private int others(int flag) {
        int mask = 0;
        while (mask == 0) {
            for (int other : SINGLE) {
                mask |= other == flag || rng.between(0, 2) == 0 ? 0 : other;
            }
        }
        return mask;
    }
}
