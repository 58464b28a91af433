package ch06epoll;

import ch05ffi.EpollEvents;
import ch05ffi.ErrnoException;
import ch05ffi.Fd;
import ch05ffi.SysEpoll;
import java.util.ArrayList;
import java.util.List;
import jnr.constants.platform.Errno;
import support.Attempt;
import support.Attempt.Outcome;
import support.Lesson;

/** Calls a learner's Epoll step by step, and remembers the steps. */
final class Queue {

    static final Attempt ATTEMPT = Earlier.attempt(
            "one call of the kernel for each method, and its result checked",
            "Add, modify, delete");
    static final Attempt WAITING = Earlier.attempt(
            "one epoll_wait, told for how many events there is room", "Room for so many");
    static final Attempt MAKING =
            Earlier.attempt("one epoll, made and owned", "Three calls and a descriptor");

    private final Gate gate;
    private final OrderLessons orders;
    private final List<String> did = new ArrayList<>();
    private Epoll epoll;

    Queue(Gate gate) {
        this.gate = gate;
        this.orders = new OrderLessons(gate);
    }

    /** What a wait came to. */
    record Waited(int count, List<Long> tokens) {}

    /** Something that may fail. */
    interface Step {
        void run() throws Exception;
    }

    void create() {
        tryCreate().value();
    }

    Outcome<Boolean> tryCreate() {
        did.add("new Epoll(libc)");
        return MAKING.run(did(), () -> {
            epoll = new Epoll(gate.libc());
            return true;
        });
    }

    void add(Fd fd, int mask, long token) {
        int before = orders.calls();
        Outcome<Boolean> outcome = attempt(words("add", fd, mask, token), adding(fd, mask, token));
        orders.judge(outcome, new Order(SysEpoll.EPOLL_CTL_ADD, fd, mask, token), before);
        outcome.value();
    }

    Outcome<Boolean> tryAdd(Fd fd, int mask, long token) {
        int before = orders.calls();
        Outcome<Boolean> outcome = attempt(words("add", fd, mask, token), adding(fd, mask, token));
        orders.judgeFirst(outcome, new Order(SysEpoll.EPOLL_CTL_ADD, fd, mask, token), before);
        return outcome;
    }

    /** To be done by whoever runs it, and judged by nobody here. */
    Step adding(Fd fd, int mask, long token) {
        return () -> epoll.add(fd, mask, token);
    }

    void modify(Fd fd, int mask, long token) {
        int before = orders.calls();
        Outcome<Boolean> outcome = modified(fd, mask, token);
        if (reason(outcome) == Errno.EEXIST) {
            throw fail(
                    outcome,
                    "EEXIST: the descriptor is on the list already. That is what modify() is"
                            + " for: EPOLL_CTL_MOD changes the row, EPOLL_CTL_ADD makes a"
                            + " new one.");
        }
        orders.judge(outcome, new Order(SysEpoll.EPOLL_CTL_MOD, fd, mask, token), before);
        outcome.value();
    }

    Outcome<Boolean> tryModify(Fd fd, int mask, long token) {
        int before = orders.calls();
        Outcome<Boolean> outcome = modified(fd, mask, token);
        orders.judgeFirst(outcome, new Order(SysEpoll.EPOLL_CTL_MOD, fd, mask, token), before);
        return outcome;
    }

    private Outcome<Boolean> modified(Fd fd, int mask, long token) {
        return attempt(words("modify", fd, mask, token), () -> epoll.modify(fd, mask, token));
    }

    void delete(Fd fd) {
        int before = orders.calls();
        Outcome<Boolean> outcome = deleted(fd);
        orders.judge(outcome, Order.delete(fd), before);
        outcome.value();
    }

    Outcome<Boolean> tryDelete(Fd fd) {
        int before = orders.calls();
        Outcome<Boolean> outcome = deleted(fd);
        orders.judgeFirst(outcome, Order.delete(fd), before);
        return outcome;
    }

    private Outcome<Boolean> deleted(Fd fd) {
        return attempt("delete(" + fd.number() + ")", () -> epoll.delete(fd));
    }

    void close() {
        tryClose().value();
    }

    Outcome<Boolean> tryClose() {
        return attempt("close()", () -> epoll.close());
    }

    Waited wait(EpollEvents events, int timeout) {
        Outcome<Waited> outcome = tryWait(events, timeout);
        if (outcome.thrown() == null) {
            judgeRoom(events.capacity());
        }
        return outcome.value();
    }

    Outcome<Waited> tryWait(EpollEvents events, int timeout) {
        did.add("wait(room for " + events.capacity() + ", " + timeout + ")");
        Outcome<Waited> outcome = WAITING.run(did(), () -> {
            int count = epoll.wait(events, timeout);
            List<Long> tokens = new ArrayList<>();
            for (int i = 0; i < Math.min(count, events.capacity()); i++) {
                tokens.add(events.token(i));
            }
            return new Waited(count, tokens);
        });
        if (outcome.thrown() instanceof Stop) {
            judgeRoom(events.capacity());
        }
        return outcome;
    }

    private Outcome<Boolean> attempt(String words, Step step) {
        did.add(words);
        return ATTEMPT.run(did(), () -> {
            step.run();
            return true;
        });
    }

    /** A descriptor is shown by its number, as the kernel sees it. */
    private static String words(String method, Fd fd, int mask, long token) {
        String what = mask == 0 ? "0" : "EPOLLIN";
        return method + "(" + fd.number() + ", " + what + ", " + token + ")";
    }

    /** The last steps. */
    String did() {
        int from = Math.max(0, did.size() - 6);
        return (from > 0 ? "...; " : "") + String.join("; ", did.subList(from, did.size()));
    }

    /** Why it was refused, if it was. */
    static Errno reason(Outcome<?> outcome) {
        return outcome.thrown() instanceof ErrnoException failed ? failed.errno() : null;
    }

    /** Fails unless the kernel was told of just this room in the last wait. */
    void judgeRoom(int capacity) {
        if (gate.waits().isEmpty()) {
            throw WAITING.fail(
                    did(),
                    "epoll_wait was not called" + gate.transcript(),
                    "one epoll_wait",
                    "Who is ready, the kernel knows, and nobody else.");
        }
        Gate.Wait last = gate.waits().get(gate.waits().size() - 1);
        if (last.claimed() == capacity) {
            return;
        }
        throw WAITING.fail(
                did(),
                "maxevents = " + last.claimed() + ": for so many events, the kernel was told, there"
                        + " is room",
                "maxevents = " + capacity + ", the capacity of the array",
                last.claimed() > capacity
                        ? "The kernel believes you. It would have written behind the end of the"
                                + " array, onto whatever is there, and no exception would say so;"
                                + " this test has stopped the call. maxevents counts events, not"
                                + " bytes, and only the array itself knows how many it has."
                        : "There was room for more, and each event that does not fit costs another"
                                + " call.");
    }

    private Lesson.Failure fail(Outcome<Boolean> outcome, String why) {
        return outcome.fail(
                "it threw " + outcome.thrown() + gate.transcript(),
                "one call of epoll_ctl, with the order that the method is named after",
                why);
    }
}
