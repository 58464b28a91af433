package ch06epoll;

import ch05ffi.EpollEvents;
import ch05ffi.ErrnoException;
import ch05ffi.Fd;
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

    private final Gate gate;
    private final List<String> did = new ArrayList<>();
    private Epoll epoll;

    Queue(Gate gate) {
        this.gate = gate;
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
        return attempt("new Epoll(libc)", () -> epoll = new Epoll(gate.libc()));
    }

    void add(Fd fd, int mask, long token) {
        tryAdd(fd, mask, token).value();
    }

    Outcome<Boolean> tryAdd(Fd fd, int mask, long token) {
        return attempt(words("add", fd, mask, token), () -> epoll.add(fd, mask, token));
    }

    void modify(Fd fd, int mask, long token) {
        Outcome<Boolean> outcome = tryModify(fd, mask, token);
        if (reason(outcome) == Errno.EEXIST) {
            throw fail(
                    outcome,
                    "EEXIST: the descriptor is on the list already. That is what modify() is"
                            + " for: EPOLL_CTL_MOD changes the row, EPOLL_CTL_ADD makes a"
                            + " new one.");
        }
        outcome.value();
    }

    Outcome<Boolean> tryModify(Fd fd, int mask, long token) {
        return attempt(words("modify", fd, mask, token), () -> epoll.modify(fd, mask, token));
    }

    void delete(Fd fd) {
        tryDelete(fd).value();
    }

    Outcome<Boolean> tryDelete(Fd fd) {
        return attempt("delete(" + fd.number() + ")", () -> epoll.delete(fd));
    }

    void close() {
        attempt("close()", () -> epoll.close()).value();
    }

    Waited wait(EpollEvents events, int timeout) {
        Outcome<Waited> outcome = tryWait(events, timeout);
        if (outcome.thrown() instanceof Stop) {
            judgeRoom(events.capacity());
        }
        return outcome.value();
    }

    Outcome<Waited> tryWait(EpollEvents events, int timeout) {
        did.add("wait(room for " + events.capacity() + ", " + timeout + ")");
        return WAITING.run(did(), () -> {
            int count = epoll.wait(events, timeout);
            List<Long> tokens = new ArrayList<>();
            for (int i = 0; i < Math.min(count, events.capacity()); i++) {
                tokens.add(events.token(i));
            }
            return new Waited(count, tokens);
        });
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
        Gate.Wait last = gate.waits().get(gate.waits().size() - 1);
        if (last.claimed() == capacity) {
            return;
        }
        throw WAITING.fail(
                did(),
                "the kernel was told that there is room for " + last.claimed() + " events",
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
