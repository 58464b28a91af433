package support;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;

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

    /** A result of 0 says the end. */
    private static final Set<String> ENDING = Set.of("read", "recv");

    /** The two commands of fcntl that open another descriptor. */
    private static final Set<Integer> DUPLICATING = Set.of(0, 1030);

    private final List<NativeCall> calls = new ArrayList<>();
    private final List<NativeCall> strays = new ArrayList<>();
    private final Set<Integer> open = new TreeSet<>();
    private final Map<Thread, Vain> vain = new WeakHashMap<>(); // the last call of each

    /** A call that brought nothing, so many times in a row. */
    private record Vain(String name, int times) {}

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

    /**
     * Whether this is one of so many calls in a row that brought nothing: the same one, by the same
     * thread, and nothing in between but to ask why.
     */
    synchronized boolean inVain(NativeCall last, int times) {
        if (!last.name().equals("errno")) {
            Vain before = vain.get(last.thread());
            boolean again = before != null && before.name.equals(last.name());
            vain.put(
                    last.thread(),
                    new Vain(last.name(), !isVain(last) ? 0 : again ? before.times + 1 : 1));
        }
        return vain.containsKey(last.thread()) && vain.get(last.thread()).times >= times;
    }

    /** It failed, or was told of an end. */
    private static boolean isVain(NativeCall call) {
        return call.failed() || ENDING.contains(call.name()) && call.result().longValue() == 0;
    }
}
