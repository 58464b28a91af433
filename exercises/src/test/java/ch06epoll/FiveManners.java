package ch06epoll;

import ch05ffi.SysEpoll;
import java.util.ArrayList;
import java.util.List;
import support.NativeCall;

/** How requests were fetched: what shows in the calls, and not in the replies. */
record FiveManners(FiveLessons lessons) {

    /** Who waits for a day, in milliseconds, may say for ever so. */
    private static final int LONG = 86_400_000;

    private Gate gate() {
        return lessons.gate();
    }

    /** Fails unless each wait was for ever, and said how many structs there are. */
    void judgeSleep() {
        lessons.judge();
        for (Gate.Wait wait : gate().waits()) {
            if (wait.timeout() >= 0 && wait.timeout() < LONG) {
                throw lessons.fail(
                        "a wait of " + wait.timeout() + " ms" + gate().transcript(),
                        "-1: for ever",
                        StopLessons.RESTLESS);
            }
        }
    }

    /** Fails unless poll was asked about those that were open, and no others. */
    void judgeCounts() {
        lessons.judgeReturned();
        int most = lessons.requests();
        for (Gate.Wait wait : gate().waits()) {
            if (wait.open() > most) {
                throw lessons.fail(
                        "poll was asked about " + wait.open() + ", and before that about " + most
                                + gate().transcript(),
                        "never about more than before",
                        StopLessons.INVALID);
            }
            most = wait.open();
        }
        if (most != 1) {
            throw lessons.fail(
                    "the last poll was asked about " + most + gate().transcript(),
                    "about one: one request was open then",
                    StopLessons.INVALID);
        }
    }

    /** Fails unless each read came of a report of its own. */
    void judgeOnce() {
        if (!lessons.play().again().isEmpty()) {
            throw lessons.fail(
                    "read twice after one wait: " + lessons.play().again() + gate().transcript(),
                    "one read for each that is reported",
                    "Whoever sends without end would keep you in that loop, and the others wait."
                            + " What is left is reported again: the kernel tells of what is there.");
        }
    }

    /** Fails unless each was taken off the list before it was closed. */
    FiveLessons judgeOffTheList() {
        List<Integer> listed = new ArrayList<>();
        for (NativeCall call : gate().cues().calls()) {
            if (call.name().equals("epoll_ctl") && !call.failed()) {
                Integer fd = (Integer) call.arguments().get(2);
                listed.remove(fd);
                if (!call.arguments().get(1).equals(SysEpoll.EPOLL_CTL_DEL)) {
                    listed.add(fd);
                }
            }
            if (call.name().equals("close") && listed.contains(call.fd())) {
                throw lessons.fail(
                        "closed, and still on the list of epoll: descriptor " + call.fd(),
                        "EPOLL_CTL_DEL, then close",
                        "The kernel clears the list when the last descriptor of a socket is closed,"
                                + " and whether yours is the last, you do not know. delete() says"
                                + " what you mean.");
            }
        }
        return lessons;
    }
}
