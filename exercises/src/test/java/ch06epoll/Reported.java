package ch06epoll;

import ch05ffi.EpollEvents.Layout;
import ch05ffi.SysEpoll;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Reads in the memory of a wait whom it has reported, and needs no learner's code for that. */
final class Reported {

    /** What poll says of a number that stands for nothing. */
    private static final short POLLNVAL = 0x20;

    private static final short POLLIN = 0x1;

    private final Map<Long, Integer> byToken = new ConcurrentHashMap<>(); // two may add at once
    private final Set<Integer> now = new HashSet<>();
    private final Set<Long> tokens = new HashSet<>();
    private final Set<Integer> seenTo = new TreeSet<>();
    private boolean invalid;
    private boolean broken;
    private int flags;

    /** The kernel has carried out an order: the descriptor has the token in this struct. */
    void changed(int order, int fd, ByteBuffer struct) {
        if (order != SysEpoll.EPOLL_CTL_DEL
                && struct.remaining() >= Layout.here().size()) {
            byToken.put(read(struct).getLong(Layout.here().token()), fd);
            flags |= read(struct).getInt(0);
        }
    }

    /** Whatever was asked for in any mask so far. */
    int flags() {
        return flags;
    }

    /** A wait has written so many events. */
    void byEpoll(ByteBuffer memory, int ready) {
        begin();
        for (int i = 0; i < ready; i++) {
            long token = read(memory)
                    .getLong(i * Layout.here().size() + Layout.here().token());
            tokens.add(token);
            Optional.ofNullable(byToken.get(token)).ifPresent(now::add);
        }
    }

    /** The tokens of the last epoll_wait, as the kernel wrote them. */
    Set<Long> tokens() {
        return tokens;
    }

    /** Who has been read or closed since the last wait needs no other look. */
    void sawTo(int fd) {
        seenTo.add(fd);
    }

    /** Those of the last wait to whom nobody has seen. */
    Set<Integer> passedOver() {
        Set<Integer> left = new TreeSet<>(now);
        left.removeAll(seenTo);
        return left;
    }

    /** Those that were read or closed since the last wait, in order. */
    Set<Integer> seenTo() {
        return seenTo;
    }

    private void begin() {
        now.clear();
        tokens.clear();
        seenTo.clear();
        invalid = false;
        broken = false;
    }

    /** A poll has written its answers; one that failed has written none. */
    void byPoll(ByteBuffer memory, int count, int ready) {
        begin();
        for (int at = 0; ready > 0 && at < count * 8; at += 8) {
            short answer = read(memory).getShort(at + 6);
            invalid |= (answer & POLLNVAL) != 0;
            broken |= (answer & ~POLLIN) != 0;
            if (answer != 0) {
                now.add(read(memory).getInt(at));
            }
        }
    }

    /** How many of the first structs for poll are about a descriptor: it skips what is below 0. */
    static int asked(ByteBuffer memory, int count) {
        return (int) IntStream.range(0, count)
                .filter(i -> read(memory).getInt(i * 8) >= 0)
                .count();
    }

    /** Whether the last wait has reported this descriptor. */
    boolean has(int fd) {
        return now.contains(fd);
    }

    /** Whether an answer of the last poll was more than that there is something to read. */
    boolean broken() {
        return broken;
    }

    /** Whether a number was among those asked that stands for nothing. */
    boolean invalid() {
        return invalid;
    }

    private static ByteBuffer read(ByteBuffer memory) {
        return memory.slice().order(ByteOrder.nativeOrder());
    }
}
