package ch06epoll;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * Plays the server whenever a learner's code would sleep, on the very thread that would: so nothing
 * depends on who is quicker, and a sleep from which nobody would wake it is seen at once.
 */
final class Play implements Gate.Sleep, Gate.Reads {

    private static final int MANY = 1_000;
    private static final int HUNDRED = 100;
    /** How long something may take that has been sent already, in milliseconds. */
    private static final int PATIENCE = 2_000;

    /** Something that the server does. */
    interface Action {
        void play() throws IOException;
    }

    /** What the server does, and when the learner's code has done its part of it. */
    record Step(Action action, BooleanSupplier done) {}

    private final Deque<Step> steps = new ArrayDeque<>();
    private final Set<Integer> unasked = new HashSet<>();
    private final Map<Integer, Integer> ends = new HashMap<>();
    private Step current = new Step(() -> {}, () -> true);
    private Reported reported;
    private final Set<Integer> sinceWait = new HashSet<>();
    private final Set<Integer> again = new TreeSet<>();
    private String passedOver = "";
    private long bytes;
    private int inVain;
    private int ignored;
    private int unaskedReads;
    private int roundsInVain;
    private boolean came;

    /** Plays these, one after the other; the first when all have asked. */
    void play(List<Step> all, Reported byTheKernel) {
        steps.addAll(all);
        reported = byTheKernel;
    }

    /** How many bytes were read so far. */
    long bytes() {
        return bytes;
    }

    /** The descriptors that were read although the kernel had not reported them. */
    Set<Integer> unasked() {
        return unasked;
    }

    /** The descriptors that were read twice after one wait. */
    Set<Integer> again() {
        return again;
    }

    /** Who was reported, and not seen to before the next wait; empty if there was nobody. */
    String passedOver() {
        return passedOver;
    }

    /** What was done since the last wait. */
    private void look() {
        roundsInVain = came || sinceWait.isEmpty() ? 0 : roundsInVain + 1;
        if (roundsInVain > HUNDRED) {
            throw new Stop(Stop.Why.IN_VAIN);
        }
        came = false;
        sinceWait.clear();
        Set<Integer> left = reported.passedOver();
        if (!left.isEmpty() && passedOver.isEmpty()) {
            passedOver = left + " reported, and read only " + reported.seenTo();
        }
    }

    @Override
    public int sleep(Gate.Asking kernel, int timeout) {
        look();
        if (++ignored > HUNDRED) {
            throw new Stop(Stop.Why.IGNORED);
        }
        int ready = kernel.ask(0);
        if (ready != 0) {
            return ready;
        }
        ignored = 0;
        if (timeout == 0 && ++inVain > MANY) {
            throw new Stop(Stop.Why.ASKS_ONLY);
        }
        return timeout == 0 ? 0 : goOn(kernel, timeout);
    }

    /** Nothing is there, so it is the server's turn, unless what it sent is still on its way. */
    private int goOn(Gate.Asking kernel, int timeout) {
        int ready = 0;
        while (ready == 0) {
            while (current.done().getAsBoolean()) {
                next();
            }
            ready = kernel.ask(PATIENCE);
            if (ready == 0 && !current.done().getAsBoolean()) {
                throw new Stop(timeout < 0 ? Stop.Why.DEAF : Stop.Why.RESTLESS);
            }
        }
        return ready;
    }

    private void next() {
        if (steps.isEmpty()) {
            throw new Stop(Stop.Why.NOBODY_LEFT);
        }
        current = steps.remove();
        try {
            current.action().play();
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    @Override
    public void before(int fd) {
        inVain = 0;
        ignored = 0;
        if (!sinceWait.add(fd)) {
            again.add(fd);
        }
        if (!reported.has(fd)) {
            unasked.add(fd);
            if (++unaskedReads > HUNDRED) {
                throw new Stop(Stop.Why.UNASKED);
            }
        }
    }

    @Override
    public void after(int fd, long result) {
        bytes += Math.max(0, result);
        came |= result >= 0;
        if (result == 0 && ends.merge(fd, 1, Integer::sum) > HUNDRED) {
            throw new Stop(Stop.Why.END_AGAIN);
        }
    }
}
