package ch06epoll;

import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntUnaryOperator;
import jnr.constants.platform.Errno;

/** An epoll without a kernel: each wait is noted, and its answer was written beforehand. */
final class FakeKernel {

    private static final int MOST = 40; // waits, of which a few are needed

    private final Deque<IntUnaryOperator> answers = new ArrayDeque<>();
    private final List<Integer> timeouts = new ArrayList<>();
    private final PollLibc libc;
    private long now;
    private int looks;
    private Errno errno;

    /** Its clock stands at this many nanoseconds. */
    FakeKernel(long now) {
        this.now = now;
        this.libc = (PollLibc) Proxy.newProxyInstance(
                PollLibc.class.getClassLoader(),
                new Class<?>[] {PollLibc.class},
                (proxy, method, given) -> switch (method.getName()) {
                    case "epoll_create1" -> 1_000_000;
                    case "epoll_wait" -> answer((Integer) given[3]);
                    case "errno" -> errno.intValue();
                    case "toString" -> "the kernel of this test";
                    default -> 0;
                });
    }

    PollLibc libc() {
        return libc;
    }

    /** The clock: it moves only while somebody waits. */
    long nanoTime() {
        looks++;
        return now;
    }

    /** How often anybody has looked at the clock. */
    int looks() {
        return looks;
    }

    /** The next wait is ended by a signal, after so many nanoseconds. */
    FakeKernel signalAfter(long nanos) {
        return fails(Errno.EINTR, nanos);
    }

    FakeKernel fails(Errno reason, long nanos) {
        answers.add(timeout -> {
            now += nanos;
            errno = reason;
            return -1;
        });
        return this;
    }

    /** In the next wait so many are ready after so many nanoseconds. */
    FakeKernel ready(int count, long nanos) {
        answers.add(timeout -> {
            now += nanos;
            return count;
        });
        return this;
    }

    /** Without an answer of its own, a wait lasts as long as it may, and nothing comes. */
    private int answer(int timeout) {
        timeouts.add(timeout);
        if (timeouts.size() > MOST || timeout < 0 && answers.isEmpty()) {
            throw new Stop(timeout < 0 ? Stop.Why.NOBODY_LEFT : Stop.Why.RESTLESS);
        }
        if (!answers.isEmpty()) {
            return answers.remove().applyAsInt(timeout);
        }
        now += timeout == 0 ? 10_000 : timeout * 1_000_000L;
        return 0;
    }

    /** The timeouts of the waits so far, in milliseconds. */
    List<Integer> timeouts() {
        return timeouts;
    }
}
