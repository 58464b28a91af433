package ch07triggers;

import ch05ffi.EpollEvents;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jnr.constants.platform.Errno;

/** What a learner's code has called: reads, by descriptor, and epoll_ctl, in order. */
final class Calls {

    /** So often in a row nobody calls in vain who has understood the answer. */
    private static final int MANY = 1_000;

    /** What was read from one descriptor. */
    static final class Reads {
        /** Calls of read. */
        int count;
        /** How many of them gave 0, and were an end. */
        int ends;
        /** How many of them had asked for 0 bytes, which says nothing. */
        int ofNothing;
        /** How many of them failed with EAGAIN. */
        int dry;
        /** Why the last of them failed; null if it did not. */
        Errno lastError;
    }

    /** One call of epoll_ctl: what for, and what came of it. */
    record Control(int op, int fd, int mask, long token, int result) {}

    private final Map<Integer, Reads> reads = new TreeMap<>();
    private final List<Control> controls = new ArrayList<>();
    private int vain; // calls in a row that brought nothing

    /** What was read from this descriptor. */
    Reads reads(int fd) {
        return reads.computeIfAbsent(fd, any -> new Reads());
    }

    /** The calls of epoll_ctl so far. */
    List<Control> controls() {
        return controls;
    }

    /** Notes a read that asked for {@code count} and gave {@code n}; {@code error} if that is -1. */
    void read(int fd, long count, long n, Errno error) {
        Reads all = reads(fd);
        all.count++;
        if (n == 0) {
            all.ends += count == 0 ? 0 : 1;
            all.ofNothing += count == 0 ? 1 : 0;
        }
        all.dry += error == Errno.EAGAIN ? 1 : 0;
        all.lastError = error;
        note(n > 0, "read(" + fd + ")", n);
    }

    /** Notes a wait that gave {@code n}: in vain, unless a read brings something after it. */
    void waited(int n) {
        note(false, "epoll_wait", n);
    }

    private void note(boolean brought, String call, long n) {
        vain = brought ? 0 : vain + 1;
        if (vain > MANY) {
            throw new Stopped(
                    Stopped.Kind.SPINS,
                    call + " was the last of 1,000 calls in a row that brought nothing new; it"
                            + " gave " + n);
        }
    }

    /** Notes a call of epoll_ctl. */
    void control(int op, int fd, ByteBuffer event, int result) {
        if (event == null) {
            controls.add(new Control(op, fd, 0, 0, result));
            return;
        }
        ByteBuffer struct = event.slice().order(ByteOrder.nativeOrder());
        long token = struct.getLong(EpollEvents.Layout.here().token());
        controls.add(new Control(op, fd, struct.getInt(0), token, result));
    }
}
