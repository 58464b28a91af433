package ch06epoll;

import ch05ffi.Fd;
import java.util.List;
import support.Attempt.Outcome;
import support.NativeCall;

/**
 * Holds what the kernel's list was told against what it should have been told.
 *
 * @param gate where the calls went
 */
record OrderLessons(Gate gate) {

    private static final String EXPECTED =
            "one call of epoll_ctl, with the order that the method is named after";

    /** How many calls have been made so far. */
    int calls() {
        return gate.cues().calls().size();
    }

    /** Fails unless the calls since then are this order, and it only. */
    void judge(Outcome<Boolean> outcome, Order order, int since) {
        long orders = orders(since).size();
        if (orders > 1) {
            throw outcome.fail(
                    orders + " calls of epoll_ctl" + gate.transcript(),
                    EXPECTED,
                    "Between two calls the descriptor is not watched, or not as it should be, and"
                            + " each of them may fail. One method, one call: then it was done, or"
                            + " it was not.");
        }
        judgeFirst(outcome, order, since);
    }

    /** Likewise, if it may have been refused, and others may have been given after it. */
    void judgeFirst(Outcome<Boolean> outcome, Order order, int since) {
        judgeClosed(outcome, order.fd(), since);
        List<NativeCall> orders = orders(since);
        if (orders.isEmpty()) {
            if (outcome.thrown() == null) {
                throw outcome.fail(
                        "epoll_ctl was not called" + gate.transcript(),
                        EXPECTED,
                        "The list is the kernel's. Nothing changes there unless it is told.");
            }
            return;
        }
        String wrong = order.wrong(orders.get(0), epoll());
        if (wrong != null) {
            throw outcome.fail("it was told so:" + gate.transcript(), EXPECTED, wrong);
        }
    }

    private void judgeClosed(Outcome<Boolean> outcome, Fd fd, int since) {
        boolean closed = since(since).stream().anyMatch(call -> call.name().equals("close"));
        if (closed) {
            throw outcome.fail(
                    "something was closed:" + gate.transcript(),
                    "nothing is: " + fd + " belongs to whoever opened it",
                    "An epoll owns its own descriptor and no other. Whoever takes one off the list"
                            + " may want to read from it for a long time yet.");
        }
    }

    private int epoll() {
        return gate.cues().calls("epoll_create1").stream()
                .mapToInt(call -> call.result().intValue())
                .findFirst()
                .orElse(-1);
    }

    private List<NativeCall> orders(int since) {
        return since(since).stream()
                .filter(call -> call.name().equals("epoll_ctl"))
                .toList();
    }

    private List<NativeCall> since(int since) {
        List<NativeCall> all = gate.cues().calls();
        return all.subList(Math.min(since, all.size()), all.size());
    }
}
