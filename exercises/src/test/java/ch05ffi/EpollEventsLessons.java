package ch05ffi;

import ch05ffi.EpollEvents.Layout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import jnr.ffi.Platform.CPU;
import support.Attempt;
import support.Attempt.Outcome;

/** What the tests of exercise garbage-token say about an answer that is wrong. */
final class EpollEventsLessons {

    private static final Attempt ATTEMPT = Attempt.of(
            "an array of structs, each with a mask of 4 bytes and a token of 8",
            5,
            "A struct with a hole");

    private EpollEventsLessons() {}

    static void judgeLayout(CPU processor, Layout expected) {
        String did = "Layout.of(" + processor + ")";
        Outcome<Layout> outcome = ATTEMPT.run(did, () -> Layout.of(processor));
        if (!expected.equals(outcome.result())) {
            throw outcome.fail(
                    outcome.result() == null
                            ? "no layout: " + outcome.thrown()
                            : described(outcome.result()),
                    described(expected),
                    whyLaidOutSo(expected));
        }
    }

    private static String whyLaidOutSo(Layout expected) {
        return expected.equals(Layout.PACKED)
                ? "On x86-64 the kernel packs this struct: no hole behind the mask, though the"
                        + " manual page prints it as if there were one. Who believes in a hole of"
                        + " 4 bytes reads half of a token, and half of what comes next."
                : "Only x86-64 packs this struct. Elsewhere a field of 8 bytes begins at a"
                        + " multiple of 8, so 4 bytes stay empty. A program that always packs it,"
                        + " and some books print one, reads half a token there.";
    }

    private static String described(Layout layout) {
        return "the token at byte " + layout.token() + ", " + layout.size() + " bytes in all";
    }

    static EpollEvents room(int capacity) {
        return ATTEMPT.get("new EpollEvents(" + capacity + ")", () -> new EpollEvents(capacity));
    }

    private static EpollEvents room(int capacity, Layout layout) {
        return ATTEMPT.get(
                "new EpollEvents(" + capacity + ", " + layout + ")",
                () -> new EpollEvents(capacity, layout));
    }

    static void judgeMemory(int capacity, Layout layout) {
        EpollEvents events = room(capacity, layout);
        ByteBuffer memory = Objects.requireNonNull(events.memory());
        String did = "new EpollEvents(" + capacity + ", " + layout + ").memory()";
        int needed = capacity * layout.size();
        if (!memory.isDirect()) {
            throw ATTEMPT.fail(
                    did,
                    "a buffer on Java's heap",
                    "a direct one, by allocateDirect",
                    "The garbage collector may move what is on the heap, so the kernel cannot be"
                            + " given its address: every call would copy the whole array there"
                            + " and back.");
        }
        if (memory.capacity() != needed || memory.remaining() != needed) {
            throw ATTEMPT.fail(
                    did,
                    "room for " + memory.remaining() + " bytes",
                    needed + " bytes: " + capacity + " times " + layout.size(),
                    "The kernel writes as many structs as it is told there is room for. With too"
                            + " little, it writes over whatever lies behind; it cannot see where"
                            + " a Java buffer ends.");
        }
        if (memory.order() != ByteOrder.nativeOrder()) {
            throw ATTEMPT.fail(did, "" + memory.order(), "" + ByteOrder.nativeOrder(), BYTE_ORDER);
        }
    }

    private static final String BYTE_ORDER =
            "A new ByteBuffer has the big end of a number first, whatever the machine does. The"
                    + " kernel has the order of the machine, so the buffer must have it too:"
                    + " order(ByteOrder.nativeOrder()).";

    static EpollEvents set(int capacity, int index, int mask, long token) {
        EpollEvents events = room(capacity);
        String did = did(index, mask, token);
        EpollEvents set = ATTEMPT.get(did, () -> events.set(index, mask, token));
        judgeAtItsBeginning(events, did);
        return set;
    }

    private static String did(int index, int mask, long token) {
        return "set(" + index + ", 0x" + Integer.toHexString(mask) + ", " + hex(token) + ")";
    }

    static void judgeKept(EpollEvents given, long token, int count, RawEvents seen) {
        String did = did(0, SysEpoll.EPOLLOUT, token) + ", then epoll_ctl and epoll_wait with it";
        if (count != 1) {
            throw ATTEMPT.fail(
                    did,
                    "no event; the struct was\n" + picture(given.memory()),
                    "one event: the pipe can be written to",
                    whyUnheard(RawEvents.of(given.memory()).mask(0)));
        }
        if (seen.token(0) != token) {
            throw ATTEMPT.fail(
                    did,
                    "token " + hex(seen.token(0)) + " came back; the struct was\n"
                            + picture(given.memory()),
                    "token " + hex(token),
                    "The kernel took its eight bytes from byte " + RawEvents.TOKEN + " on. "
                            + written(given.memory(), token));
        }
    }

    private static String whyUnheard(int first) {
        return first == Integer.reverseBytes(SysEpoll.EPOLLOUT)
                ? "The kernel found no EPOLLOUT in the first four bytes, so it watches the pipe for"
                        + " something else. " + BYTE_ORDER
                : "The first four bytes of the struct are the mask. The kernel took 0x"
                        + Integer.toHexString(first) + " for it, and so it watches the pipe for"
                        + " something else.";
    }

