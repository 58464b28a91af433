package support;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Keeps account of the calls that were made, and of the descriptors that came and went. */
final class Ledger {

    static final int EBADF = 9; // as on every Linux

    private static final Set<String> OPENING = Set.of(
            "socket",
            "accept",
            "accept4",
            "dup",
            "epoll_create",
            "epoll_create1",
            "eventfd",
            "timerfd_create",
            "signalfd",
            "open");

    /** The two commands of fcntl that open another descriptor. */
    private static final Set<Integer> DUPLICATING = Set.of(0, 1030);

    private final List<NativeCall> calls = new ArrayList<>();
    private final List<NativeCall> strays = new ArrayList<>();
    private final Set<Integer> open = new TreeSet<>();

    /** Adds a call that was made. */
    synchronized void note(NativeCall call) {
        calls.add(call);
        boolean second = call.name().equals("fcntl")
                && DUPLICATING.contains((Integer) call.arguments().get(1));
        if (!call.failed() && (OPENING.contains(call.name()) || second)) {
            open.add(call.result().intValue());
        }
        if (!call.failed() && call.name().startsWith("pipe")) {
            ByteBuffer ends = (ByteBuffer) call.arguments().get(0);
            open.add(ends.getInt(0));
            open.add(ends.getInt(4));
        }
    }

    /** Adds a close that was not made. */
    synchronized NativeCall refused(NativeCall close) {
        calls.add(close);
        strays.add(close);
        return close;
    }

    synchronized void add(int fd) {
        open.add(fd);
    }

    /** Takes it out, if it is in here. */
    synchronized boolean remove(int fd) {
        return open.remove(fd);
    }

    synchronized List<NativeCall> calls() {
        return List.copyOf(calls);
    }

    synchronized List<NativeCall> strays() {
        return List.copyOf(strays);
    }

    synchronized List<Integer> open() {
        return List.copyOf(open);
    }

    synchronized void forget() {
        calls.clear();
        strays.clear();
    }

    /** Whether the last calls, so many of them, were this one, on this thread, and all failed. */
    synchronized boolean inVain(NativeCall last, int times) {
        int from = calls.size() - times;
        return from >= 0
                && calls.subList(from, calls.size()).stream()
                        .allMatch(call -> call.failed()
                                && call.name().equals(last.name())
                                && call.thread() == last.thread());
    }
}
