package ch11timers;

import ch01blocking.Reply;
import ch03nonblocking.Replies;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import support.KernelTime;

/** Is told how requests end, and notes when, and what was open at that moment. */
final class Ears implements Replies {

    /**
     * One end that was told.
     *
     * @param index of the request
     * @param text of its reply; null if there is none
     * @param reason why there is none; null if there is one
     * @param at nanoseconds since time began
     */
    record Told(int index, String text, IOException reason, long at) {

        boolean isTooLate() {
            return reason instanceof TooLateException;
        }

        @Override
        public String toString() {
            String what = reason == null ? "reply" : reason.getClass().getSimpleName();
            return "#" + index + " " + what + " at " + at / 1_000_000 + " ms";
        }
    }

    private final KernelTime<TimerLibc> time;
    private final IntPredicate isOpen;
    private final List<Told> told = new ArrayList<>();
    private final List<Integer> over = new ArrayList<>(); // told, and not begun again since
    private final List<Integer> openAfterwards = new ArrayList<>();
    private final List<Integer> openWhenTold = new ArrayList<>();
    private final Map<Integer, Runnable> then = new HashMap<>();

    /**
     * @param isOpen whether the connection of this request is
     */
    Ears(KernelTime<TimerLibc> time, IntPredicate isOpen) {
        this.time = time;
        this.isOpen = isOpen;
    }

    @Override
    public void reply(int index, Reply reply) {
        note(new Told(index, reply.text(), null, time.passed()));
    }

    @Override
    public void failure(int index, IOException reason) {
        note(new Told(index, null, reason, time.passed()));
    }

    private void note(Told next) {
        over.stream().filter(isOpen::test).forEach(openAfterwards::add);
        if (isOpen.test(next.index())) {
            openWhenTold.add(next.index());
        }
        told.add(next);
        over.add(next.index());
        if (then.containsKey(next.index())) {
            over.removeIf(index -> index == next.index());
            then.remove(next.index()).run();
        }
    }

    /** Whoever is told of this one does that, once: it begins it again. */
    void then(int index, Runnable again) {
        then.put(index, again);
    }

    /** All ends, in the order in which they were told. */
    List<Told> told() {
        return told;
    }

    /** Whose connection was still open when the end of another, later one was told. */
    List<Integer> openAfterwards() {
        return openAfterwards;
    }

    /** Whose connection was still open when its own end was told. */
    List<Integer> openWhenTold() {
        return openWhenTold;
    }
}