    /** A buffer is handed over from its position on: behind the struct lies what is not ours. */
    private static void judgeAtItsBeginning(EpollEvents events, String did) {
        int position = events.memory().position();
        if (position != 0) {
            throw ATTEMPT.fail(
                    did,
                    "the memory's position is at " + position,
                    "the memory's position is at 0, as before",
                    "A buffer is handed over from its position on, so the kernel reads and writes"
                            + " behind your struct. putInt and putLong with an offset, as in"
                            + " putLong(offset, token), leave the position where it is.");
        }
    }

    private static String written(ByteBuffer memory, long token) {
        int at = TokenBytes.find(memory, token);
        return at < 0 ? TokenBytes.half(memory, token) : "You wrote them from byte " + at + " on.";
    }

    static void judgeToken(EpollEvents events, int index, long token) {
        String did = "token(" + index + "), where the token is " + hex(token);
        long got = ATTEMPT.get(did, () -> events.token(index));
        if (got != token) {
            throw ATTEMPT.fail(
                    did,
                    hex(got) + "; the struct is\n" + picture(part(events, index)),
                    hex(token),
                    TokenBytes.why(events.memory(), index, got, token));
        }
        judgeAtItsBeginning(events, did);
    }

    static void judgeMask(EpollEvents events, int index, int mask) {
        String did = "mask(" + index + "), where the mask is 0x" + Integer.toHexString(mask);
        int got = ATTEMPT.get(did, () -> events.mask(index));
        if (got != mask) {
            throw ATTEMPT.fail(
                    did,
                    "0x" + Integer.toHexString(got),
                    "0x" + Integer.toHexString(mask),
                    "The mask is the first four bytes of its struct, and event " + index
                            + " begins at byte " + index + " * " + RawEvents.SIZE + ".");
        }
    }

    static void judgePlaces(int capacity, int index, Layout layout, int mask, long token) {
        EpollEvents events = room(capacity, layout);
        String did = did(index, mask, token) + " with " + described(layout);
        ATTEMPT.get(did, () -> events.set(index, mask, token));
        ByteBuffer memory = events.memory().duplicate().order(ByteOrder.nativeOrder());
        int begin = index * layout.size();
        int at = TokenBytes.find(memory, token);
        if (at != begin + layout.token() || memory.getInt(begin) != mask) {
            throw ATTEMPT.fail(
                    did,
                    at < 0 ? "the token is nowhere" : "the token at byte " + at + " of the array",
                    "the mask at byte " + begin + ", the token at byte " + (begin + layout.token()),
                    "Event " + index + " begins at " + index + " times the size of one, and its"
                            + " token lies layout.token() bytes behind that. Both numbers are the"
                            + " layout's to say, not the method's.");
        }
        long got = ATTEMPT.get("token(" + index + ")", () -> events.token(index));
        if (got != token) {
            throw ATTEMPT.fail(
                    did + ", then token(" + index + ")",
                    hex(got),
                    hex(token),
                    whyElsewhere(events.memory(), index, got, token, layout));
        }
    }

    private static String whyElsewhere(
            ByteBuffer memory, int index, long got, long token, Layout layout) {
        return got == (int) token || got == (token & 0xffff_ffffL)
                ? TokenBytes.why(memory, index, got, token)
                : "set() has put it where this layout wants it, at byte " + layout.token()
                        + " of its struct. token() looks elsewhere.";
    }

    private static String whySpilled(ByteBuffer memory, Layout layout, long second) {
        return TokenBytes.find(memory, second) == 1 + layout.token()
                ? "Event 1 was written one byte behind event 0, and over it. An index counts"
                        + " structs; memory is counted in bytes, " + layout.size() + " for each."
                : "Event 1 was written over the edge of its own struct: a struct has "
                        + layout.size() + " bytes, and its token lies in the last 8.";
    }

    static void judgeNeighbors(Layout layout, long first, long second, long third) {
        EpollEvents events = room(3, layout);
        String did = "set() of event 0, of 2, and then of 1, with " + described(layout);
        ATTEMPT.get(did, () -> events.set(0, 1, first).set(2, 4, third).set(1, 2, second));
        boolean well = events.token(0) == first && events.token(2) == third;
        if (!well || events.mask(0) != 1 || events.mask(2) != 4) {
            throw ATTEMPT.fail(
                    did,
                    "event 0 or 2 is not as it was\n" + picture(events.memory()),
                    "all three as they were set",
                    whySpilled(events.memory(), layout, second));
        }
    }

    private static ByteBuffer part(EpollEvents events, int index) {
        int begin = Math.min(index * RawEvents.SIZE, events.memory().capacity());
        ByteBuffer memory = events.memory().duplicate();
        memory.limit(Math.min(begin + RawEvents.SIZE, memory.capacity())).position(begin);
        return memory.slice();
    }

    /** The bytes in a row; a line that begins with a space is not wrapped. */
    private static String picture(ByteBuffer memory) {
        StringBuilder row = new StringBuilder(" ");
        for (int i = 0; i < Math.min(memory.capacity(), 20); i++) {
            row.append("%02x ".formatted(memory.get(i)));
        }
        return row.toString();
    }

    private static String hex(long token) {
        return "0x%016x".formatted(token);
    }
}
